import { describe, expect, it } from 'vitest'
import { hundredths, sumOf } from '#test/domain/compensation/example-case.ts'
import {
  expectPublished,
  type PublishedCase,
  pays,
} from '#test/domain/compensation/published/published-case.ts'

const nobody: PublishedCase['printed'] = []

describe('binary legs over several rounds come out as published', () => {
  it('three weeks of carry: 500, 600, 900, and 5,000 stay', () => {
    expectPublished({
      document: 'p60-binary-three-weeks',
      printed: [
        pays('You', 'binary', { amount: '500.00', period: '2026-W02' }),
        pays('You', 'binary', { amount: '600.00', period: '2026-W03' }),
        pays('You', 'binary', { amount: '900.00', period: '2026-W04' }),
      ],
      carry: { You: ['5000', '0'] },
    })
  })

  it('a pool of 17 %: 20,000 become 17,000, and the carry is not cut with the money', () => {
    const [result] = expectPublished({
      document: 'p61-binary-pool-limit',
      printed: [pays('A', 'binary', '680.00'), pays('B', 'binary', '850.00'), pays('C', 'binary', '1275.00')],
      others: ['D'],
      carry: { A: ['4000', '0'], B: ['40000', '0'], C: ['60000', '0'] },
    })
    const lines = result?.lines ?? []
    expect(sumOf(lines.map(({ amountBeforeCaps }) => amountBeforeCaps))).toBe(hundredths('20000.00'))
    expect(sumOf(lines.map(({ amount }) => amount))).toBe(hundredths('17000.00'))
  })

  it('SnCl2/mlm: 600 for two referrals and 400 for two pairs make 1,000', () => {
    const results = expectPublished({
      document: 'p70-activations-in-two-rounds',
      printed: [
        pays('A', 'referral', { amount: '600.00', period: '2026-01' }),
        pays('A', 'binary', { amount: '200.00', period: '2026-01' }),
        pays('A', 'binary', { amount: '200.00', period: '2026-02' }),
        pays('B', 'referral', { amount: '300.00', period: '2026-02' }),
        pays('C', 'referral', { amount: '300.00', period: '2026-02' }),
      ],
      carry: { A: ['0', '0'] },
    })
    expect(sumOf(results.map(({ totals }) => totals.A ?? '0'))).toBe(hundredths('1000.00'))
  })

  it('SnCl2/mlm: pairs of a hundred, and what stays on each side', () => {
    expectPublished({
      document: 'p71-pairs-of-a-hundred',
      printed: [pays('P', 'binary', '400.00'), pays('Q', 'binary', '600.00'), pays('R', 'binary', '200.00')],
      carry: { P: ['150', '50'], Q: ['200', '0'], R: ['50', '150'], S: ['80', '250'] },
    })
  })

  it('Pelnora: 450 and 11,000 stay, then 250 and 6,000 stay', () => {
    const results = expectPublished({
      document: 'p72-pelnora-carry',
      printed: [
        pays('You', 'binary', { amount: '450.00', period: '2026-01' }),
        pays('You', 'binary', { amount: '250.00', period: '2026-02' }),
      ],
      carry: { You: ['0', '6000'] },
    })
    const first = results[0]?.carry.find(({ member }) => member === 'You')
    expect([first?.left, first?.right]).toEqual(['0.00', '11000.00'])
  })

  it('MLM-VSV: 500 of 1,500, and 2,000 stay on the left', () => {
    const [result] = expectPublished({
      document: 'p73-vsv-daily-cap',
      printed: [pays('VSV00001', 'matching', '500.00')],
      carry: { VSV00001: ['2000', '0'] },
    })
    expect(result?.lines[0]?.amountBeforeCaps).toBe('1500.00')
  })

  it('Bono de Equipo: ten per cent of 2,000, below the cap of 720', () => {
    expectPublished({
      document: 'p83-team-bonus-by-membership',
      printed: [pays('You', 'team', '200.00')],
    })
  })

  it('NHT Global: one, two, four and two cycles, each 250, and what is carried over', () => {
    expectPublished({
      document: 'p85-nht-cycles',
      printed: [pays('P', 'cycle', '250.00'), pays('Q', 'cycle', '500.00')],
      byHand: [pays('R', 'cycle', '1000.00'), pays('S', 'cycle', '500.00')],
      carry: { P: ['0', '0'], Q: ['0', '250'], R: ['150', '350'], S: ['5150', '250'] },
    })
  })

  it('Beachbody: one cycle of 260 and 200, two of 300 and 300', () => {
    expectPublished({
      document: 'p87-beachbody-cycles',
      printed: nobody,
      byHand: [pays('emerald', 'cycle', '14.00'), pays('diamond', 'cycle', '36.00')],
      carry: { emerald: ['60', '100'], diamond: ['0', '0'] },
    })
  })
})
