import type { Facts } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { RunResult } from '#server/domain/compensation/result.ts'
import { compareMemberNumbers } from '#server/domain/kernel/member-number.ts'
import { type Rate, rateOf } from '#server/domain/kernel/rate.ts'

/** One side of a comparison: a plan, the facts as that plan reads them, and what came out. */
export interface ComparedRun {
  readonly plan: Plan
  readonly facts: Facts
  readonly result: RunResult
}

/** Minor units under the one and the other plan. */
export interface BeforeAfter {
  readonly before: bigint
  readonly after: bigint
}

/** Why a member's amount changes: which bonus brings how much more or less, over how many lines. */
export interface ChangeReason extends BeforeAfter {
  /** A bonus of either plan, or `ADJUSTMENTS`. */
  readonly bonus: string
  readonly linesBefore: number
  readonly linesAfter: number
}

export interface MemberChange extends BeforeAfter {
  readonly member: string
  readonly rank: { readonly before: string | null; readonly after: string | null }
  readonly reasons: readonly ChangeReason[]
}

/** What would change if another plan had held on the same facts (section 10, what-if). */
export interface RunComparison {
  readonly period: string
  readonly total: BeforeAfter
  /** CV of all orders of the period, refunds netted. */
  readonly cv: bigint
  /** Payout per unit of CV; `undefined` without CV. */
  readonly payoutToCv: { readonly before: Rate | undefined; readonly after: Rate | undefined }
  readonly bonuses: readonly ({ readonly bonus: string } & BeforeAfter)[]
  readonly breakage: readonly ({ readonly reason: string } & BeforeAfter)[]
  readonly winners: number
  readonly losers: number
  readonly unchanged: number
  /** The change of the member at 5, 25, 50, 75 and 95 % of those whose amount changes. */
  readonly quantiles: readonly { readonly share: string; readonly change: bigint }[]
  readonly ranks: readonly { readonly rank: string; readonly before: number; readonly after: number }[]
  /** Everybody whose amount changes, the largest change first, then by member number. */
  readonly members: readonly MemberChange[]
}

const QUANTILES = [
  ['0.05', 5],
  ['0.25', 25],
  ['0.50', 50],
  ['0.75', 75],
  ['0.95', 95],
] as const

/** Compares two runs over the same facts. Members are matched by number, so either side may order them freely. */
export function compareRuns(before: ComparedRun, after: ComparedRun): RunComparison {
  const sides = [memberSums(before), memberSums(after)] as const
  const members = changes(before, after, sides)
  const differences = members.map((row) => row.after - row.before)
  const winners = differences.filter((change) => change > 0n).length
  const total = { before: totalOf(before), after: totalOf(after) }
  const cv = cvOf(before.facts)
  return {
    period: before.result.period.id,
    total,
    cv,
    payoutToCv: { before: ratio(total.before, cv), after: ratio(total.after, cv) },
    bonuses: paired(bonusSums(before), bonusSums(after)).map(([bonus, row]) => ({ bonus, ...row })),
    breakage: paired(breakageSums(before), breakageSums(after)).map(([reason, row]) => ({ reason, ...row })),
    winners,
    losers: differences.length - winners,
    unchanged: before.facts.members.count - differences.length,
    quantiles: quantiles(differences),
    ranks: rankCounts(before, after),
    members,
  }
}

/** Sums of an earner by bonus, with the number of lines behind each. */
type Sums = Map<string, Map<string, { amount: bigint; lines: number }>>

function memberSums({ plan, facts, result }: ComparedRun): Sums {
  const sums: Sums = new Map()
  const add = (member: number, bonus: string, amount: bigint): void => {
    const number = facts.members.numbers[member] ?? ''
    const own = sums.get(number) ?? new Map<string, { amount: bigint; lines: number }>()
    const row = own.get(bonus) ?? { amount: 0n, lines: 0 }
    own.set(bonus, { amount: row.amount + amount, lines: row.lines + 1 })
    sums.set(number, own)
  }
  const { lines } = result
  for (let i = 0; i < lines.count; i += 1) {
    const bonus = plan.bonuses[lines.bonus[i]!]?.id ?? ''
    add(lines.earner[i]!, bonus, BigInt(lines.amount[i]!))
  }
  for (const { earner, amount } of result.adjustments) add(earner, 'ADJUSTMENTS', amount)
  return sums
}

