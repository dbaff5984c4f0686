import { describe, expect, it } from 'vitest'
import { hundredths, sumOf } from '#test/domain/compensation/example-case.ts'
import {
  expectPublished,
  type PublishedCase,
  pays,
} from '#test/domain/compensation/published/published-case.ts'

const nobody: PublishedCase['printed'] = []

/** mlmforge, engine/network-engine/src/commission/unilevel.rs and matrix.rs; the tests print levels and rates. */
const walks: readonly PublishedCase[] = [
  {
    document: 'p22a-pass-up-branch',
    printed: nobody,
    byHand: [pays('S', 'unilevel', { amount: '2.00', level: 1 })],
  },
  {
    document: 'p22b-pass-up-recruit-only',
    printed: nobody,
    byHand: [
      pays('A', 'unilevel', { amount: '2.00', level: 1 }),
      pays('S', 'unilevel', { amount: '1.60', level: 2 }),
    ],
  },
  {
    document: 'p22c-pass-up-and-compression',
    printed: nobody,
    byHand: [pays('S', 'unilevel', { amount: '2.00', level: 1 })],
  },
  {
    document: 'p22d-pass-up-each-for-oneself',
    printed: nobody,
    byHand: [
      pays('A', 'unilevel', { amount: '2.00', level: 1 }),
      pays('S', 'unilevel', { amount: '1.60', level: 2 }),
    ],
  },
  {
    document: 'p23a-matrix-three-levels',
    printed: [
      pays('N2', 'matrix', { amount: '2.00', level: 1 }),
      pays('N1', 'matrix', { amount: '1.60', level: 2 }),
      pays('N0', 'matrix', { amount: '1.20', level: 3 }),
    ],
  },
  {
    document: 'p23b-matrix-depth-by-plan',
    printed: nobody,
    byHand: [
      pays('N2', 'matrix', { amount: '2.00', level: 1 }),
      pays('N1', 'matrix', { amount: '1.60', level: 2 }),
    ],
  },
  {
    document: 'p23c-matrix-compression',
    printed: nobody,
    byHand: [pays('N0', 'matrix', { amount: '2.00', level: 1 })],
  },
  {
    document: 'p23d-matrix-no-compression',
    printed: nobody,
    byHand: [pays('N0', 'matrix', { amount: '1.60', level: 2 })],
  },
  { document: 'p23e-matrix-multiplier', printed: [pays('N0', 'matrix', { amount: '4.00', level: 1 })] },
  {
    document: 'p23f-matrix-depth-by-height',
    printed: nobody,
    byHand: [
      pays('N2', 'matrix', { amount: '2.00', level: 1 }),
      pays('N1', 'matrix', { amount: '1.60', level: 2 }),
    ],
  },
  {
    document: 'p24-depth-by-active-legs',
    printed: nobody,
    byHand: [
      pays('N4', 'unilevel', { amount: '2.00', level: 1 }),
      pays('N3', 'unilevel', { amount: '1.60', level: 2 }),
    ],
  },
]

