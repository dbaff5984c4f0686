import { assembleFacts, historyPeriodsOf } from '#server/domain/compensation/assemble-facts.ts'
import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { GatheredFacts } from '#server/domain/compensation/gathered-facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { replayFacts } from '#server/domain/compensation/replay-facts.ts'
import {
  type EarningLine,
  type RunResult,
  RunStopped,
  type WalkStep,
} from '#server/domain/compensation/result.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { type Period, parsePeriod } from '#server/domain/kernel/period.ts'
import type { StoredLine, StoredRun } from '#server/ports/period-facts.ts'
import type { Call } from '#server/usecases/guard.ts'
import { earnersOf } from '#server/usecases/periods/staged-statements.ts'

/** A stored line with what it was computed by. */
export interface LineToReplay {
  readonly run: StoredRun
  readonly line: StoredLine
  readonly plan: Plan
  readonly bonus: Bonus
  /** Number of whose statement it stands on. */
  readonly earner: string
}

/** What walking again gave: the amount before caps, and who stood on the way. */
export interface ReplayedLine {
  readonly amountMinor: bigint
  readonly walk: readonly WalkStep[]
  /** Ids of those on the walk, by number. */
  readonly ids: ReadonlyMap<string, string>
}

/**
 * Computes one line again. Most need no more than the members above their order, as the period recorded them, with
 * what those bought; where that does not give the stored amount (the bonus asks for legs, for recruits, for what was
 * earned before), the whole period is computed again from its facts, and that is the answer. `undefined`: there is no
 * such line.
 */
export async function replayLine(call: Call, wanted: LineToReplay): Promise<ReplayedLine | undefined> {
  const company = await call.ports.company.company()
  const period = company && parsePeriod(wanted.run.period, company.calendar)
  if (!period) return undefined
  const alone = await replayOrder(call, wanted, period)
  if (alone?.amountMinor === wanted.line.amountBeforeCapsMinor) return alone
  const { plan } = wanted
  const lookBack = { historyPeriods: historyPeriodsOf(plan), calendar: company.calendar }
  return replayPeriod(wanted, await call.ports.runFacts.gather(period, lookBack))
}

async function replayOrder(
  call: Call,
  { run, line, plan, bonus, earner }: LineToReplay,
  period: Period,
): Promise<ReplayedLine | undefined> {
  if (line.orderId === '') return undefined
  const wanted = { orderId: line.orderId as never, runId: run.id, computation: run.computation, period }
  const recorded = await call.ports.replay.recorded({ ...wanted, distance: line.distance })
  if (!recorded) return undefined
  const { walk, order, others } = recorded
  const facts = replayFacts(plan, period, { walk, orders: [order, ...others] })
  const result = runPlan({ ...plan, bonuses: [bonus], caps: [] }, facts)
  for (let at = 0; at < result.lines.count; at += 1) {
    const again = result.lineAt(at)
    if (again.earner !== earner || again.level !== line.level) continue
    if (orderOf(again) !== order.number || orderLineOf(again) !== line.orderLine) continue
    const ids = new Map(recorded.walk.map(({ number }, step) => [number, recorded.ids[step]!]))
    return { amountMinor: again.amountBeforeCaps, walk: again.reason.walk, ids }
  }
  return undefined
}

const orderOf = ({ source }: EarningLine): string => ('order' in source ? source.order : '')
const orderLineOf = ({ source }: EarningLine): number => ('order' in source ? (source.line ?? -1) : -1)

function replayPeriod(
  { line, plan, earner }: LineToReplay,
  gathered: GatheredFacts,
): ReplayedLine | undefined {
  const result = resultOf(plan, gathered)
  const { ids, numbers } = gathered.members
  const own = numbers.indexOf(earner)
  if (!result || own < 0) return undefined
  for (const { earner: member, from, to } of earnersOf(result)) {
    const at = from + line.line - 1
    if (member !== own || at >= to) continue
    const again = result.lineAt(at)
    if (again.bonus !== line.bonus || again.level !== line.level) return undefined
    const places = new Map(numbers.map((number, place) => [number, place]))
    const met = again.reason.walk.map(({ member: number }) => [number, ids[places.get(number)!]!] as const)
    return { amountMinor: again.amountBeforeCaps, walk: again.reason.walk, ids: new Map(met) }
  }
  return undefined
}

function resultOf(plan: Plan, gathered: GatheredFacts): RunResult | undefined {
  try {
    return runPlan(plan, assembleFacts(gathered, plan))
  } catch (error) {
    if (error instanceof RunStopped) return undefined
    throw error
  }
}
