/** Whose log-odds are staked against the base rate's. */
export const FAMILIES = ['BLEND', 'LOGISTIC', 'TREES'] as const
export type Family = (typeof FAMILIES)[number]

/** Who publishes the score; the base rate where nothing is staked. */
export type Seat = 'BASE' | Family

/** Losses of each family on rows predicted before their outcomes were known, oldest first, in nats. */
export type LossRecord = Readonly<Record<Family, readonly number[]>>

const LAST = 1_500
/** Nats a lead by which one family must beat the blend, and the record it needs. */
const BETTER = 0.01
const RECORD_LEAST = 5_000

function sum(losses: readonly number[], from: number): number {
  let total = 0
  for (let at = Math.max(0, from); at < losses.length; at += 1) total += losses[at]!
  return total
}

/**
 * The family that speaks, by prequential log-loss (Dawid 1984): the blend, unless one alone is better by 0.01 nats a
 * lead over the last 1,500 outcomes and the record has 5,000.
 */
export function championOf(record: LossRecord): Family {
  const count = record.BLEND.length
  if (count < RECORD_LEAST) return 'BLEND'
  const lossOf = (family: Family): number => sum(record[family], count - LAST) / LAST
  const best = lossOf('TREES') < lossOf('LOGISTIC') ? 'TREES' : 'LOGISTIC'
  return lossOf(best) <= lossOf('BLEND') - BETTER ? best : 'BLEND'
}
