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
  /** How often outcomes are taken in. */
  readonly step: number
  /** Outcomes become known this many rows later. */
  readonly lag: number
}

/**
 * Outcomes are taken in, and the score recalibrated, after every half percent; the models are learnt again after
 * 2 % (below). Measured on the last fifth but one and the last fifth of both shared files: taking outcomes in four
 * times as often lowered the calibration error and the log-loss on every one of the four.
 */
export const DEFAULT_BACK_TEST: BackTestPlan = { from: 0.8, step: 0.005, lag: 0 }

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

  /** The model as it stands when the first `known` outcomes are known. */
  publish(known: number): PublishedModel {
    const won = this.#table.won.subarray(0, known)
    const good = won.reduce((sum, each) => sum + each, 0)
    const baseScore = logit((good + 0.5) / (known + 1))
    this.#settle(known)
    this.#relearn(known, Math.min(good, known - good))
    const enough = known >= OUTCOMES_LEAST && Math.min(good, known - good) >= RARER_LEAST
    const seat = enough && this.#fits ? championOf(this.#judging.record) : 'BASE'
    const { scores, won: judged } = this.#judging
    const series = { BASE: [], BLEND: scores.blend, LOGISTIC: scores.logistic, TREES: scores.trees }[seat]
    const platt = seat === 'BASE' ? NO_CHANGE : fitPlatt({ scores: series, won: judged })
    return { fits: this.#fits, platt, seat, baseScore, known }
  }

  /** Predicts a block with what is known; its outcomes enter the record once `publish` hears that they are known. */
  predict(span: Span, known: number): { readonly block: PredictedBlock; readonly model: PublishedModel } {
    const before = this.#learnt
    const model = this.publish(known)
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
  const size = Math.max(1, Math.round(plan.step * count))
  const lead = Math.max(Math.min(SHADOW_FROM, begin), Math.floor((plan.from - LEAD_IN) * count))
  const rolling = new Rolling(table)
  const blocks: PredictedBlock[] = []
  let frozen: PublishedModel | undefined
  let final: PublishedModel | undefined
  for (let from = lead; from < count; ) {
    const to = Math.min(count, from < begin ? Math.min(begin, from + size) : from + size)
    tick()
    const { block, model } = rolling.predict({ from, to }, Math.max(0, from - plan.lag))
    tick()
    if (from >= begin) {
      blocks.push(block)
      frozen ??= model
    }
    final = model
    from = to
  }
  const standing = (): PublishedModel => rolling.publish(Math.max(0, count - plan.lag))
  const last = final ?? standing()
  return { blocks, frozen: frozen ?? last, final: last, standing }
}
