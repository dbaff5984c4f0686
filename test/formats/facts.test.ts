import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { readFacts } from '#server/formats/facts.ts'
import { readPlan } from '#server/formats/plan.ts'
import { CONTRADICTIONS } from '#test/formats/fact-contradictions.ts'
import { RIGHT_PLAN } from '#test/formats/plan-mistake-base.ts'

function rightPlan(): Plan {
  const reading = readPlan(RIGHT_PLAN)
  if (!reading.ok) throw new Error('the plan is right')
  return reading.plan
}

const PLAN = rightPlan()

const HEAD = 'schema: stemma.facts/1\nperiod: "2026-10"\n'
const RIGHT = `${HEAD}members:
  - { id: A, sponsor: null, joined: 2026-01-01 }
  - { id: B, sponsor: A, joined: 2026-02-01 }
  - { id: C, sponsor: B, joined: 2026-03-01 }
customers: [{ id: K, member: B }]
orders:
  - { id: o1, buyer: C, cv: "100.00", accepted: 2026-10-05 }
  - { id: o2, buyer: K, cv: "50.00", accepted: 2026-10-06 }
`

const factsOf = (text: string) => {
  const reading = readFacts(text, PLAN)
  if (!reading.ok) throw new Error(JSON.stringify(reading.cases))
  return reading.series
}

/** Codes and sentences of what is wrong, in order. */
const problemsOf = (text: string): string[] => {
  const reading = readFacts(text, PLAN)
  return reading.ok ? [] : reading.cases.map(({ code, text: sentence }) => `${code}: ${sentence}`)
}

describe('a facts document', () => {
  it('becomes columns in minor units and hundredths of points', () => {
    const [facts] = factsOf(RIGHT)
    expect(facts?.members.numbers).toEqual(['A', 'B', 'C'])
    expect([...(facts?.sponsorParent ?? [])]).toEqual([-1, 0, 1])
    expect([...(facts?.lines.cv ?? [])]).toEqual([10_000, 5_000])
    expect([...(facts?.lines.pv ?? [])]).toEqual([10_000, 5_000])
    expect([...(facts?.orders.member ?? [])]).toEqual([2, 1])
    expect([...(facts?.orders.customer ?? [])]).toEqual([-1, 0])
    expect([...(facts?.lines.retail ?? [])]).toEqual([0, 1])
  })

  it('derives points from money by the stated rate, rounded once', () => {
    const [facts] = factsOf(RIGHT.replace('period:', 'points: { perMoney: "1/60" }\nperiod:'))
    expect([...(facts?.lines.pv ?? [])]).toEqual([167, 83])
  })

  it('converts another currency once, at the rate of the order’s day', () => {
    const text = RIGHT.replace('cv: "100.00"', 'currency: USD, cv: "100.00"')
    const rate = 'exchange: [{ from: USD, to: EUR, date: 2026-10-05, rate: "0.9155" }]\n'
    expect(factsOf(`${text}${rate}`)[0]?.lines.cv[0]).toBe(9155)
    expect(problemsOf(text)).toEqual([
      'CURRENCY_MISSING: No rate USD to EUR for 2026-10-05; add it under "exchange".',
    ])
  })

  it('puts orders into their periods, keeps member indexes and shows later joiners as absent', () => {
    const text = RIGHT.replace('period: "2026-10"', 'periods: ["2026-10", "2026-11"]')
      .replace('joined: 2026-03-01', 'joined: 2026-11-02')
      .replace('2026-10-05', '2026-11-05')
    const [october, november] = factsOf(text)
    expect(october?.orders.numbers).toEqual(['o2'])
    expect(november?.orders.numbers).toEqual(['o1'])
    expect([...(october?.members.status ?? [])]).toEqual([1, 1, 0])
    expect([...(november?.sponsorParent ?? [])]).toEqual([-1, 0, 1])
  })

  it('follows a move from its date on and not before', () => {
    const members = `${HEAD.replace('period: "2026-10"', 'periods: ["2026-10", "2026-11"]')}members:
  - { id: A, sponsor: null }
  - { id: B, sponsor: A }
  - { id: C }
sponsors:
  - { member: C, sponsor: B, to: 2026-11-10 }
  - { member: C, sponsor: A, from: 2026-11-10 }
`
    expect(factsOf(members).map(({ sponsorParent }) => sponsorParent[2])).toEqual([1, 0])
  })

  it('nets a refund of the same period and points a later one to its earlier order', () => {
    const refund = 'refunds: [{ order: o1, share: "0.5", reason: RETURN }]\n'
    const [same] = factsOf(`${RIGHT}${refund}`)
    expect(same?.refunds[0]).toMatchObject({ of: { kind: 'THIS_PERIOD', order: 0 }, cv: 5000 })
    const later = RIGHT.replace('period: "2026-10"', 'periods: ["2026-10", "2026-11"]')
    const [, november] = factsOf(`${later}refunds: [{ order: o1, share: "1/3", period: "2026-11" }]\n`)
    expect(november?.refunds[0]).toMatchObject({
      of: { kind: 'EARLIER', order: { number: 'o1', periodId: '2026-10', cv: 10_000 } },
      cv: 3333,
    })
  })

  it('tells a later refund what was taken back of its order in the periods between', () => {
    const text = RIGHT.replace('period: "2026-10"', 'periods: ["2026-10", "2026-11", "2026-12"]')
    const refunds = ['2026-10', '2026-11', '2026-12'].map(
      (period) => `{ order: o1, share: "0.2", period: "${period}" }`,
    )
    const [, november, december] = factsOf(`${text}refunds: [${refunds.join(', ')}]\n`)
    const earlier = (facts: typeof november) =>
      facts?.refunds.map(({ of }) => (of.kind === 'EARLIER' ? of.order.before?.length : undefined))
    expect([earlier(november), earlier(december)]).toEqual([[0], [1]])
  })

  it('writes out a tree made by a rule, with the fields and orders it says', () => {
    const [facts] = factsOf(`${HEAD}members: [{ id: top, sponsor: null }]
generate:
  - { shape: FULL, root: top, width: 2, depth: 2, order: { cv: "5" } }
  - shape: CHAIN
    root: m6
    length: 3
    each: { rank: MEMBER }
    at: { "2": { rank: GOLD } }
    withoutOrder: [1]
    order: { cv: "7" }
`)
    expect(facts?.members.numbers).toEqual(['top', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'L1', 'L2', 'L3'])
    expect([...(facts?.sponsorParent ?? [])]).toEqual([-1, 0, 0, 1, 1, 2, 2, 6, 7, 8])
    expect(facts?.orders.count).toBe(8)
    expect([...(facts?.stated.rank ?? [])].slice(-3)).toEqual([0, 2, 0])
  })

  it('reads a line of two hundred thousand members without recursion', () => {
    const [facts] = factsOf(
      `${HEAD}members: [{ id: top, sponsor: null }]\ngenerate: [{ shape: CHAIN, root: top, length: 200000 }]\n`,
    )
    expect(facts?.members.count).toBe(200_001)
    expect(facts?.sponsorParent[200_000]).toBe(199_999)
  })
})

