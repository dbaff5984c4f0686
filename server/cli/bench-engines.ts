import { availableParallelism, totalmem } from 'node:os'
import { type BenchFacts, benchFacts } from '#seeds/large/bench-facts.ts'
import { BENCH_PLANS } from '#seeds/large/bench-plans.ts'
import type { Terminal } from '#server/cli/verb.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { groupSums } from '#server/domain/compensation/rollup.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { treeOf } from '#server/domain/compensation/tree.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { readPlan } from '#server/formats/plan.ts'

/** What the bench makes and how often it measures. */
export interface BenchOptions {
  readonly members: number
  readonly orders: number
  readonly seed: number
}

/** One measured run: the best and the first of three, so that a cold start can be seen. */
interface Measured {
  readonly firstMs: number
  readonly bestMs: number
  readonly lines: number
  readonly paid: string
  readonly breakage: string
}

const ROUNDS = 3
const MEBIBYTE = 1_048_576

/**
 * Makes ten years of a network from a seed, keeps the busiest month in memory and measures the compensation engine on
 * it: seven levels, binary with matching, ranks over two trees, a hybrid of eight bonuses. Prints figures, judges
 * nothing. With `--json` the figures are the one line on standard output.
 */
export async function benchEngines(options: BenchOptions, terminal: Terminal): Promise<void> {
  terminal.note(
    `Making ${options.members} members and ${options.orders} orders from seed ${options.seed} ...`,
  )
  const made = timed(() => benchFacts(options))
  const { facts } = made.value
  describe(terminal, made.value)
  const plans = Object.entries(BENCH_PLANS).map(([name, document]) => [name, planOf(document)] as const)
  const runs = plans.map(([name, plan]) => {
    const measured = measure(plan, facts)
    terminal.say(
      `${name.padEnd(9)} ${text(measured.bestMs)} ms (first ${text(measured.firstMs)} ms), ` +
        `${measured.lines} lines, paid ${measured.paid}, breakage ${measured.breakage}`,
    )
    return [name, measured] as const
  })
  const groupVolumeMs = measureGroupVolume(facts)
  terminal.say(`group volume of all members ${text(groupVolumeMs)} ms`)
  const machine = machineFigures()
  terminal.say(`${machine.cores} cores, ${machine.memoryMiB} MiB, process at most ${machine.peakMiB} MiB`)
  terminal.finish({
    ok: true,
    ...options,
    month: facts.period.id,
    monthOrders: facts.orders.count,
    buyers: made.value.buyers,
    makingMs: made.ms,
    ...Object.fromEntries(runs),
    groupVolumeMs,
    ...machine,
  })
}

function describe(terminal: Terminal, { facts, buyers, allOrders }: BenchFacts): void {
  terminal.say(
    `${facts.members.count} members, ${allOrders} orders in ten years by ${buyers} members; ` +
      `busiest month ${facts.period.id}: ${facts.orders.count} orders`,
  )
}

function planOf(document: object): Plan {
  const reading = readPlan(JSON.stringify(document))
  invariant(reading.ok, 'a plan of the bench can be read')
  return reading.plan
}

function timed<T>(make: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now()
  const value = make()
  return { value, ms: performance.now() - start }
}

function measure(plan: Plan, facts: Facts): Measured {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const { value, ms } = timed(() => runPlan(plan, facts))
    const { lines, bonusTotals } = value
    return { ms, lines: lines.count, bonusTotals }
  })
  const { lines, bonusTotals } = rounds[0]!
  return {
    firstMs: rounds[0]!.ms,
    bestMs: Math.min(...rounds.map(({ ms }) => ms)),
    lines,
    paid: bonusTotals.reduce((sum, { paid }) => sum + paid, 0n).toString(),
    breakage: bonusTotals.reduce((sum, { breakage }) => sum + breakage, 0n).toString(),
  }
}

function measureGroupVolume(facts: Facts): number {
  const own = new Float64Array(facts.members.count)
  facts.orders.member.forEach((member, order) => {
    own[member]! += facts.lines.pv[order]!
  })
  const tree = treeOf('SPONSOR', facts.sponsorParent)
  return Math.min(...Array.from({ length: ROUNDS }, () => timed(() => groupSums(tree, own)).ms))
}

function machineFigures() {
  const memory = process.resourceUsage()
  return {
    cores: availableParallelism(),
    memoryMiB: Math.round(totalmem() / MEBIBYTE),
    peakMiB: Math.round(memory.maxRSS / 1024),
  }
}

const text = (ms: number): string => ms.toFixed(0)
