import { championOf, FAMILIES, type Family, type Seat } from '#server/domain/scoring/champion.ts'
import type { Span } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { logit, logLossOf, sigmoid } from '#server/domain/scoring/log-odds.ts'
import { fitPlatt, NO_CHANGE, type Platt } from '#server/domain/scoring/platt.ts'
import { type BlendScores, blendScores, learnSix, type SixFits } from '#server/domain/scoring/six-fits.ts'
import { Account, stakedScore } from '#server/domain/scoring/stake.ts'

/** A block of rows that was predicted before any of its outcomes was known. */
export interface PredictedBlock extends Span {
  readonly probability: Float64Array
  /** What the base rate said of each row. */
  readonly base: number
  readonly seat: Seat
  /** How far towards the models' log-odds the score goes from the base rate's, 0 to 1. */
  readonly stake: number
  /** Time is measured by the caller's clock, not here. */
  readonly retrained: boolean
}

/** A published model: what is needed to score a lead and to say why. */
export interface PublishedModel {
  readonly fits: SixFits | undefined
  readonly platt: Platt
  readonly seat: Seat
  readonly stake: number
  readonly baseScore: number
  readonly known: number
}

/** A predicted block with the model that predicted it. */
export interface Prediction {
  readonly block: PredictedBlock
  readonly model: PublishedModel
}

/** Below this many known outcomes, or of the rarer one, the base rate is published. */
export const OUTCOMES_LEAST = 100
export const RARER_LEAST = 10
/** Below this many the score is flagged. */
export const CONFIDENT_FROM = 400
/** The record begins here at the earliest. */
export const SHADOW_FROM = 50
/** New outcomes after which the models are learnt again: 2 %, at least 25. */
const RETRAIN_SHARE = 0.02
const RETRAIN_LEAST = 25

/** How a block is predicted. */
export interface Occasion {
  /** The first so many outcomes are known. */
  readonly known: number
  /** The six fits may be learnt again. */
  readonly learn: boolean
  /** False in the shadow: a record is kept, the base rate is what is said. */
  readonly published: boolean
}

/** What was said of one row and what it cost, waiting until the row's outcome is known. */
interface Said {
  readonly row: number
  /** By family, before recalibration. */
  readonly scores: Readonly<Record<Family, number>>
  /** By family, in nats. */
  readonly losses: Readonly<Record<Family, number>>
}

/**
 * Walks a table in order of time: each block is predicted by models that know only earlier outcomes, then its
 * outcomes are learnt (prequential, Dawid 1984). Outcomes that are known later than the next block reach neither the
 * models nor the record that chooses, recalibrates and stakes them.
 */
export class Rolling {
  readonly #table: LeadTable
  readonly #scores: Record<Family, number[]> = { BLEND: [], LOGISTIC: [], TREES: [] }
  readonly #losses: Record<Family, number[]> = { BLEND: [], LOGISTIC: [], TREES: [] }
  readonly #won: number[] = []
  readonly #account = new Account()
  /** Oldest first; without a lag all of it is settled when the next block begins. */
  #waiting: Said[] = []
  #fits: SixFits | undefined
  #learnt = 0

  constructor(table: LeadTable) {
    this.#table = table
  }

  /** Nats by which what was published can have been behind the base rate so far, whatever the outcomes. */
  get credit(): number {
    return this.#account.credit
  }

  /** Predicts a block with what is known; its outcomes enter the record when a later block knows them. */
  predict(span: Span, { known, learn, published }: Occasion): Prediction {
    const won = this.#table.won.subarray(0, known)
    const good = won.reduce((sum, each) => sum + each, 0)
    const rarer = Math.min(good, known - good)
    const [before, baseScore] = [this.#learnt, logit((good + 0.5) / (known + 1))]
    this.#settle(known)
    if (learn) this.#relearn(known, rarer)
    const scores = this.#fits && blendScores(this.#fits, this.#table, span)
    const enough = known >= OUTCOMES_LEAST && rarer >= RARER_LEAST
    const { said, ...choice } = scores
      ? this.#stake({ span, scores, baseScore, published: published && enough })
      : { said: undefined, ...NOTHING_STAKED }
    const model = { fits: this.#fits, baseScore, known, ...choice }
    const probability = said
      ? said.map((each) => sigmoid(stakedScore(baseScore, each, model.stake)))
      : new Float64Array(span.to - span.from).fill(sigmoid(baseScore))
    const { seat, stake } = model
    const retrained = this.#learnt !== before
    return { block: { ...span, probability, base: sigmoid(baseScore), seat, stake, retrained }, model }
  }

  #relearn(known: number, rarer: number): void {
    const due = Math.max(RETRAIN_LEAST, RETRAIN_SHARE * known)
    if (rarer < 2 || known < SHADOW_FROM || (this.#fits && known - this.#learnt < due)) return
    this.#fits = learnSix(this.#table, { from: 0, to: known })
    this.#learnt = known
  }

  /** Who speaks and how much is staked on it; writes down what every family says. */
  #stake({ span, scores, baseScore, published }: Staking) {
    const won = this.#won
    const platts = byFamily((family) => fitPlatt({ scores: this.#scores[family], won }))
    const families = { BLEND: scores.blend, LOGISTIC: scores.logistic, TREES: scores.trees }
    const calibrated = byFamily((family) => {
      const { slope, intercept } = platts[family]
      return families[family].map((score) => score * slope + intercept)
    })
    const family = championOf(this.#losses)
    const said = calibrated[family]
    const stake = this.#account.place({ base: baseScore, said, published })
    for (let at = 0; at < said.length; at += 1) {
      const row = span.from + at
      this.#waiting.push({
        row,
        scores: byFamily((each) => families[each][at]!),
        losses: byFamily((each) => logLossOf(calibrated[each][at]!, this.#table.won[row]!)),
      })
    }
    return { said, platt: platts[family], seat: stake > 0 ? family : ('BASE' as const), stake }
  }

  /** Takes what was said of rows whose outcomes are known by now into the record. */
  #settle(known: number): void {
    const settled = this.#waiting.filter(({ row }) => row < known)
    const outcomes = settled.map(({ row }) => this.#table.won[row]!)
    for (const { scores, losses } of settled) {
      for (const family of FAMILIES) {
        this.#scores[family].push(scores[family])
        this.#losses[family].push(losses[family])
      }
    }
    this.#won.push(...outcomes)
    this.#account.settle(outcomes)
    this.#waiting = this.#waiting.slice(settled.length)
  }
}

interface Staking {
  readonly span: Span
  readonly scores: BlendScores
  readonly baseScore: number
  readonly published: boolean
}

const NOTHING_STAKED = { platt: NO_CHANGE, seat: 'BASE', stake: 0 } as const

const byFamily = <T>(of: (family: Family) => T): Record<Family, T> => ({
  BLEND: of('BLEND'),
  LOGISTIC: of('LOGISTIC'),
  TREES: of('TREES'),
})

/** Log-odds that a model publishes. */
export function publishedScores(
  { seat, platt, stake, baseScore }: PublishedModel,
  scores: BlendScores,
  { from, to }: Span,
): Float64Array {
  if (seat === 'BASE') return new Float64Array(to - from).fill(baseScore)
  const said = { BLEND: scores.blend, LOGISTIC: scores.logistic, TREES: scores.trees }[seat]
  return said.map((score) => stakedScore(baseScore, score * platt.slope + platt.intercept, stake))
}
