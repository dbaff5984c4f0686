import {
  type Adjustment,
  LINE_CODES,
  type LineStore,
  type RunResult,
  SOURCE_KINDS,
} from '#server/domain/compensation/result.ts'
import { formatRate } from '#server/domain/kernel/rate.ts'
import type { StagedEntry, StagedLines, StagedStatement } from '#server/ports/staging.ts'
import type { RunComputation } from '#server/usecases/periods/run-computation.ts'
import { summaryText } from '#server/usecases/periods/statement-summary-text.ts'

/** The lines `from .. to - 1` of one earner; empty where only corrections stand. */
export interface EarnerLines {
  readonly earner: number
  readonly from: number
  readonly to: number
}

/** Everybody with a line or a correction. Lines are sorted by earner, so each earner's stand together. */
export function* earnersOf({ lines, adjustments }: RunResult): Generator<EarnerLines> {
  const corrected = new Set(adjustments.map(({ earner }) => earner))
  let from = 0
  while (from < lines.count) {
    const earner = lines.earner[from]!
    let to = from + 1
    while (to < lines.count && lines.earner[to] === earner) to += 1
    corrected.delete(earner)
    yield { earner, from, to }
    from = to
  }
  for (const earner of corrected) yield { earner, from: 0, to: 0 }
}

/** Every earner's statement, made one by one, so that a run never holds them all. */
export function* stagedStatements(computation: RunComputation): Generator<StagedStatement> {
  const { result, gathered } = computation
  const names = namesOf(computation)
  const adjustments = Map.groupBy(result.adjustments, ({ earner }) => earner)
  for (const place of earnersOf(result)) {
    const corrected = adjustments.get(place.earner) ?? []
    const earnedMinor = earnedOf(result.lines, place)
    yield {
      earnerId: gathered.members.ids[place.earner]!,
      totalMinor: BigInt(result.totals[place.earner]!),
      lines: packLines(computation, place, names),
      entries: entriesOf(earnedMinor, corrected),
      summary: summaryText(computation, place, { earnedMinor, corrected, orderIds: names.orderIds }),
    }
  }
}

/** Names the columns of a result point at, made once a run. */
interface Names {
  readonly bonuses: readonly string[]
  readonly rates: readonly string[]
  /** By order number: orders of the period and those of earlier ones that something takes back. */
  readonly orderIds: ReadonlyMap<string, string>
}

function namesOf({ stored, result, gathered }: RunComputation): Names {
  const orderIds = new Map<string, string>()
  if (result.adjustments.length > 0) {
    for (const { number, id } of gathered.earlierOrders) orderIds.set(number, id)
  }
  return {
    bonuses: stored.plan.bonuses.map(({ id }) => id),
    rates: result.lines.rates.map(formatRate),
    orderIds,
  }
}

const earnedOf = ({ amount }: LineStore, { from, to }: EarnerLines): bigint =>
  BigInt(amount.subarray(from, to).reduce((sum, part) => sum + part, 0))

/** What is posted to the earner's account; the sum of the entries is the statement's total. */
function entriesOf(earnedMinor: bigint, corrected: readonly Adjustment[]): StagedEntry[] {
  const earned: StagedEntry[] =
    earnedMinor === 0n ? [] : [{ kind: 'EARNED', amountMinor: earnedMinor, reason: '' }]
  return [...earned, ...corrected.map(({ kind, amount, reason }) => ({ kind, amountMinor: amount, reason }))]
}

function packLines(
  { result, gathered }: RunComputation,
  { from, to }: EarnerLines,
  names: Names,
): StagedLines {
  const { lines } = result
  const nameAt = (list: readonly string[], position: number): string => (position < 0 ? '' : list[position]!)
  const each = <T>(read: (line: number) => T): T[] => {
    const column = new Array<T>(to - from)
    for (let line = from; line < to; line += 1) column[line - from] = read(line)
    return column
  }
  return {
    bonuses: each((line) => names.bonuses[lines.bonus[line]!]!),
    sourceKinds: each((line) => SOURCE_KINDS[lines.sourceKind[line]!]!),
    orderIds: each((line) => nameAt(gathered.orders.ids, lines.order[line]!)),
    orderLines: each((line) => lines.orderLine[line]!),
    buyerIds: each((line) => nameAt(gathered.customers.ids, lines.buyerCustomer[line]!)),
    memberIds: each((line) => nameAt(gathered.members.ids, lines.buyerMember[line]!)),
    levels: each((line) => lines.level[line]!),
    distances: each((line) => lines.distance[line]!),
    bases: each((line) => BigInt(lines.base[line]!)),
    rates: each((line) => nameAt(names.rates, lines.rate[line]!)),
    amountBeforeCapsMinor: each((line) => BigInt(lines.amountBeforeCaps[line]!)),
    amountMinor: each((line) => BigInt(lines.amount[line]!)),
    codes: each((line) => LINE_CODES[lines.code[line]!]!),
    caps: each((line) => lines.caps[line]!),
    holds: each(() => ''),
  }
}
