import { describe, expect, it } from 'vitest'
import { hundredths } from '#test/domain/compensation/example-case.ts'
import {
  expectPublished,
  type PublishedCase,
  pays,
} from '#test/domain/compensation/published/published-case.ts'

const nobody: PublishedCase['printed'] = []
const named = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)

describe('matches up a line come out as published', () => {
  it('an override up the binary tree: 1.50, 1.00 and 0.50', () => {
    expectPublished({
      document: 'p62-override-up-the-binary-tree',
      printed: [
        pays('Gold', 'override', { amount: '1.50', level: 1 }),
        pays('Platinum', 'override', { amount: '1.00', level: 2 }),
        pays('Diamond', 'override', { amount: '0.50', level: 3 }),
      ],
      others: ['Silver'],
    })
  })

  it('an override that steps over a member without rank', () => {
    expectPublished({
      document: 'p63-override-bronze-and-gold',
      printed: [
        pays('Bronze', 'override', { amount: '1.50', level: 1 }),
        pays('Gold', 'override', { amount: '1.00', level: 2 }),
      ],
      others: ['Member'],
    })
  })

  it('quevittechnology/matrix: 4.32 of 86.40, then 250, 100 and 400 make 750', () => {
    const results = expectPublished({
      document: 'p74-sponsor-share-of-level-income',
      printed: [
        pays('You', 'sponsor', { amount: '4.32', period: '2026-01' }),
        pays('You', 'sponsor', { amount: '250.00', from: 'B', period: '2026-02' }),
        pays('You', 'sponsor', { amount: '100.00', from: 'C', period: '2026-02' }),
        pays('You', 'sponsor', { amount: '400.00', from: 'D', period: '2026-02' }),
      ],
      others: ['B', 'C', 'D'],
    })
    expect(hundredths(results[1]?.totals.You ?? '0')).toBe(hundredths('750.00'))
  })

  it('BitTON.AI: 180, 200 and 250 by tier', () => {
    expectPublished({
      document: 'p80-bitton-tiers',
      printed: [
        pays('One', 'matching', { amount: '100.00', level: 1 }),
        pays('One', 'matching', { amount: '50.00', level: 2 }),
        pays('One', 'matching', { amount: '30.00', level: 3 }),
        pays('Two', 'matching', '200.00'),
        pays('Three', 'matching', '250.00'),
      ],
      others: [...named('a', 11), ...named('b', 11), ...named('c', 11)],
    })
  })

  it('BitTON.AI: 499 do not qualify, the level above has its own five per cent', () => {
    expectPublished({
      document: 'p81-bitton-unqualified',
      printed: [pays('First', 'direct', '16.65')],
      byHand: [pays('Second', 'matching', { amount: '50.00', level: 2 }), pays('Second', 'direct', '24.95')],
      others: ['Member'],
    })
  })

  it('NHT Global: 1,000, 250 and 30 make 1,280', () => {
    const [result] = expectPublished({
      document: 'p82-nht-matching',
      printed: [
        pays('You', 'matching', { amount: '1000.00', from: 'Jane' }),
        pays('You', 'matching', { amount: '250.00', from: 'Lee' }),
        pays('You', 'matching', { amount: '30.00', from: 'Ali' }),
      ],
      others: ['Jane', 'Lee', 'Ali'],
    })
    expect(result?.totals.You).toBe('1280.00')
  })

  it('imp.money: five stars above two have three per cent', () => {
    expectPublished({
      document: 'p84-star-differential',
      printed: [pays('You', 'stars', '3.00')],
      byHand: [pays('Downline', 'stars', '2.00')],
    })
  })

  it('NHT Global, direct sales: 1,000, 250 and 90', () => {
    expectPublished({
      document: 'p86-nht-direct-sales',
      printed: [
        pays('You', 'direct', { amount: '1000.00', from: 'Jane' }),
        pays('You', 'direct', { amount: '250.00', from: 'Susan' }),
        pays('You', 'direct', { amount: '90.00', from: 'Chris' }),
      ],
    })
  })
})

describe('Be Infinity, PPB example 3: eleven in a list, ten are paid', () => {
  it('gives each place its printed amount', () => {
    expectPublished({
      document: 'p42-be-infinity-places',
      printed: [
        pays('User_A', 'pool', '6861.33'),
        pays('User_G', 'pool', '4164.10'),
        pays('User_I', 'pool', '2604.94'),
        pays('User_B', 'pool', '1805.01'),
        pays('User_F', 'pool', '1458.53'),
        pays('User', 'pool', '1332.73'),
        pays('User_H', 'pool', '1267.88'),
        pays('User_D', 'pool', '1177.28'),
        pays('User_C', 'pool', '1047.29'),
        pays('User_J', 'pool', '937.26'),
      ],
    })
  })
})

describe('NNProtect: what counts, and when', () => {
  it('adds up 1,465, 2,930 and 4,395 points', () => {
    const [result] = expectPublished({ document: 'p67-group-volume-of-three', printed: nobody })
    const volumes = result?.volumes as Record<string, { pvg: string }>
    expect(['three', 'two', 'one'].map((id) => volumes[id]?.pvg)).toEqual(['1465.00', '2930.00', '4395.00'])
  })

  it('counts an order in the month it was paid', () => {
    const results = expectPublished({
      document: 'p66-month-of-the-payment',
      printed: nobody,
      byHand: [pays('A', 'unilevel', { amount: '5.00', period: '2025-10' })],
    })
    expect(results.map(({ volumes }) => (volumes as Record<string, { pv?: string }>).B?.pv)).toEqual([
      undefined,
      '100.00',
    ])
  })
})