describe('facts that contradict themselves are refused with a code and a remedy', () => {
  it('but these facts are right', () => {
    expect(problemsOf(RIGHT)).toEqual([])
  })

  it('says once what is wrong with an order whose instant cannot be read, also among several periods', () => {
    const text = RIGHT.replace('period: "2026-10"', 'periods: ["2026-10", "2026-11"]')
    const unreadable = text.replace('accepted: 2026-10-05', 'accepted: 2026-02-31')
    expect(problemsOf(unreadable)).toEqual([expect.stringMatching(/^DATE_UNREADABLE: "2026-02-31"/)])
  })

  it.each(CONTRADICTIONS)('%s', (...[, right, wrong, message]) => {
    expect(RIGHT).toContain(right)
    expect(problemsOf(RIGHT.replace(right, () => wrong))).toContain(message)
  })

  it('lists a hundred cases and says how many there are', () => {
    const orders = Array.from({ length: 250 }, (_, i) => `  - { id: x${i}, buyer: nobody, cv: "1" }`)
    const reading = readFacts(`${RIGHT}${orders.join('\n')}\n`, PLAN)
    if (reading.ok) throw new Error('nobody does not exist')
    expect([reading.code, reading.cases.length, reading.total]).toEqual(['BUYER_UNKNOWN', 100, 250])
  })

  it('refuses sums beyond the exact range', () => {
    const orders = Array.from({ length: 12 }, (_, i) => `  - { id: x${i}, buyer: A, cv: "9000000000000.00" }`)
    expect(problemsOf(`${RIGHT}${orders.join('\n')}\n`).join()).toContain('VOLUME_TOO_LARGE')
  })

  it('never throws, whatever a line of the document is replaced by', () => {
    const lines = RIGHT.split('\n')
    const junk = fc.oneof(fc.string(), fc.constantFrom(...lines, 'members: []', 'orders: [{}]', 'period: 7'))
    fc.assert(
      fc.property(fc.nat(lines.length - 1), junk, (at, text) => {
        const reading = readFacts(lines.map((line, index) => (index === at ? text : line)).join('\n'), PLAN)
        expect(reading.ok || reading.total > 0).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
