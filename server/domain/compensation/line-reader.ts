import { isSettledOutside } from '#server/domain/compensation/bonus-document.ts'
import type { RunGround } from '#server/domain/compensation/bonus-ground.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import type { MergedLines } from '#server/domain/compensation/line-store.ts'
import { FEWEST_NOTES, type Note, type PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import {
  CAP_CODES,
  type EarningLine,
  LINE_CODES,
  type LineSourceName,
  SOURCE_KINDS,
} from '#server/domain/compensation/result.ts'
import type { Sources } from '#server/domain/compensation/sources.ts'
import type { Tree } from '#server/domain/compensation/tree.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** Reads line `i` of a result with names; the walk is found by walking the line's one source again. */
export function lineReader(
  ground: RunGround,
  lines: MergedLines,
  paid: readonly PaidBonus[],
): (i: number, mostSteps?: number) => EarningLine {
  const { plan, facts } = ground
  const nameOf = (member: number): string => facts.members.numbers[member]!
  return (i, mostSteps = FEWEST_NOTES) => {
    invariant(i >= 0 && i < lines.count, 'a line of the result is asked for')
    const bonus = plan.bonuses[lines.bonus[i]!]!
    const code = lines.code[i]!
    const spot = { source: lines.source[i]!, earner: lines.earner[i]!, level: lines.level[i]!, code }
    const rate = lines.rates[lines.rate[i]!]
    const hold = facts.blocks[lines.hold[i]!]?.caseNumber
    const from = fromOf(ground, lines, i)
    const notes = paid[lines.bonus[i]!]!.notes(spot, mostSteps)
    const unnamed = notes.length < mostSteps ? 0 : stepsBetween(ground.tree(bonus.tree), notes, spot.earner)
    return {
      earner: nameOf(spot.earner),
      bonus: bonus.id,
      source: sourceNameOf(facts, paid[lines.bonus[i]!]!.draft.sources, spot.source),
      ...(from === undefined ? {} : { from }),
      level: spot.level,
      distance: lines.distance[i]!,
      base: BigInt(lines.base[i]!),
      share: bonus.base.share,
      multiplier: bonus.base.multiplier,
      ...(rate === undefined ? {} : { rate }),
      amountBeforeCaps: BigInt(lines.amountBeforeCaps[i]!),
      amount: BigInt(lines.amount[i]!),
      caps: CAP_CODES.filter((_, bit) => (lines.caps[i]! & (1 << bit)) !== 0),
      ...(hold === undefined ? {} : { hold }),
      ...(isSettledOutside(bonus) ? { settled: 'OUTSIDE' as const } : {}),
      reason: {
        code: LINE_CODES[code]!,
        walk: notes.map(({ member, why }) => ({ member: nameOf(member), why })),
        ...(unnamed === 0 ? {} : { more: unnamed }),
      },
    }
  }
}

/** Members strictly between the last one that was noted and the earner. */
function stepsBetween({ depth }: Tree, notes: readonly Note[], earner: number): number {
  const last = notes.at(-1)
  return last === undefined ? 0 : depth[last.member]! - depth[earner]! - 1
}

/** Names source `at` of a bonus. */
export function sourceNameOf(facts: Facts, sources: Sources, at: number): LineSourceName {
  const kind = SOURCE_KINDS[sources.kind]!
  const buyer = facts.members.numbers[sources.member[at]!]!
  if (kind === 'MEMBER') return { member: buyer }
  if (kind === 'BUYER_PERIOD') {
    const customer = facts.customers.numbers[sources.customer[at]!]
    return { buyer: customer ?? buyer, period: facts.period.id }
  }
  const order = facts.orders.numbers[sources.order[at]!]!
  const line = sources.orderLine[at]!
  return line < 0 ? { order } : { order, line }
}

/** Who bought, or whose earnings are matched; nobody for pools, pairs and fixed amounts. */
function fromOf({ facts, plan }: RunGround, lines: MergedLines, i: number): string | undefined {
  const customer = facts.customers.numbers[lines.buyerCustomer[i]!]
  const member = facts.members.numbers[lines.buyerMember[i]!]
  if (SOURCE_KINDS[lines.sourceKind[i]!] !== 'MEMBER') return customer ?? member
  const type = plan.bonuses[lines.bonus[i]!]!.type
  return type === 'MATCHING' || type === 'STATED' ? member : undefined
}
