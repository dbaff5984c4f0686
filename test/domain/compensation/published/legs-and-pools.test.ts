import { describe, expect, it } from 'vitest'
import {
  expectPublished,
  type PublishedCase,
  pays,
} from '#test/domain/compensation/published/published-case.ts'

const nobody: PublishedCase['printed'] = []

/** mlmforge, engine/network-engine/src/commission/binary.rs and content/guides/binary.md. */
const legs: readonly PublishedCase[] = [
  {
    document: 'p17-binary-carry-cap',
    printed: nobody,
    byHand: [pays('Root', 'binary', '20.00')],
    carry: { Root: ['200', '0'] },
  },
  { document: 'p18-binary-prior-carry', printed: [pays('Root', 'binary', '50.00')] },
  {
    document: 'p19a-binary-owner-cap',
    printed: [pays('A', 'binary', '250.00'), pays('B', 'binary', '250.00')],
    others: ['Root'],
  },
  {
    document: 'p19b-binary-owner-cap-unequal',
    printed: [pays('A', 'binary', '6.25'), pays('B', 'binary', '93.75')],
    others: ['Root'],
  },
  {
    document: 'p19c-binary-position-cap',
    printed: [pays('A', 'binary', '300.00'), pays('B', 'binary', '300.00')],
    others: ['Root'],
  },
  {
    document: 'p19d-binary-carry-by-position',
    printed: nobody,
    others: ['Root', 'A', 'B'],
    carry: { A: ['500', '0'], B: ['0', '600'] },
  },
  { document: 'p20-binary-volume-ratio', printed: nobody, byHand: [pays('Root', 'binary', '180.00')] },
  {
    document: 'p21-binary-owner-cap-guide',
    printed: [pays('A', 'binary', '2500.00'), pays('B', 'binary', '2500.00')],
  },
]

describe('two legs come out as published', () => {
  it.each(legs.map((one) => [one.document, one] as const))('%s', (_, one) => {
    expectPublished(one)
  })

  it('Be Infinity, BB example 4: 180 become 171', () => {
    expectPublished({ document: 'p40-be-infinity-paycut', printed: [pays('You', 'binary', '171.00')] })
  })

  it('Be Infinity, BB example 2: nothing is paid and 6,000 stay', () => {
    expectPublished({
      document: 'p41-be-infinity-no-cycle',
      printed: nobody,
      carry: { You: ['0', '6000'] },
    })
  })

  it('HBN: a cycle of 200 pays 8, 16 or 24 by the own volume', () => {
    expectPublished({
      document: 'p44-hbn-cycles-by-own-volume',
      printed: [
        pays('You', 'team', { amount: '8.00', period: '2026-01' }),
        pays('You', 'team', { amount: '16.00', period: '2026-02' }),
        pays('You', 'team', { amount: '24.00', period: '2026-03' }),
      ],
    })
  })

  it('genelet/mlm: 1,000 against 400 are two units of two to one, 200 stay', () => {
    expectPublished({
      document: 'p46-genelet-two-to-one',
      printed: nobody,
      byHand: [pays('You', 'binary', '60.00')],
      carry: { You: ['200', '0'] },
    })
  })

  it('genelet/mlm: 40 earned, 30 allowed, and 100 stay', () => {
    const [result] = expectPublished({
      document: 'p47-genelet-pairing-cap',
      printed: [pays('You', 'binary', '30.00')],
      carry: { You: ['100', '0'] },
    })
    expect(result?.lines[0]?.amountBeforeCaps).toBe('40.00')
  })
})

describe('pools come out as published', () => {
  it('mlm.com: 1 % of a million among fifty is 200 for each', () => {
    const printed = Array.from({ length: 50 }, (_, index) => pays(`s${index + 1}`, 'pool', '200.00'))
    expectPublished({ document: 'p36-pool-equal-shares', printed })
  })

  it('mlm.com: five of 5,000 shares in 10,000 are worth 10', () => {
    expectPublished({
      document: 'p37-pool-shares-by-customers',
      printed: [pays('P', 'pool', '10.00')],
      others: ['others'],
    })
  })
})

interface RankDocument {
  readonly paidAs: string
  readonly missing: { readonly conditions: readonly object[] } | null
}

describe('Be Infinity, leg size limit: 80 % of 20,000 from one leg', () => {
  const results = expectPublished({ document: 'p43-be-infinity-leg-limit', printed: nobody })
  const rankIn = (period: number) => {
    const ranks = results[period]?.ranks as Record<string, RankDocument> | undefined
    return ranks?.You
  }

  it('counts 16,000 of a leg of 19,000 and says that 4,000 are missing', () => {
    expect(rankIn(0)?.paidAs).toBe('UNRANKED')
    expect(rankIn(0)?.missing?.conditions[0]).toMatchObject({
      need: '20000.00',
      legCap: '16000.00',
      have: '16000.00',
      missing: '4000.00',
    })
  })

  it.each([
    ['own purchases', 1],
    ['another leg', 2],
  ])('is reached with 4,000 of %s', (_, period) => {
    expect(rankIn(period)?.paidAs).toBe('SAPHIRE')
  })
})
