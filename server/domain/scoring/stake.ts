import { logLossOf, sigmoid } from '#server/domain/scoring/log-odds.ts'
import { HALF_LIFE, LAST } from '#server/domain/scoring/platt.ts'

/** What is staked on one lead, in log-odds: what the base rate says, what the models say, and the two stakes. */
export interface Bet {
  readonly base: number
  readonly said: number
  /** The stake that the record asks for: it is what the shadow plays. */
  readonly wanted: number
  /** The stake that is published; 0 in the shadow. */
  readonly stake: number
}

/** Log-odds between the base rate's (stake 0) and the models' (stake 1). */
export const stakedScore = (base: number, said: number, stake: number): number => base + stake * (said - base)

/** Nats that luck alone may bring the shadow: under a true base rate e^6 = 400 to 1 against it (Ville 1939). */
export const LUCK = 6
/** Nats that are lent, all or none: a smaller loan is lost by a trifle. */
export const LOAN = 2
/** Outcomes the shadow must have played for before anything is lent. */
export const PLAYED_LEAST = 100
/** Beyond this many nats in the shadow no loan has to be repaid: 3 million to 1. */
export const BEYOND_DOUBT = 15
/** Nats ahead at which the loan counts as repaid. */
export const REPAID_AT = 0.2

/** Draws the stake towards 0: a short record must not stake much. */
const RIDGE = 2
const HALVINGS = 20

/** Bets whose outcomes are known, oldest first. */
interface Past {
  readonly base: readonly number[]
  readonly said: readonly number[]
  readonly won: readonly number[]
}

/**
 * The stake that would have served best on the last 3,000 known outcomes, newer ones weighing more, drawn towards 0:
 * the lowest point of a convex loss, by halving the interval on its slope. In [0, 1].
 */
export function bestStake({ base, said, won }: Past): number {
  const from = Math.max(0, won.length - LAST)
  const weights = won.slice(from).map((_, at) => 0.5 ** ((won.length - 1 - from - at) / HALF_LIFE))
  const slopeAt = (stake: number): number => {
    let slope = RIDGE * stake
    for (let at = from; at < won.length; at += 1) {
      const probability = sigmoid(stakedScore(base[at]!, said[at]!, stake))
      slope += weights[at - from]! * (probability - won[at]!) * (said[at]! - base[at]!)
    }
    return slope
  }
  if (slopeAt(0) >= 0) return 0
  if (slopeAt(1) <= 0) return 1
  let [low, high] = [0, 1]
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2
    if (slopeAt(middle) > 0) high = middle
    else low = middle
  }
  return low
}

/** Nats that a score can lose on the base rate's at most, whatever the outcome. */
export function lossAtWorst(base: number, score: number): number {
  const outcome = score < base ? 1 : 0
  return logLossOf(score, outcome) - logLossOf(base, outcome)
}

/** Nats gained on the base rate by a stake. */
const gainOf = ({ base, said }: Bet, stake: number, won: number): number =>
  logLossOf(base, won) - logLossOf(stakedScore(base, said, stake), won)

/**
 * Keeps the published score from falling behind the base rate: it stakes earned nats only. The shadow plays the
 * wanted stake from the first prediction on and publishes nothing. If it has earned more than luck when publication
 * begins, after 100 outcomes at least, a little is lent until the published score is ahead by itself; what it holds
 * beyond doubt is lent always. A block's stake is so small that the block, had it the worst outcomes possible, would
 * cost no more than own gains and loan.
 *
 * So, whatever the outcomes: published loss <= base rate's loss + `credit`, at every moment since publication began;
 * once ahead by `REPAID_AT`, and while the shadow holds no more than `BEYOND_DOUBT`, never behind again. The credit is
 * `LOAN`, or what the shadow held at its best less `BEYOND_DOUBT` where that is more; and nothing while the shadow
 * has not held `LUCK`. Proof: the loss is convex in the stake, so a stake s costs at most s times what the full stake
 * would; outcomes not yet known are held to be the worst.
 */
export class Account {
  readonly #past = { base: [] as number[], said: [] as number[], won: [] as number[] }
  #open: Bet[] = []
  #shadow = 0
  #published = 0
  #lent: number | undefined
  #credit = 0

  /** Nats by which the published score may have been behind at most so far. */
  get credit(): number {
    return this.#credit
  }

  /** Nats the published score is ahead by, among known outcomes. */
  get published(): number {
    return this.#published
  }

  /** Nats the shadow is ahead by, among known outcomes. */
  get shadow(): number {
    return this.#shadow
  }

  /** Places the bets of a block; answers the stake that is published, 0 for a block in the shadow. */
  place(block: Block): number {
    const wanted = bestStake(this.#past)
    const stake = block.published ? Math.min(wanted, this.#affordable(block)) : 0
    for (const said of block.said) this.#open.push({ base: block.base, said, wanted, stake })
    return stake
  }

  /** Hears the outcomes of the oldest bets. */
  settle(outcomes: readonly number[]): void {
    for (const [at, won] of outcomes.entries()) {
      const bet = this.#open[at]!
      this.#shadow += gainOf(bet, bet.wanted, won)
      this.#published += gainOf(bet, bet.stake, won)
      this.#past.base.push(bet.base)
      this.#past.said.push(bet.said)
      this.#past.won.push(won)
    }
    this.#open = this.#open.slice(outcomes.length)
  }

  #affordable({ base, said }: Block): number {
    const credit = this.#creditNow()
    const pending = this.#open.reduce(
      (sum, bet) => sum + lossAtWorst(bet.base, stakedScore(bet.base, bet.said, bet.stake)),
      0,
    )
    const balance = this.#published - pending + credit
    const worst = said.reduce((sum, each) => sum + lossAtWorst(base, each), 0)
    if (balance <= 0 || worst === 0) return 0
    this.#credit = Math.max(this.#credit, credit)
    return balance / worst
  }

  #creditNow(): number {
    if (this.#past.won.length >= PLAYED_LEAST) this.#lent ??= this.#shadow >= LUCK ? LOAN : 0
    if (this.#published >= REPAID_AT) this.#lent = 0
    const beyond = this.#shadow - BEYOND_DOUBT
    return Math.max(this.#lent ?? 0, beyond >= LOAN ? beyond : 0)
  }
}

/** A block of leads about to be predicted. */
export interface Block {
  readonly base: number
  readonly said: Float64Array
  readonly published: boolean
}
