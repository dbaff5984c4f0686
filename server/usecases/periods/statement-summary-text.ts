import type { Adjustment } from '#server/domain/compensation/result.ts'
import type { StatementSummary, SummaryAdjustment } from '#server/domain/compensation/statement-summary.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import type { RunComputation } from '#server/usecases/periods/run-computation.ts'
import type { EarnerLines } from '#server/usecases/periods/staged-statements.ts'

/** What the summary needs beside the computation. */
export interface SummaryParts {
  readonly earnedMinor: bigint
  readonly corrected: readonly Adjustment[]
  /** By order number. */
  readonly orderIds: ReadonlyMap<string, string>
}

/** What a statement shows beside its lines, as canonical JSON. */
export function summaryText(computation: RunComputation, place: EarnerLines, parts: SummaryParts): string {
  const { result, gathered, stored } = computation
  const { earner } = place
  const { plan } = stored
  const rankName = (rank: number): string => (rank < 0 ? '' : plan.ranks[rank]!.id)
  const summary: StatementSummary = {
    number: gathered.members.numbers[earner]!,
    rank: rankName(result.ranks.paidAs[earner]!),
    highestRank: rankName(result.ranks.highest[earner]!),
    active: result.active[earner] === 1,
    volumes: Object.fromEntries(
      plan.volumes.map(({ id }, volume) => [id, String(result.volumes[volume]![earner]!)]),
    ),
    byBonus: byBonus(computation, place),
    earnedMinor: String(parts.earnedMinor),
    adjustments: parts.corrected.map((adjustment) =>
      summaryAdjustment(computation, adjustment, parts.orderIds),
    ),
    missing: missingOf(computation, earner),
  }
  return canonicalJson(summary as unknown as CanonicalValue)
}

function byBonus({ result, stored }: RunComputation, { from, to }: EarnerLines): StatementSummary['byBonus'] {
  const sums = new Map<number, { lines: number; amount: number }>()
  for (let line = from; line < to; line += 1) {
    const bonus = result.lines.bonus[line]!
    const sum = sums.get(bonus) ?? { lines: 0, amount: 0 }
    sum.lines += 1
    sum.amount += result.lines.amount[line]!
    sums.set(bonus, sum)
  }
  return [...sums].map(([bonus, { lines, amount }]) => ({
    bonus: stored.plan.bonuses[bonus]!.id,
    lines,
    amountMinor: String(BigInt(amount)),
  }))
}

function summaryAdjustment(
  { stored }: RunComputation,
  adjustment: Adjustment,
  orderIds: ReadonlyMap<string, string>,
): SummaryAdjustment {
  return {
    kind: adjustment.kind,
    orderId: orderIds.get(adjustment.order) ?? '',
    orderNumber: adjustment.order,
    originalPeriod: adjustment.originalPeriod,
    bonus: stored.plan.bonuses[adjustment.bonus]!.id,
    amountMinor: String(adjustment.amount),
    reason: adjustment.reason,
  }
}

/** What a member, by place, lacks for the next rank; null on the highest. */
export function missingOf({ stored, result }: RunComputation, member: number): StatementSummary['missing'] {
  const missing = result.ranks.missing(member)
  if (!missing) return null
  return {
    rank: stored.plan.ranks[missing.rank]!.id,
    leaves: missing.leaves.map(({ kind, unit, volume, have, need, wanted, legCap }) => ({
      code: kind,
      unit,
      volume: volume === undefined ? '' : stored.plan.volumes[volume]!.id,
      have: String(have),
      need: String(need),
      wanted: wanted ?? [],
      legCap: legCap === undefined ? '' : String(legCap),
    })),
  }
}
