import type { GatheredFacts } from '#server/domain/compensation/gathered-facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { RunResult } from '#server/domain/compensation/result.ts'

/** Both sides of a number that was computed on two roads. */
export interface RunCheck {
  readonly code: 'LINES_STATEMENTS' | 'STATEMENTS_LEDGER' | 'ENTITLEMENT' | 'STORED'
  readonly left: string
  readonly right: string
  readonly ok: boolean
}

/** What the period workspace shows of a computation. Amounts are text of whole minor units, kept as canonical JSON. */
export interface RunReport {
  readonly cvMinor: string
  readonly orders: number
  readonly earners: number
  readonly lines: number
  readonly earnedMinor: string
  readonly adjustmentsMinor: string
  /** Names of the plan's volumes that stand for personal and group volume; '' where it has none. */
  readonly personalVolume: string
  readonly groupVolume: string
  readonly byBonus: readonly {
    readonly bonus: string
    readonly lines: number
    readonly amountMinor: string
  }[]
  readonly breakage: readonly {
    readonly bonus: string
    readonly reason: string
    readonly count: number
    readonly amountMinor: string
  }[]
  readonly ranks: readonly { readonly rank: string; readonly count: number; readonly before: number | null }[]
  readonly checks: readonly RunCheck[]
}

/** What the store answered after the statements were staged. */
export interface StoredTotals {
  readonly lines: number
  readonly totalMinor: bigint
  readonly linesMinor: bigint
  readonly entriesMinor: bigint
}

/** What a report is made of. */
export interface ReportParts {
  readonly plan: Plan
  readonly gathered: GatheredFacts
  readonly result: RunResult
  readonly stored: StoredTotals
}

/** The report of a computation with its checks: lines, statements, ledger and store, each on a road of its own. */
export function reportOf({ plan, gathered, result, stored }: ReportParts): RunReport {
  const earned = sumOf(result.lines.amount.subarray(0, result.lines.count))
  const adjusted = result.adjustments.reduce((sum, { amount }) => sum + amount, 0n)
  const total = sumOf(result.totals)
  const ledger = result.ledger.reduce((sum, { amount }) => sum + amount, 0n)
  return {
    cvMinor: String(sumOf(gathered.orders.cvMinor) - creditedHere(gathered)),
    orders: gathered.orders.count,
    earners: result.totals.reduce((count, amount) => count + (amount === 0 ? 0 : 1), 0),
    lines: result.lines.count,
    earnedMinor: String(earned),
    adjustmentsMinor: String(adjusted),
    personalVolume: plan.volumes.find(({ scope }) => scope.kind === 'SELF')?.id ?? '',
    groupVolume: plan.volumes.find(({ scope }) => scope.kind === 'GROUP')?.id ?? '',
    byBonus: totalsByBonus(plan, result),
    breakage: result.breakage.map(({ bonus, reason, count, amount }) => ({
      bonus: plan.bonuses[bonus]!.id,
      reason,
      count,
      amountMinor: String(amount),
    })),
    ranks: rankCounts(plan, gathered, result),
    checks: [
      check('LINES_STATEMENTS', [earned + adjusted, total]),
      check('STATEMENTS_LEDGER', [total, ledger]),
      check('ENTITLEMENT', [
        result.bonusTotals.reduce((sum, { entitlement }) => sum + entitlement, 0n),
        result.bonusTotals.reduce((sum, { paid, breakage }) => sum + paid + breakage, 0n),
      ]),
      check(
        'STORED',
        [total, stored.totalMinor],
        stored.entriesMinor === total && stored.linesMinor === earned,
      ),
    ],
  }
}

function check(code: RunCheck['code'], [left, right]: readonly [bigint, bigint], also = true): RunCheck {
  return { code, left: String(left), right: String(right), ok: left === right && also }
}

/** Exact: every part is an integer, and the engine proved that sums stay within 2^53. */
const sumOf = (column: Float64Array): bigint => BigInt(column.reduce((sum, amount) => sum + amount, 0))

function creditedHere({ credits, period }: GatheredFacts): bigint {
  return credits
    .filter(({ orderPeriod }) => orderPeriod === period.id)
    .reduce((sum, { cvMinor }) => sum + cvMinor.reduce((of, cv) => of + BigInt(cv), 0n), 0n)
}

function totalsByBonus(plan: Plan, { lines }: RunResult): RunReport['byBonus'] {
  const counts = new Float64Array(plan.bonuses.length)
  const amounts = new Float64Array(plan.bonuses.length)
  for (let line = 0; line < lines.count; line += 1) {
    const bonus = lines.bonus[line]!
    counts[bonus] = counts[bonus]! + 1
    amounts[bonus] = amounts[bonus]! + lines.amount[line]!
  }
  return plan.bonuses.map(({ id }, bonus) => ({
    bonus: id,
    lines: counts[bonus]!,
    amountMinor: String(BigInt(amounts[bonus]!)),
  }))
}

function rankCounts(plan: Plan, gathered: GatheredFacts, { ranks }: RunResult): RunReport['ranks'] {
  const now = new Map<string, number>()
  for (const rank of ranks.paidAs) {
    if (rank < 0) continue
    const id = plan.ranks[rank]!.id
    now.set(id, (now.get(id) ?? 0) + 1)
  }
  const past = gathered.history[0]
  const before = new Map<string, number>()
  for (const rank of past?.paidAsRanks ?? []) before.set(rank, (before.get(rank) ?? 0) + 1)
  return plan.ranks.map(({ id }) => ({
    rank: id,
    count: now.get(id) ?? 0,
    before: past ? (before.get(id) ?? 0) : null,
  }))
}
