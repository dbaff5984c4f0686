import { describe, expect, it } from 'vitest'
import { expectPublished, pays } from '#test/domain/compensation/published/published-case.ts'

describe('first orders and returns come out as published', () => {
  it('Frequense: 20 and 5 on a first order of 100, nothing on the second', () => {
    expectPublished({
      document: 'p127a-first-order-of-a-customer',
      printed: [pays('Allison', 'first', '20.00'), pays('Rachel', 'first', '5.00')],
    })
  })

  it('Dubli: 45 on a package of 450 points', () => {
    expectPublished({ document: 'p127b-enrolment-package', printed: [pays('You', 'fastStart', '45.00')] })
  })

  it('Whole Food Farmacy: 78.75 on 175 after a month of 40, nothing after one of 39', () => {
    const results = expectPublished({
      document: 'p128-qualified-last-month',
      printed: [pays('You', 'enroller', { amount: '78.75', from: 'first', period: '2026-02' })],
    })
    expect(results.at(-1)?.breakage).toMatchObject([{ reason: 'UNQUALIFIED', amount: '78.75' }])
  })

  it('a refund of 200 on a line of 400 takes back 20 of 40', () => {
    const results = expectPublished({
      document: 'p131-half-a-line-returned',
      printed: [pays('seller', 'commission', { amount: '40.00', period: '2026-01' })],
    })
    expect(results.at(-1)?.adjustments).toMatchObject([
      { earner: 'seller', bonus: 'commission', order: 'o1', amount: '-20.00' },
    ])
  })
})

describe('matched sides and a full matrix come out as published', () => {
  it('mnbsoft: 75, 25 and 25, and 500 carried', () => {
    expectPublished({
      document: 'p129-fifteen-hundred-matched',
      printed: [
        pays('A', 'matching', '75.00'),
        pays('B', 'matching', '25.00'),
        pays('C', 'matching', '25.00'),
      ],
      carry: { A: ['0', '500'], B: ['0', '0'] },
    })
  })

  it('smonline: 400, 800, 1,600 and 2,560 on the levels of 340 places', () => {
    const [result] = expectPublished({
      document: 'p130-four-by-four-matrix',
      printed: ['400', '800', '1600', '2560'].map((amount, place) =>
        pays('You', 'pool', { amount: `${amount}.00`, level: place + 1 }),
      ),
      others: Array.from({ length: 84 }, (_, place) => `r${place + 1}`),
    })
    expect(result?.totals.You).toBe('5360.00')
  })
})
