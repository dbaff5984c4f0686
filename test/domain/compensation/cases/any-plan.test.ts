import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ResultDocument, resultDocument } from '#server/cli/plan-result.ts'
import { lintPlan } from '#server/domain/compensation/plan-linter/lint-plan.ts'
import { describePlan } from '#server/domain/compensation/plan-words/describe-plan.ts'
import { RunStopped } from '#server/domain/compensation/result.ts'
import { runPeriods } from '#server/domain/compensation/run.ts'
import { readFacts } from '#server/formats/facts.ts'
import { readPlan } from '#server/formats/plan.ts'
import { anyFacts, anyPlan } from './any-documents.ts'
import { Draw } from './draw.ts'
import { factsOf, planOf } from './plan-case.ts'

type Facts = ReturnType<typeof anyFacts>

/** Results of documents, or nothing where ranks do not settle. */
function computed(plan: object, facts: Facts): ResultDocument[] | undefined {
  const read = readPlan(JSON.stringify(planOf(plan)))
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  const given = readFacts(JSON.stringify(factsOf(facts)), read.plan)
  if (!given.ok) throw new Error(JSON.stringify(given.cases))
  lintPlan(read.plan)
  describePlan(read.plan, 'de')
  try {
    return runPeriods(read.plan, given.series).map((result, at) =>
      resultDocument(read.plan, given.series[at]!, result),
    )
  } catch (error) {
    if (error instanceof RunStopped && error.refusal.code === 'RANK_UNSTABLE') return undefined
    throw error
  }
}

const turned = (facts: Facts): Facts => ({
  ...facts,
  members: facts.members.toReversed(),
  customers: facts.customers.toReversed(),
  orders: facts.orders.toReversed(),
})

const sumOf = (amounts: readonly string[]): bigint =>
  amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n)

describe('any plan over any facts', () => {
  test('adds up, names every walk, and does not depend on the order in which the facts are written', () => {
    let lines = 0
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seed) => {
        const draw = new Draw(seed)
        const [plan, facts] = [anyPlan(draw), anyFacts(draw)]
        const results = computed(plan, facts)
        expect(JSON.stringify(computed(plan, turned(facts)))).toBe(JSON.stringify(results))
        for (const result of results ?? []) {
          lines += result.lines.length
          const paid = result.lines.filter(({ settled }) => settled === undefined)
          const sum = sumOf([...paid, ...result.adjustments].map(({ amount }) => amount))
          expect(sumOf(Object.values(result.totals))).toBe(sum)
          expect(sumOf(result.ledger.map(({ amount }) => amount))).toBe(sum)
          const lost = sumOf(result.breakage.map(({ amount }) => amount))
          expect(lost).toBe(sumOf(result.bonuses.map(({ breakage }) => breakage)))
          expect(sumOf(result.bonuses.map(({ entitlement }) => entitlement))).toBe(
            lost + sumOf(result.lines.map(({ amount }) => amount)),
          )
        }
      }),
      // The example: a volume without qualifying legs, whose `legs` leaf counts in another tree.
      { numRuns: 200, examples: [[29_181_515]] },
    )
    expect(lines).toBeGreaterThan(500)
  })
})