describe('level walks come out as published', () => {
  it.each(walks.map((one) => [one.document, one] as const))('%s', (_, one) => {
    expectPublished(one)
  })

  it('docs.siu2022.com: five levels of a fee of 36, from three places in the line', () => {
    expectPublished({
      document: 'p33-siu-referral-levels',
      printed: [
        pays('Dave', 'referral', { amount: '14.40', order: 'sarah' }),
        pays('Lucy', 'referral', { amount: '10.80', order: 'sarah' }),
        pays('Kate', 'referral', { amount: '3.60', order: 'sarah' }),
        pays('John', 'referral', { amount: '3.60', order: 'sarah' }),
        pays('You', 'referral', { amount: '3.60', order: 'sarah' }),
        pays('Lucy', 'referral', { amount: '14.40', order: 'dave' }),
        pays('Kate', 'referral', { amount: '10.80', order: 'dave' }),
        pays('John', 'referral', { amount: '3.60', order: 'dave' }),
        pays('You', 'referral', { amount: '3.60', order: 'dave' }),
        pays('You', 'referral', { amount: '14.40', order: 'john' }),
      ],
    })
  })

  it('glamorgirlbeauty.com: the seller’s ten per cent, and three above', () => {
    expectPublished({
      document: 'p34-network-commission',
      printed: [pays('David', 'referral', '100.00')],
      byHand: [
        pays('Michelle', 'network', { amount: '50.00', level: 1 }),
        pays('Victor', 'network', { amount: '40.00', level: 2 }),
        pays('John', 'network', { amount: '20.00', level: 3 }),
      ],
    })
  })

  it('genelet/mlm: one per cent of 1,000 in the tenth generation, two for the affiliate', () => {
    expectPublished({
      document: 'p49-genelet-tenth-generation',
      printed: [
        pays('Top', 'matchUp', { amount: '10.00', level: 10 }),
        pays('Affiliate', 'affiliate', '20.00'),
      ],
    })
  })

  it('healthywellthy.com.au: 2, 3, 5, 5, 6, 6 and 7 per cent of 100', () => {
    expectPublished({
      document: 'p53-doterra-compression-seven',
      printed: [pays('L7', 'unilevel', { amount: '2.00', level: 1 })],
      byHand: [
        pays('L6', 'unilevel', { amount: '3.00', level: 2 }),
        pays('L5', 'unilevel', { amount: '5.00', level: 3 }),
        pays('L4', 'unilevel', { amount: '5.00', level: 4 }),
        pays('L3', 'unilevel', { amount: '6.00', level: 5 }),
        pays('L2', 'unilevel', { amount: '6.00', level: 6 }),
        pays('L1', 'unilevel', { amount: '7.00', level: 7 }),
      ],
    })
  })

  it('mlmsoftwaremanual.com: G on level 1 and D on level 4, unless the untitled are stepped over', () => {
    expectPublished({
      document: 'p51-title-compression',
      printed: nobody,
      byHand: [
        pays('G', 'none', { amount: '4.00', level: 1 }),
        pays('D', 'none', { amount: '1.00', level: 4 }),
        pays('G', 'generous', { amount: '4.00', level: 1 }),
        pays('D', 'generous', { amount: '3.00', level: 2 }),
        pays('B', 'generous', { amount: '2.00', level: 3 }),
        pays('A', 'generous', { amount: '1.00', level: 4 }),
      ],
    })
  })

  it('mycustomeradvantage.com: A earns from six with roll up, from three without', () => {
    const others = ['B', 'C', 'D', 'E', 'F']
    const from = (buyers: readonly string[]) =>
      buyers.map((buyer) => pays('A', 'commission', { amount: '5.00', from: buyer }))
    const six = ['B', 'C', 'D', 'E', 'F', 'G']
    expectPublished({ document: 'p54-roll-up-by-stars', printed: nobody, byHand: from(six), others })
    const three = ['B', 'C', 'D']
    expectPublished({ document: 'p55-roll-up-off', printed: nobody, byHand: from(three), others })
  })
})

describe('differentials come out as published', () => {
  it('Amway India, example 2: 8,100 for the group, 4,320 of it for the recruits', () => {
    const recruits = ['A', 'B', 'C', 'D']
    const [result] = expectPublished({
      document: 'p30-amway-india-four-recruits',
      printed: [pays('You', 'performance', '3780.00'), pays('You', 'retailProfit', '3600.00')],
      others: recruits,
    })
    const below = recruits.map((id) => result?.totals[id] ?? '0')
    expect(sumOf(below)).toBe(hundredths('4320.00'))
    expect(result?.totals.You).toBe('7380.00')
  })

  it('Amway India, example 1: 900 and the retail profit make 3,900', () => {
    const [result] = expectPublished({
      document: 'p31-amway-india-first-level',
      printed: [pays('You', 'performance', '900.00')],
      byHand: [pays('You', 'retailProfit', '3000.00')],
    })
    expect(result?.totals.You).toBe('3900.00')
  })

  it('Amway Profit Calculator: rebates of four teams, and 751.50 for the whole group', () => {
    const [result] = expectPublished({
      document: 'p32-amway-calculator',
      printed: [
        pays('T1', 'performance', '360.00'),
        pays('T2', 'performance', '120.00'),
        pays('T3', 'performance', '30.00'),
        pays('T4', 'performance', '30.00'),
      ],
      byHand: [pays('You', 'performance', '211.50')],
    })
    expect(sumOf(Object.values(result?.totals ?? {}))).toBe(hundredths('751.50'))
  })

  it('Be Infinity, UB example 3: the second level down, less the highest in between', () => {
    expectPublished({
      document: 'p39-be-infinity-differential',
      printed: [
        pays('User', 'unilevel', { amount: '96.00', from: 'User5' }),
        pays('User', 'unilevel', { amount: '576.00', from: 'User6' }),
      ],
      byHand: [pays('User', 'unilevel', { amount: '288.00', from: 'User7' })],
    })
  })

  it('togethertothetop.com: eight, then three, then nothing', () => {
    expectPublished({
      document: 'p52-differential-missing-zero',
      printed: nobody,
      byHand: [
        pays('You', 'volume', { amount: '8.00', period: '2026-01' }),
        pays('You', 'volume', { amount: '3.00', period: '2026-02' }),
      ],
      others: ['Alice'],
    })
  })

  it('VBO compensation plan: nine and 25 per cent of 600 by the group volume', () => {
    expectPublished({
      document: 'p45-volume-bonus-by-group',
      printed: [pays('Vip', 'personal', '54.00'), pays('Manager', 'personal', '150.00')],
      others: ['downline'],
    })
  })
})
