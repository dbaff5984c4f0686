import { describe, expect, it } from 'vitest'
import { expectPublished, pays } from '#test/domain/compensation/published/published-case.ts'

describe('who may earn, and on what, decides the amount as published', () => {
  it('GAWIS: the lower package of buyer and upline', () => {
    expectPublished({
      document: 'p88-lower-package-decides',
      printed: [
        pays('Alice', 'level', { amount: '400.00', from: 'George', level: 1 }),
        pays('Admin', 'level', { amount: '100.00', from: 'George', level: 2 }),
        pays('Bob', 'level', { amount: '200.00', from: 'Helen', level: 1 }),
        pays('Alice', 'level', { amount: '200.00', from: 'Ivan', level: 1 }),
      ],
      byHand: [pays('Admin', 'level', { amount: '50.00', from: 'Ivan', level: 2 })],
    })
  })

  it('mlmforge: the override passes two leaders who have one group each', () => {
    const [result] = expectPublished({
      document: 'p89-override-past-unqualified-leaders',
      printed: [pays('N0', 'override', { amount: '7.50', level: 1 })],
    })
    expect(result?.breakage).toEqual([])
  })

  it('Oriflame: 500, 200, 100, 50, 25 and 12.50 on 10,000', () => {
    const amounts = ['500.00', '200.00', '100.00', '50.00', '25.00', '12.50']
    expectPublished({
      document: 'p90-oriflame-six-generations',
      printed: amounts.map((amount, place) =>
        pays(`N${5 - place}`, 'override', { amount, level: place + 1 }),
      ),
    })
  })

  it('mlmforge: 200 at one half, 0.8 and seven per cent', () => {
    expectPublished({ document: 'p91-share-times-multiplier', printed: [pays('N1', 'level', '5.60')] })
  })
})
