import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import type { PoolBonus } from '#server/domain/compensation/sum-bonuses.ts'

/** Shares are counted in hundredths, as points are. */
export const SHARE = 100

type PoolShares = PoolBonus['shares']
export type CountedShares = Exclude<PoolShares, { kind: 'BY_PLACE' }>
export type PlacedShares = Extract<PoolShares, { kind: 'BY_PLACE' }>

/** How many hundredths of a share each member holds; whoever may not be paid holds none. */
export function sharesOf(ground: BonusGround<PoolBonus>, shares: CountedShares): Float64Array {
  const { payable } = ground
  const shareOf = shareReader(ground, shares)
  return Float64Array.from(payable, (may, member) => (may === 1 ? Math.max(0, shareOf(member)) : 0))
}

function shareReader(
  { run, ranks }: BonusGround<PoolBonus>,
  shares: CountedShares,
): (member: number) => number {
  if (shares.kind === 'EQUAL') return () => SHARE
  if (shares.kind === 'BY_RANK') {
    const byRank = shares.byRank.map((count) => (count === undefined ? 0 : doubleOf(count) * SHARE))
    return (member) => byRank[ranks[member]!] ?? 0
  }
  if (shares.kind === 'BY_POINTS') return (member) => run.facts.stated.points[member] ?? 0
  const per = doubleOf(shares.per)
  const read = run.volumes.reader(shares.volume, 1)
  if (!shares.growth) return (member) => Math.floor(read(member) / per) * SHARE
  const before = run.facts.history.volumes.find(({ volume }) => volume === shares.volume)?.periods[0]
  return (member) => Math.floor((read(member) - (before?.[member] ?? 0)) / per) * SHARE
}

/**
 * Who stands on the places, highest volume first; the unqualified drop out and the list closes up. Ties: whose last
 * counted order came earlier, then the member number.
 */
export function placedMembers(
  { run, payable }: BonusGround<PoolBonus>,
  { volume, places }: PlacedShares,
): Int32Array {
  const read = run.volumes.reader(volume, 1)
  const last = lastOrders(run)
  const listed = run.memberOrder.filter((member) => payable[member] === 1 && read(member) > 0)
  listed.sort(
    (a, b) =>
      read(b) - read(a) ||
      (last.get(a) ?? 0) - (last.get(b) ?? 0) ||
      run.memberPlaces[a]! - run.memberPlaces[b]!,
  )
  return listed.subarray(0, places.length)
}

function lastOrders({ facts, sales }: BonusGround['run']): Map<number, number> {
  const { member, countedAt, count } = facts.orders
  const last = new Map<number, number>()
  for (let order = 0; order < count; order += 1) {
    const buyer = member[order]!
    if (buyer < 0 || sales.counted[order] === 0) continue
    if (countedAt[order]! > (last.get(buyer) ?? Number.NEGATIVE_INFINITY)) last.set(buyer, countedAt[order]!)
  }
  return last
}
