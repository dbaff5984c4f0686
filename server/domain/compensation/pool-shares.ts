import type { PoolBonus } from '#server/domain/compensation/bonus-document.ts'
import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import type { PoolShares } from '#server/domain/compensation/pool-division.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'

/** Who holds how many shares of a pool; whoever may not be paid holds none. */
export function sharesOf(ground: BonusGround<PoolBonus>): Float64Array {
  const { bonus, payable } = ground
  if (bonus.shares.kind === 'BY_PLACE') return sharesByPlace(ground, bonus.shares)
  const shareOf = shareReader(ground, bonus.shares)
  const shares = new Float64Array(payable.length)
  for (let member = 0; member < payable.length; member += 1) {
    if (payable[member] === 1) shares[member] = Math.max(0, shareOf(member))
  }
  return shares
}

type ReadShares = Exclude<PoolShares, { kind: 'BY_PLACE' }>

function shareReader({ run, ranks }: BonusGround<PoolBonus>, shares: ReadShares): (member: number) => number {
  if (shares.kind === 'EQUAL') return () => 1
  if (shares.kind === 'BY_RANK') {
    const byRank = shares.byRank.map((count) => (count === undefined ? 0 : doubleOf(count)))
    return (member) => byRank[ranks[member]!] ?? 0
  }
  if (shares.kind === 'BY_POINTS') return (member) => run.facts.stated.points[member] ?? 0
  const per = doubleOf(shares.per)
  const read = run.volumes.reader(shares.volume, 1)
  if (!shares.growth) return (member) => Math.floor(read(member) / per)
  const before = run.facts.history.volumes.find(({ volume }) => volume === shares.volume)?.periods[0]
  return (member) => Math.floor((read(member) - (before?.[member] ?? 0)) / per)
}

type ByPlace = Extract<PoolShares, { kind: 'BY_PLACE' }>

/**
 * The list of places, highest volume first; the unqualified drop out and the list closes up. Ties: whose last
 * counted order came earlier, then the member number. Shares become whole numbers over one denominator.
 */
function sharesByPlace({ run, payable }: BonusGround<PoolBonus>, { volume, places }: ByPlace): Float64Array {
  const read = run.volumes.reader(volume, 1)
  const last = lastOrders(run.facts.orders)
  const listed = [...run.memberOrder].filter((member) => payable[member] === 1 && read(member) > 0)
  listed.sort(
    (a, b) =>
      read(b) - read(a) ||
      (last.get(a) ?? 0) - (last.get(b) ?? 0) ||
      run.memberPlaces[a]! - run.memberPlaces[b]!,
  )
  const weights = wholeShares(places)
  const shares = new Float64Array(payable.length)
  listed.slice(0, weights.length).forEach((member, place) => {
    shares[member] = weights[place]!
  })
  return shares
}

function lastOrders({
  member,
  countedAt,
  count,
}: BonusGround['run']['facts']['orders']): Map<number, number> {
  const last = new Map<number, number>()
  for (let order = 0; order < count; order += 1) {
    const buyer = member[order]!
    if (buyer >= 0 && countedAt[order]! > (last.get(buyer) ?? Number.NEGATIVE_INFINITY)) {
      last.set(buyer, countedAt[order]!)
    }
  }
  return last
}

function wholeShares(places: readonly Rate[]): number[] {
  const common = places.reduce((product, { denominator }) => product * denominator, 1n)
  return places.map(({ numerator, denominator }) => doubleOf((common / denominator) * numerator))
}
