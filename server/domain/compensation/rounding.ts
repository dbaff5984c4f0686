import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { type Draft, lineCode } from '#server/domain/compensation/draft.ts'
import { doubleOf, type Factor, scaled } from '#server/domain/compensation/exact.ts'
import type { MergedLines } from '#server/domain/compensation/line-store.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { type Rate, rateOf, roundHalfAway } from '#server/domain/kernel/rate.ts'

/** Lines whose exact amounts are added up before they are rounded. */
interface RoundedTogether {
  readonly count: number
  readonly amount: Float64Array
  /** Lines of one group are rounded together. */
  groupOf(line: number): number
  /** The exact amount; undefined where the amount is already whole (fixed, cut, or split before). */
  exactOf(line: number): Rate | undefined
  onChange(line: number, by: number): void
}

/** Rounding unit `EARNER_BONUS`: the sum of an earner under a bonus is rounded once. */
export function roundByEarner(ground: BonusGround, draft: Draft): void {
  roundTogether({
    count: draft.count,
    amount: draft.amount,
    groupOf: (line) => draft.earner[line]!,
    exactOf: (line) => exactAmount(draft, line, factorOfLine(ground, draft.rate[line]!)),
    onChange(_line, by) {
      draft.entitled += by
    },
  })
}

/** Rounding unit `STATEMENT`: the sum of an earner over all bonuses is rounded once. Matches saw rounded lines. */
export function roundByStatement(
  lines: MergedLines,
  paid: readonly PaidBonus[],
  grounds: readonly BonusGround[],
): void {
  roundTogether({
    count: lines.count,
    amount: lines.amount,
    groupOf: (line) => lines.earner[line]!,
    exactOf: (line) =>
      exactAmount(lines, line, factorOfLine(grounds[lines.bonus[line]!]!, lines.rate[line]!)),
    onChange(line, by) {
      lines.amountBeforeCaps[line]! += by
      paid[lines.bonus[line]!]!.draft.entitled += by
    },
  })
}

function factorOfLine({ run, factor }: BonusGround, rate: number): Factor | undefined {
  const found = run.rates.rates[rate]
  return found && factor(found)
}

type Amounts = Pick<Draft, 'amount' | 'base' | 'caps' | 'code'>

/** What was split into parts that add up is whole already. */
const POOL_SHARE = lineCode('POOL_SHARE')

/** `base * factor` where that is what the line holds, rounded; nothing where the line came about otherwise. */
function exactAmount(
  { amount, base, caps, code }: Amounts,
  line: number,
  factor: Factor | undefined,
): Rate | undefined {
  if (
    !factor ||
    caps[line] !== 0 ||
    code[line] === POOL_SHARE ||
    scaled(base[line]!, factor) !== amount[line]
  )
    return undefined
  return rateOf(BigInt(base[line]!) * factor.exact.numerator, factor.exact.denominator)
}

function roundTogether(together: RoundedTogether): void {
  const groups = new Map<number, number[]>()
  for (let line = 0; line < together.count; line += 1) {
    if (together.exactOf(line) === undefined) continue
    const group = together.groupOf(line)
    const known = groups.get(group)
    if (known) known.push(line)
    else groups.set(group, [line])
  }
  for (const lines of groups.values()) if (lines.length > 1) roundGroup(together, lines)
}

/** Floors each line and hands the missing units to the largest remainders, ties to the earlier line. */
function roundGroup(together: RoundedTogether, lines: readonly number[]): void {
  const exact = lines.map((line) => together.exactOf(line)!)
  const common = exact.reduce((product, { denominator }) => lowestCommon(product, denominator), 1n)
  const units = exact.map(({ numerator, denominator }) => numerator * (common / denominator))
  const floors = units.map((unit) => (unit - (((unit % common) + common) % common)) / common)
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((added, next) => added + next, 0n)
  let spare = roundHalfAway(sum(units), common) - sum(floors)
  const byRemainder = lines
    .map((line, at) => ({ line, at, rest: units[at]! - floors[at]! * common }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest < b.rest ? 1 : -1))
  for (const { line, at } of byRemainder) {
    const amount = doubleOf(floors[at]! + (spare > 0n ? 1n : 0n))
    spare -= 1n
    if (amount === together.amount[line]) continue
    together.onChange(line, amount - together.amount[line]!)
    together.amount[line] = amount
  }
}

function lowestCommon(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right]
  while (b !== 0n) [a, b] = [b, a % b]
  return (left / a) * right
}