function changes(
  before: ComparedRun,
  after: ComparedRun,
  [left, right]: readonly [Sums, Sums],
): MemberChange[] {
  const ranks = [rankNames(before), rankNames(after)] as const
  const numbers = new Set([...left.keys(), ...right.keys()])
  const found = [...numbers].flatMap((member): MemberChange[] => {
    const reasons = reasonsOf(left.get(member), right.get(member))
    const row = { before: sumUp(left.get(member)), after: sumUp(right.get(member)) }
    if (row.before === row.after) return []
    const rank = { before: ranks[0].get(member) ?? null, after: ranks[1].get(member) ?? null }
    return [{ member, ...row, rank, reasons }]
  })
  return found.sort(byChange)
}

function byChange(left: MemberChange, right: MemberChange): number {
  const size = (row: MemberChange): bigint => {
    const change = row.after - row.before
    return change < 0n ? -change : change
  }
  const [a, b] = [size(left), size(right)]
  return a === b ? compareMemberNumbers(left.member, right.member) : a < b ? 1 : -1
}

const sumUp = (own: ReadonlyMap<string, { amount: bigint }> | undefined): bigint =>
  [...(own?.values() ?? [])].reduce((sum, { amount }) => sum + amount, 0n)

type Own = ReadonlyMap<string, { amount: bigint; lines: number }> | undefined

function reasonsOf(left: Own, right: Own): ChangeReason[] {
  const names = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])
  return [...names]
    .map((bonus) => ({
      bonus,
      before: left?.get(bonus)?.amount ?? 0n,
      after: right?.get(bonus)?.amount ?? 0n,
      linesBefore: left?.get(bonus)?.lines ?? 0,
      linesAfter: right?.get(bonus)?.lines ?? 0,
    }))
    .filter((reason) => reason.before !== reason.after)
}

function rankNames({ plan, facts, result }: ComparedRun): ReadonlyMap<string, string | null> {
  return new Map(
    facts.members.numbers.map((number, member) => [
      number,
      plan.ranks[result.ranks.paidAs[member] ?? -1]?.id ?? null,
    ]),
  )
}

function totalOf({ result }: ComparedRun): bigint {
  let total = 0n
  for (const amount of result.totals) total += BigInt(amount)
  return total
}

function cvOf(facts: Facts): bigint {
  let cv = 0n
  for (const amount of facts.lines.cv) cv += BigInt(amount)
  for (const refund of facts.refunds) cv -= BigInt(refund.cv)
  return cv
}

const ratio = (total: bigint, cv: bigint): Rate | undefined => (cv > 0n ? rateOf(total, cv) : undefined)

function bonusSums({ plan, result }: ComparedRun): ReadonlyMap<string, bigint> {
  return new Map(result.bonusTotals.map((row) => [plan.bonuses[row.bonus]?.id ?? '', row.paid]))
}

function breakageSums({ result }: ComparedRun): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { reason, amount } of result.breakage) sums.set(reason, (sums.get(reason) ?? 0n) + amount)
  return sums
}

function paired(
  left: ReadonlyMap<string, bigint>,
  right: ReadonlyMap<string, bigint>,
): (readonly [string, BeforeAfter])[] {
  const names = new Set([...left.keys(), ...right.keys()])
  return [...names].map((name) => [name, { before: left.get(name) ?? 0n, after: right.get(name) ?? 0n }])
}

/** The nearest-rank quantiles of the changes, smallest first. */
function quantiles(differences: readonly bigint[]): RunComparison['quantiles'] {
  if (differences.length === 0) return []
  const sorted = [...differences].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0))
  return QUANTILES.map(([share, percent]) => {
    const place = Math.ceil((percent * sorted.length) / 100) - 1
    return { share, change: sorted[Math.max(0, place)] ?? 0n }
  })
}

function rankCounts(before: ComparedRun, after: ComparedRun): RunComparison['ranks'] {
  const [left, right] = [countsByRank(before), countsByRank(after)]
  const names = new Set([...left.keys(), ...right.keys()])
  return [...names].map((rank) => ({ rank, before: left.get(rank) ?? 0, after: right.get(rank) ?? 0 }))
}

function countsByRank({ plan, result }: ComparedRun): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(plan.ranks.map(({ id }) => [id, 0]))
  for (const rank of result.ranks.paidAs) {
    const id = plan.ranks[rank]?.id
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
