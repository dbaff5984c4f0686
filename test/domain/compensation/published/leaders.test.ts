import { describe, expect, it } from 'vitest'
import {
  expectPublished,
  type PublishedCase,
  pays,
} from '#test/domain/compensation/published/published-case.ts'

const nobody: PublishedCase['printed'] = []

/** mlmforge, engine/network-engine/src/commission/generation.rs; the test of each case is named in its documents. */
const generations: readonly PublishedCase[] = [
  {
    document: 'p01-generation-inactive-boundary-counts',
    printed: [pays('Root', 'generation', { amount: '5.00', level: 2 })],
  },
  {
    document: 'p02-generation-most-two',
    printed: nobody,
    byHand: [
      pays('N4', 'generation', { amount: '10.00', level: 1 }),
      pays('N2', 'generation', { amount: '6.00', level: 2 }),
    ],
  },
  {
    document: 'p03-generation-buyer-is-director',
    printed: nobody,
    byHand: [pays('N0', 'generation', { amount: '10.00', level: 1 })],
  },
  {
    document: 'p04-level-and-generation',
    printed: [
      pays('Mid', 'level', '2.00'),
      pays('Root', 'level', '3.20'),
      pays('Root', 'generation', { amount: '10.00', level: 1 }),
    ],
  },
  {
    document: 'p05-generation-own-rank',
    printed: [
      pays('Low', 'generation', { amount: '10.00', level: 1 }),
      pays('Mid', 'generation', { amount: '10.00', level: 1 }),
      pays('Root', 'generation', { amount: '10.00', level: 1 }),
    ],
  },
  {
    document: 'p06-generation-own-rank-fewer-boundaries',
    printed: nobody,
    byHand: [
      pays('Low', 'generation', { amount: '20.00', level: 1 }),
      pays('G2', 'generation', { amount: '20.00', level: 1 }),
      pays('G1', 'generation', { amount: '10.00', level: 2 }),
      pays('Root', 'generation', { amount: '20.00', level: 1 }),
    ],
  },
  {
    document: 'p07-generation-own-rank-inactive',
    printed: nobody,
    byHand: [
      pays('Low', 'generation', { amount: '10.00', level: 1 }),
      pays('Root', 'generation', { amount: '10.00', level: 1 }),
    ],
  },
  {
    document: 'p08-generation-own-rank-depth',
    printed: nobody,
    byHand: [
      pays('N3', 'generation', { amount: '10.00', level: 1 }),
      pays('N2', 'generation', { amount: '5.00', level: 2 }),
    ],
  },
  {
    document: 'p09-generation-threshold-depth',
    printed: nobody,
    byHand: [
      pays('N7', 'generation', { amount: '10.00', level: 1 }),
      pays('N6', 'generation', { amount: '8.00', level: 2 }),
      pays('N0', 'generation', { amount: '2.00', level: 8 }),
    ],
  },
  {
    document: 'p10-generation-own-rank-six-ranks',
    printed: nobody,
    byHand: [
      pays('N6', 'generation', { amount: '10.00', level: 1 }),
      pays('N5', 'generation', { amount: '8.00', level: 2 }),
      pays('N0', 'generation', { amount: '10.00', level: 1 }),
    ],
  },
]

/** mlmforge, engine/network-engine/src/commission/stairstep.rs; each row is the sum over the group. */
const overrides: readonly PublishedCase[] = [
  {
    document: 'p11-breakaway-differential',
    printed: [pays('N0', 'override', { amount: '18.00', level: 1 })],
  },
  { document: 'p12a-breakaway-minimum', printed: [pays('N0', 'override', { amount: '2.40', level: 1 })] },
  { document: 'p12b-breakaway-no-minimum', printed: nobody },
  {
    document: 'p13-breakaway-over-an-inactive',
    printed: [pays('N0', 'override', { amount: '6.00', level: 1 })],
  },
  {
    document: 'p14-breakaway-generations',
    printed: [
      pays('N0', 'override', { amount: '10.00', level: 1 }),
      pays('N1', 'override', { amount: '2.40', level: 1 }),
      pays('N0', 'override', { amount: '3.60', level: 2 }),
    ],
  },
  { document: 'p15a-breakaway-fixed', printed: [pays('N0', 'override', { amount: '9.60', level: 1 })] },
  {
    document: 'p15b-breakaway-fixed-equal-rank',
    printed: [pays('N0', 'override', { amount: '6.00', level: 1 })],
  },
  { document: 'p15c-breakaway-fixed-no-rate', printed: nobody },
  {
    document: 'p16-breakaway-fixed-generations',
    printed: [
      pays('N1', 'override', { amount: '6.00', level: 1 }),
      pays('N0', 'override', { amount: '3.60', level: 2 }),
    ],
  },
]

describe('generations and overrides come out as published', () => {
  it.each([...generations, ...overrides].map((one) => [one.document, one] as const))('%s', (_, one) => {
    expectPublished(one)
  })
})

describe('matches come out as published', () => {
  it('netready.co.za: a quarter, half and all of what ten recruits earned', () => {
    const recruits = Array.from({ length: 10 }, (_, index) => `r${index + 1}`)
    expectPublished({
      document: 'p38-leadership-on-recruits',
      printed: [
        pays('Mary', 'leadership', { amount: '250.00', period: '2026-01' }),
        pays('Mary', 'leadership', { amount: '500.00', period: '2026-02' }),
        pays('Mary', 'leadership', { amount: '1000.00', period: '2026-03' }),
      ],
      others: recruits,
    })
  })

  it('genelet/mlm: five recruits share a quarter of the match', () => {
    const recruits = Array.from({ length: 5 }, (_, index) => pays(`r${index + 1}`, 'matchDown', '0.50'))
    expectPublished({ document: 'p48-genelet-match-down', printed: recruits, others: ['Sponsor'] })
  })

  it('redefiningtheweb.com: parents earn on the commission of 10.00', () => {
    expectPublished({
      document: 'p35-parents-on-commission',
      printed: [pays('Affiliate', 'direct', '10.00')],
      byHand: [pays('First', 'network', '2.00'), pays('Second', 'network', '1.50')],
    })
  })
})

describe('Purium: infinity bonuses of two ranks on one line', () => {
  it('pay both until the green diamond’s ninth level, then the second alone', () => {
    const [result] = expectPublished({
      document: 'p50-purium-two-infinities',
      printed: nobody,
      byHand: [pays('B', 'infinity', '10.00'), pays('B', 'second', '26.00'), pays('L5', 'infinity', '18.00')],
    })
    const levels = result?.lines.filter(({ earner, bonus }) => earner === 'B' && bonus === 'infinity')
    expect(levels?.map(({ level }) => level)).toEqual([9, 10, 11, 12, 13])
  })
})
