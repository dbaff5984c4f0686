/** Who publishes the score. */
export const SEATS = ['BASE', 'BLEND', 'LOGISTIC', 'TREES'] as const
export type Seat = (typeof SEATS)[number]

/** Losses of every candidate on rows predicted before their outcomes were known, oldest first, in nats. */
export type LossRecord = Readonly<Record<Seat, readonly number[]>>

/** Nats the blend must have gained on the base rate to earn the seat. */
const EARNED = 2
const LAST = 1_500
/** Nats a lead by which one family must beat the blend, and the record it needs. */
const BETTER = 0.01
const RECORD_LEAST = 5_000

const sum = (losses: readonly number[], from = 0): number => {
  let total = 0
  for (let at = Math.max(0, from); at < losses.length; at += 1) total += losses[at]!
  return total
}

/**
 * The champion by prequential log-loss (Dawid 1984), with the base rate as the seat to win: the blend holds it while
 * it is at least 2 nats better over its whole record or over the last 1,500 outcomes. One family alone replaces the
 * blend when it is better by 0.01 nats a lead over the last 1,500 and the record has 5,000.
 */
export function championOf(record: LossRecord): Seat {
  const count = record.BASE.length
  const last = count - LAST
  const gained = (from: number): number => sum(record.BASE, from) - sum(record.BLEND, from)
  if (gained(0) < EARNED && gained(last) < EARNED) return 'BASE'
  if (count < RECORD_LEAST) return 'BLEND'
  const blend = sum(record.BLEND, last) / LAST
  const families = (['LOGISTIC', 'TREES'] as const).map((seat) => ({
    seat,
    loss: sum(record[seat], last) / LAST,
  }))
  const best = families.reduce((left, right) => (right.loss < left.loss ? right : left))
  return best.loss <= blend - BETTER ? best.seat : 'BLEND'
}
