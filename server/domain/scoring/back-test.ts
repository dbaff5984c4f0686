import { championOf, SEATS, type Seat } from '#server/domain/scoring/champion.ts'
import type { Span } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { logit, logLossOf, sigmoid } from '#server/domain/scoring/log-odds.ts'
import { fitPlatt, NO_CHANGE, type Platt } from '#server/domain/scoring/platt.ts'
import { type BlendScores, blendScores, learnSix, type SixFits } from '#server/domain/scoring/six-fits.ts'

/** How a back-test walks through time; shares are of all rows. */
export interface BackTestPlan {
  /** The report covers this share to the end. */
  readonly from: number
  /** How often the models are learnt again. */
  readonly step: number
  /** Outcomes become known this many rows later. */
  readonly lag: number
}

export const DEFAULT_BACK_TEST: BackTestPlan = { from: 0.8, step: 0.02, lag: 0 }

/**
 * Within a step the models stand, but outcomes are taken in and the score is recalibrated this many times: that costs
 * nothing, and the world does not wait for a nightly training. Measured: log-loss falls on both shared files, on the
 * fifth that is judged and on the one before it.
 */
const RECALIBRATIONS = 4

/** A block of rows that was predicted before any of its outcomes was known. */
export interface PredictedBlock extends Span {
  readonly probability: Float64Array
  /** What the base rate said of each row. */
  readonly base: number
  readonly seat: Seat
  /** Time is measured by the caller's clock, not here. */
  readonly retrained: boolean
}

/** A published model: what is needed to score a lead and to say why. */
export interface PublishedModel {
  readonly fits: SixFits | undefined
  readonly platt: Platt
  readonly seat: Seat
  readonly baseScore: number
  readonly known: number
}

/** Below this many known outcomes, or of the rarer one, the base rate is published. */
export const OUTCOMES_LEAST = 100
export const RARER_LEAST = 10
/** Below this many the score is flagged. */
export const CONFIDENT_FROM = 400
/** The record begins here at the earliest. */
const SHADOW_FROM = 50
/** New outcomes after which the models are learnt again: 2 %, at least 25. */
const RETRAIN_SHARE = 0.02
const RETRAIN_LEAST = 25
/** The pass begins this share earlier than its report, so that champion and recalibration have a record. */
const LEAD_IN = 0.2

interface Judging {
  readonly record: Record<Seat, number[]>
  readonly scores: { blend: number[]; logistic: number[]; trees: number[] }
  readonly won: number[]
}

/** What was said of one row and what it cost, waiting until the row's outcome is known. */
interface Said {
  readonly row: number
  readonly loss: Readonly<Record<Seat, number>>
  readonly blend: number
  readonly logistic: number
  readonly trees: number
}

/** A predicted block with the model that predicted it. */
export interface Prediction {
  readonly block: PredictedBlock
  readonly model: PublishedModel
}

/**
 * Walks a table in order of time: each block is predicted by models that know only earlier outcomes, then its
 * outcomes are learnt (prequential, Dawid 1984). Outcomes that are known later than the next block reach neither the
 * models nor the record that chooses and recalibrates them.
 */
