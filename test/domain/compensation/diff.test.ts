import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComparedRun, compareRuns } from '#server/domain/compensation/plan-diff.ts'
import { runPlan } from '#server/domain/compensation/run.ts'
import { readFacts } from '#server/formats/facts.ts'
import { readPlan } from '#server/formats/plan.ts'

const plan = (rates: string, more = '') => `schema: stemma.plan/1
plan: small
version: 1
validFrom: 2026-10-01
title: { de: Klein, en: Small }
currency: EUR
period: { kind: MONTH, zone: UTC }
volumes: { pv: { measure: PV, scope: SELF } }
ranks: [{ id: MEMBER, achieve: { status: [ENROLLED] } }, { id: GOLD, achieve: { volume: pv, min: "100" } }]
bonuses: [{ id: levels, type: UNILEVEL, rates: ${rates} }${more}]
`
const FACTS = `schema: stemma.facts/1
period: "2026-10"
members: [{ id: A, sponsor: null }, { id: B, sponsor: A }, { id: C, sponsor: B }, { id: D, sponsor: C }]
orders: [{ id: o1, buyer: D, cv: "100.00" }, { id: o2, buyer: B, cv: "60.00" }]
`

function sideOf(planText: string, factsText: string): ComparedRun {
  const read = readPlan(planText)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  const facts = readFacts(factsText, read.plan)
  if (!facts.ok) throw new Error(JSON.stringify(facts.cases))
  const [only] = facts.series
  return { plan: read.plan, facts: only!, result: runPlan(read.plan, only!) }
}

describe('two plans on the same facts', () => {
  it('are compared member by member, each change with its bonus', () => {
    const comparison = compareRuns(
      sideOf(plan('["0.10", "0.05"]'), FACTS),
      sideOf(plan('["0.10", "0.02", "0.01"]'), FACTS),
    )
    // o1: C 10.00, B 5.00 against C 10.00, B 2.00, A 1.00; o2: A 6.00 both times
    expect(comparison.total).toEqual({ before: 2100n, after: 1900n })
    expect([comparison.winners, comparison.losers, comparison.unchanged]).toEqual([1, 1, 2])
    expect(comparison.members).toEqual([
      {
        member: 'B',
        before: 500n,
        after: 200n,
        rank: { before: 'MEMBER', after: 'MEMBER' },
        reasons: [{ bonus: 'levels', before: 500n, after: 200n, linesBefore: 1, linesAfter: 1 }],
      },
      {
        member: 'A',
        before: 600n,
        after: 700n,
        rank: { before: 'MEMBER', after: 'MEMBER' },
        reasons: [{ bonus: 'levels', before: 600n, after: 700n, linesBefore: 1, linesAfter: 2 }],
      },
    ])
    expect(comparison.cv).toBe(16_000n)
  })

  it('count ranks before and after, also ranks that only one of them has', () => {
    const other = plan('["0.10"]').replace(/ranks:.*/, 'ranks: [{ id: ONE, achieve: { active: true } }]')
    const { ranks } = compareRuns(sideOf(plan('["0.10"]'), FACTS), sideOf(other, FACTS))
    expect(ranks).toEqual([
      { rank: 'MEMBER', before: 3, after: 0 },
      { rank: 'GOLD', before: 1, after: 0 },
      { rank: 'ONE', before: 0, after: 4 },
    ])
  })

  it('say which bonus is new and what it costs', () => {
    const more = ', { id: own, type: PERSONAL_SALES, rate: "0.05" }'
    const { bonuses } = compareRuns(sideOf(plan('["0.10"]'), FACTS), sideOf(plan('["0.10"]', more), FACTS))
    expect(bonuses).toEqual([
      { bonus: 'levels', before: 1600n, after: 1600n },
      { bonus: 'own', before: 0n, after: 800n },
    ])
  })

  it('differ in nothing when they are the same', () => {
    const comparison = compareRuns(sideOf(plan('["0.10"]'), FACTS), sideOf(plan('["0.10"]'), FACTS))
    expect([comparison.members, comparison.quantiles, comparison.unchanged]).toEqual([[], [], 4])
  })

  it('change the total by the sum of what members gain and lose, and mirror when swapped', () => {
    const rate = fc.integer({ min: 0, max: 30 }).map((percent) => `"0.${String(percent).padStart(2, '0')}"`)
    const rates = fc.array(rate, { minLength: 1, maxLength: 4 }).map((list) => `[${list.join(', ')}]`)
    fc.assert(
      fc.property(rates, rates, (one, other) => {
        const [left, right] = [sideOf(plan(one), FACTS), sideOf(plan(other), FACTS)]
        const [there, back] = [compareRuns(left, right), compareRuns(right, left)]
        const sum = there.members.reduce((total, row) => total + row.after - row.before, 0n)
        expect(sum).toBe(there.total.after - there.total.before)
        expect([back.winners, back.losers]).toEqual([there.losers, there.winners])
        for (const row of there.members) {
          const reasons = row.reasons.reduce((total, reason) => total + reason.after - reason.before, 0n)
          expect(reasons).toBe(row.after - row.before)
        }
      }),
      { numRuns: 30 },
    )
  })
})
