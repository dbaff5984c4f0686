import { describe, expect, it } from 'vitest'
import { planBound } from '#server/domain/compensation/plan-linter/payout-bound.ts'
import { formatRate } from '#server/domain/kernel/rate.ts'
import { readPlan } from '#server/formats/plan.ts'

const FRAME = `schema: stemma.plan/1
plan: small
version: 1
validFrom: 2026-10-01
title: { de: Klein, en: Small }
currency: EUR
period: { kind: MONTH, zone: Europe/Berlin }
`
const VOLUMES = `volumes:
  pv: { measure: PV, scope: SELF }
  gv: { measure: PV, scope: GROUP }
`

function planOf(text: string) {
  const reading = readPlan(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  return reading.plan
}

const boundOf = (bonuses: string, rest = ''): readonly (string | undefined)[] => {
  const plan = planOf(
    `${FRAME}${VOLUMES}ranks: [{ id: MEMBER, achieve: { active: true } }, { id: GOLD, achieve: { customers: 1 } }]
trees: { main: { kind: BINARY }, grid: { kind: MATRIX, width: 2, depth: 5 } }
classes: [{ id: A, cv: "100" }, { id: B, cv: "500" }]
bonuses:
${bonuses}
${rest}`,
  )
  const { beforeCaps, afterCaps } = planBound(plan)
  return [beforeCaps && formatRate(beforeCaps), afterCaps && formatRate(afterCaps)]
}

describe('the worst case per unit of CV', () => {
  it.each([
    [
      'the highest rate of each level',
      '- { id: a, type: UNILEVEL, rates: { MEMBER: ["0.05", "0.01"], GOLD: ["0.04", "0.03"] } }',
      '0.08',
    ],
    [
      'share and multiplier',
      '- { id: a, type: UNILEVEL, base: { share: "0.5", multiplier: "0.5" }, rates: ["0.2"] }',
      '0.05',
    ],
    [
      'no level beyond the last paid',
      '- { id: a, type: UNILEVEL, maxLevel: 1, rates: ["0.05", "0.03"] }',
      '0.05',
    ],
    [
      'the better rate of a condition',
      '- { id: a, type: UNILEVEL, rates: ["0.09"], rateWhen: [{ when: { customers: 3 }, rate: "0.13" }] }',
      '0.13',
    ],
    [
      'the highest rate of a differential',
      '- { id: a, type: DIFFERENTIAL, rateBy: RANK, rates: { MEMBER: "0.1", GOLD: "0.2" } }',
      '0.2',
    ],
    [
      'override and generations of a breakaway',
      '- { id: a, type: BREAKAWAY, threshold: GOLD, mode: DIFFERENTIAL, rates: { GOLD: "0.06" }, generationRates: ["0.02", "0.01"] }',
      '0.09',
    ],
    [
      'the first generations',
      '- { id: a, type: GENERATION, boundary: { rank: GOLD }, rates: ["0.1", "0.05", "0.02"], maxGenerations: 2 }',
      '0.15',
    ],
    [
      'every member who may stand before the block',
      '- { id: a, type: INFINITY, rates: { GOLD: "0.02" }, fromLevel: 3, blockRank: GOLD, stopAfter: 2 }',
      '0.04',
    ],
    [
      'a match of its sources',
      '- { id: a, type: UNILEVEL, rates: ["0.1"] }\n- { id: b, type: MATCHING, of: [a], rates: ["0.5", "0.5"] }',
      '0.2',
    ],
    ['a pool', '- { id: a, type: POOL, share: "0.03", shares: { kind: EQUAL } }', '0.03'],
    ['a pool of one fixed sum', '- { id: a, type: POOL, amount: "1000", shares: { kind: EQUAL } }', '0'],
    [
      'fixed amounts over the smallest CV of the class',
      '- { id: a, type: FAST_START, amountsByClass: { B: { A: "20", B: "50" } } }',
      '0.2',
    ],
  ])('adds up %s', (_, bonuses, wanted) => {
    expect(boundOf(bonuses.replace(/^/gm, '  '))).toEqual([wanted, wanted])
  })

  it.each([
    [
      'a binary bonus',
      '- { id: a, type: BINARY, tree: main, mode: WEAKER_LEG, rate: "0.1", after: NET_OFF }',
    ],
    ['contract rates', '- { id: a, type: DIFFERENTIAL, rateBy: MEMBER_RATE }'],
    ['an infinity nobody blocks', '- { id: a, type: INFINITY, rates: { GOLD: "0.01" }, fromLevel: 1 }'],
    [
      'an infinity blocked above a paid rank',
      '- { id: a, type: INFINITY, rates: { MEMBER: "0.01" }, fromLevel: 1, blockRank: GOLD }',
    ],
    ['stated amounts', '- { id: a, type: STATED }'],
    ['an amount for everybody who meets a condition', '- { id: a, type: FIXED, amount: "100" }'],
  ])('knows no bound for %s but the cap over it', (_, bonuses) => {
    expect(boundOf(`  ${bonuses}`)).toEqual([undefined, undefined])
    expect(boundOf(`  ${bonuses}`, 'caps: [{ scope: COMPANY, shareOfCv: "0.4" }]')).toEqual([
      undefined,
      '0.4',
    ])
  })

  it('lets a cap over named bonuses cut those alone', () => {
    const two = '  - { id: a, type: UNILEVEL, rates: ["0.3"] }\n  - { id: b, type: UNILEVEL, rates: ["0.1"] }'
    expect(boundOf(two, 'caps: [{ scope: BONUSES, of: [a], shareOfCv: "0.2" }]')).toEqual(['0.4', '0.3'])
  })

  it('leaves out of the caps what the plan leaves out', () => {
    const outside = '  - { id: a, type: UNILEVEL, rates: ["0.3"], outsideCaps: true }'
    expect(boundOf(outside, 'caps: [{ scope: COMPANY, shareOfCv: "0.2" }]')).toEqual(['0.3', '0.3'])
  })
})
