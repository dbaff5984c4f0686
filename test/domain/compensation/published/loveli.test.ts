import { describe, expect, it } from 'vitest'
import { expectPublished, pays } from '#test/domain/compensation/published/published-case.ts'

describe('Loveli Luxury: packages, a bronze and a gold month', () => {
  it('pays 1,640 and 2,952 on seven levels of one package each', () => {
    const small = ['800.00', '360.00', '200.00', '120.00', '80.00', '40.00', '40.00']
    const large = ['1440.00', '648.00', '360.00', '216.00', '144.00', '72.00', '72.00']
    const rows = (order: string, amounts: readonly string[]) =>
      amounts.map((amount, place) => pays(`n${6 - place}`, 'level', { amount, order, level: place + 1 }))
    expectPublished({
      document: 'p77-loveli-packages',
      printed: [...rows('small', small), ...rows('large', large)],
    })
  })

  it('adds up 4,000, 2,400 and 2,000 to 8,400', () => {
    const [result] = expectPublished({
      document: 'p78-loveli-bronze-month',
      printed: [
        pays('You', 'retail', '4000.00'),
        pays('You', 'level', '2400.00'),
        pays('You', 'salary', '2000.00'),
      ],
    })
    expect(result?.totals.You).toBe('8400.00')
  })

  it('pays 4,000, 9,000 and 25,000 on the levels of a gold month, beside 16,000 and 12,000', () => {
    expectPublished({
      document: 'p79-loveli-gold-network',
      printed: [
        pays('You', 'retail', '16000.00'),
        pays('You', 'level', { amount: '4000.00', level: 1 }),
        pays('You', 'level', { amount: '9000.00', level: 2 }),
        pays('You', 'level', { amount: '25000.00', level: 3 }),
        pays('You', 'salary', '12000.00'),
      ],
      others: Array.from({ length: 155 }, (_, index) => `m${index + 1}`),
    })
  })
})
