import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { type RunResult, RunStopped } from '#server/domain/compensation/result.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { isSettled, looksIntoTwoTrees } from './oracle/oracle-period.ts'
import { oracleRun } from './oracle/oracle-run.ts'
import { plans } from './oracle/random-plan.ts'
import { worlds } from './oracle/random-world.ts'
import { factsOf, type World } from './oracle/world.ts'

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Lines as text, with names, in an order of their own. */
function engineLines(result: RunResult): string[] {
  const lines: string[] = []
  for (let i = 0; i < result.lines.count; i += 1) {
    const { earner, source, level, amount } = result.lineAt(i)
    lines.push(`${earner} ${'order' in source ? source.order : ''} ${level} ${amount}`)
  }
  return lines.sort(byText)
}

function oracleLines(
  plan: Plan,
  world: World,
): { lines: string[]; breakage: string[]; ranks: readonly number[] } {
  const { lines, lapses, ranks } = oracleRun(plan, world)
  const sums = new Map<string, { count: number; amount: bigint }>()
  for (const { reason, amount } of lapses) {
    const known = sums.get(reason) ?? { count: 0, amount: 0n }
    sums.set(reason, { count: known.count + 1, amount: known.amount + amount })
  }
  return {
    lines: lines
      .map(
        ({ earner, order, level, amount }) => `${world.members[earner]!.number} ${order} ${level} ${amount}`,
      )
      .sort(byText),
    breakage: [...sums].map(([reason, { count, amount }]) => `${reason} ${count} ${amount}`).sort(byText),
    ranks,
  }
}

test('a plain walk with fractions, order by order, gives the same lines, ranks and breakage on 1,000 random plans', () => {
  fc.assert(
    fc.property(
      plans.filter((plan) => !looksIntoTwoTrees(plan)),
      worlds(30),
      (plan, world) => {
        const result = runPlan(plan, factsOf(world))
        const oracle = oracleLines(plan, world)
        expect(Array.from(result.ranks.paidAs)).toEqual(oracle.ranks)
        expect(engineLines(result)).toEqual(oracle.lines)
        const breakage = result.breakage.map(({ reason, count, amount }) => `${reason} ${count} ${amount}`)
        expect(breakage.sort(byText)).toEqual(oracle.breakage)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('ranks that look into two trees settle so that every member has what the others give, or the run says it cannot', () => {
  let settled = 0
  fc.assert(
    fc.property(plans.filter(looksIntoTwoTrees), worlds(25), (plan, world) => {
      try {
        const { ranks } = runPlan(plan, factsOf(world))
        expect(isSettled(plan, world, Array.from(ranks.paidAs))).toBe(true)
        settled += 1
      } catch (error) {
        if (!(error instanceof RunStopped)) throw error
        expect(error.refusal.code).toBe('RANK_UNSTABLE')
      }
    }),
    { numRuns: 150 },
  )
  expect(settled).toBeGreaterThan(0)
})