export class Rolling {
  readonly #table: LeadTable
  readonly #judging: Judging = {
    record: { BASE: [], BLEND: [], LOGISTIC: [], TREES: [] },
    scores: { blend: [], logistic: [], trees: [] },
    won: [],
  }
  /** Oldest first; without a lag all of it is settled when the next block begins. */
  #waiting: Said[] = []
  #fits: SixFits | undefined
  #learnt = 0

  constructor(table: LeadTable) {
    this.#table = table
  }

  /** The model as it stands when the first `known` outcomes are known; `learn`: the six fits may be learnt again. */
  publish(known: number, learn = true): PublishedModel {
    const won = this.#table.won.subarray(0, known)
    const good = won.reduce((sum, each) => sum + each, 0)
    const baseScore = logit((good + 0.5) / (known + 1))
    this.#settle(known)
    if (learn) this.#relearn(known, Math.min(good, known - good))
    const enough = known >= OUTCOMES_LEAST && Math.min(good, known - good) >= RARER_LEAST
    const seat = enough && this.#fits ? championOf(this.#judging.record) : 'BASE'
    const { scores, won: judged } = this.#judging
    const series = { BASE: [], BLEND: scores.blend, LOGISTIC: scores.logistic, TREES: scores.trees }[seat]
    const platt = seat === 'BASE' ? NO_CHANGE : fitPlatt({ scores: series, won: judged })
    return { fits: this.#fits, platt, seat, baseScore, known }
  }

  /** Predicts a block with what is known; its outcomes enter the record once `publish` hears that they are known. */
  predict(span: Span, known: number, learn = true): Prediction {
    const before = this.#learnt
    const model = this.publish(known, learn)
    const scores = this.#fits && blendScores(this.#fits, this.#table, span)
    const probability = scores
      ? publishedScores(model, scores, span).map(sigmoid)
      : new Float64Array(span.to - span.from).fill(sigmoid(model.baseScore))
    const base = sigmoid(model.baseScore)
    if (scores && known >= SHADOW_FROM) this.#judge(span, scores, model.baseScore)
    return {
      block: { ...span, probability, base, seat: model.seat, retrained: this.#learnt !== before },
      model,
    }
  }

  #relearn(known: number, rarer: number): void {
    const due = Math.max(RETRAIN_LEAST, RETRAIN_SHARE * known)
    if (rarer < 2 || known < SHADOW_FROM || (this.#fits && known - this.#learnt < due)) return
    this.#fits = learnSix(this.#table, { from: 0, to: known })
    this.#learnt = known
  }

  #judge({ from, to }: Span, scores: BlendScores, baseScore: number): void {
    const { scores: series, won } = this.#judging
    const platts = {
      BLEND: fitPlatt({ scores: series.blend, won }),
      LOGISTIC: fitPlatt({ scores: series.logistic, won }),
      TREES: fitPlatt({ scores: series.trees, won }),
    }
    const said = { BLEND: scores.blend, LOGISTIC: scores.logistic, TREES: scores.trees }
    const lossOf = (seat: 'BLEND' | 'LOGISTIC' | 'TREES', row: number): number => {
      const { slope, intercept } = platts[seat]
      return logLossOf(said[seat][row - from]! * slope + intercept, this.#table.won[row]!)
    }
    for (let row = from; row < to; row += 1) {
      this.#waiting.push({
        row,
        loss: {
          BASE: logLossOf(baseScore, this.#table.won[row]!),
          BLEND: lossOf('BLEND', row),
          LOGISTIC: lossOf('LOGISTIC', row),
          TREES: lossOf('TREES', row),
        },
        blend: scores.blend[row - from]!,
        logistic: scores.logistic[row - from]!,
        trees: scores.trees[row - from]!,
      })
    }
  }

  /** Takes what was said of rows whose outcomes are known by now into the record. */
  #settle(known: number): void {
    const { record, scores, won } = this.#judging
    for (const { row, loss, ...said } of this.#waiting.filter((each) => each.row < known)) {
      for (const seat of SEATS) record[seat].push(loss[seat])
      scores.blend.push(said.blend)
      scores.logistic.push(said.logistic)
      scores.trees.push(said.trees)
      won.push(this.#table.won[row]!)
    }
    this.#waiting = this.#waiting.filter((each) => each.row >= known)
  }
}

/** Log-odds that a model publishes. */
export function publishedScores(
  { seat, platt, baseScore }: PublishedModel,
  scores: BlendScores,
  { from, to }: Span,
): Float64Array {
  if (seat === 'BASE') return new Float64Array(to - from).fill(baseScore)
  const said = { BLEND: scores.blend, LOGISTIC: scores.logistic, TREES: scores.trees }[seat]
  return said.map((score) => score * platt.slope + platt.intercept)
}

/** What a whole back-test gives. */
export interface BackTest {
  /** Blocks of the report, oldest first. */
  readonly blocks: readonly PredictedBlock[]
  /** The model of the report's beginning: trained once. */
  readonly frozen: PublishedModel
  /** The model that predicted the last block. */
  readonly final: PublishedModel
  /** The model that knows every outcome known at the end; learnt when asked for. */
  readonly standing: () => PublishedModel
}

/** Runs the pass; `tick` is called before and after each block, so that a caller can measure. */
export function backTest(table: LeadTable, plan: BackTestPlan, tick: () => void = () => undefined): BackTest {
  const { count } = table
  const begin = Math.floor(plan.from * count)
  const lead = Math.max(Math.min(SHADOW_FROM, begin), Math.floor((plan.from - LEAD_IN) * count))
  const rolling = new Rolling(table)
  const blocks: PredictedBlock[] = []
  let frozen: PublishedModel | undefined
  let final: PublishedModel | undefined
  for (const { from, to, learn } of stepsOf({ lead, begin, count, step: plan.step })) {
    tick()
    const { block, model } = rolling.predict({ from, to }, Math.max(0, from - plan.lag), learn)
    tick()
    if (from >= begin) {
      blocks.push(block)
      frozen ??= model
    }
    final = model
  }
  const standing = (): PublishedModel => rolling.publish(Math.max(0, count - plan.lag))
  const last = final ?? standing()
  return { blocks, frozen: frozen ?? last, final: last, standing }
}

interface Step extends Span {
  /** The first part of a step: the models may be learnt again. */
  readonly learn: boolean
}

/** Steps from the lead-in to the end, each in parts; a step ends where the report begins. */
function* stepsOf(pass: {
  readonly lead: number
  readonly begin: number
  readonly count: number
  readonly step: number
}): Generator<Step> {
  const size = Math.max(1, Math.round(pass.step * pass.count))
  for (let from = pass.lead; from < pass.count; ) {
    const to = Math.min(from < pass.begin ? pass.begin : pass.count, from + size)
    const part = Math.max(1, Math.ceil((to - from) / RECALIBRATIONS))
    for (let at = from; at < to; at += part)
      yield { from: at, to: Math.min(to, at + part), learn: at === from }
    from = to
  }
}
