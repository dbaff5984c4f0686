import { describe, expect, it } from 'vitest'
import { runExample } from '#test/domain/compensation/example-case.ts'
import { expectPublished, pays } from '#test/domain/compensation/published/published-case.ts'

describe('differences of rates are paid as published', () => {
  it('DELIGHT: steps of 20, 40 and 80 per cent leave 20, 20 and 40', () => {
    expectPublished({
      document: 'p99-three-career-steps',
      printed: [],
      byHand: [
        pays('Kueng', 'contract', '20.00'),
        pays('Specht', 'contract', '20.00'),
        pays('Muster', 'contract', '40.00'),
      ],
    })
  })

  it('Vestige: 40,000 a month climb from 11 to 20 per cent in four months', () => {
    const amounts = ['4400.00', '5600.00', '6970.00', '8000.00']
    expectPublished({
      document: 'p107-vestige-accumulation',
      printed: amounts.map((amount, month) =>
        pays('You', 'performance', { amount, period: `2026-0${month + 1}` }),
      ),
    })
  })

  it('Vestige: 5,616 leave 2,466 after 3,150 for three lines; next month 10,368 are shared', () => {
    const [january, february] = ['2026-01', '2026-02']
    expectPublished({
      document: 'p108-vestige-two-months',
      printed: [
        pays('A', 'performance', { amount: '270.00', period: january }),
        pays('B', 'performance', { amount: '1440.00', period: january }),
        pays('C', 'performance', { amount: '1440.00', period: january }),
        pays('You', 'performance', { amount: '2466.00', period: january }),
      ],
      byHand: [
        pays('A', 'performance', { amount: '432.00', period: february }),
        pays('B', 'performance', { amount: '3240.00', period: february }),
        pays('C', 'performance', { amount: '3240.00', period: february }),
        pays('You', 'performance', { amount: '3456.00', period: february }),
      ],
    })
  })

  it('Tiens: 140 on new recruits', () => {
    expectPublished({ document: 'p109a-tiens-new-recruits', printed: [pays('A', 'direct', '140.00')] })
  })

  it('Tiens: 14 on own purchases and 220 of difference', () => {
    expectPublished({
      document: 'p109b-tiens-difference',
      printed: [
        pays('A', 'direct', { amount: '14.00', level: 0 }),
        pays('A', 'direct', { amount: '220.00', level: 1 }),
      ],
      others: ['B', 'C'],
    })
  })

  it('Tiens: 200, 3,200, 500 and 500 make 4,400', () => {
    expectPublished({
      document: 'p109c-tiens-leadership',
      printed: [
        pays('A', 'direct', { amount: '80.00', from: 'A' }),
        pays('A', 'direct', { amount: '120.00', from: 'D' }),
        pays('A', 'direct', { amount: '1600.00', from: 'C' }),
        pays('A', 'direct', { amount: '1600.00', from: 'E' }),
        pays('A', 'leadership', { amount: '500.00', level: 1 }),
        pays('A', 'leadership', { amount: '500.00', level: 2 }),
      ],
      others: ['B', 'B1', 'C', 'E'],
    })
  })

  it.each([
    [1, { VS1: 5, VS2: 15, PM: 1, OL: 1, VL: 1 }],
    [2, { VS2: 20, PM: 1, OL: 1, VL: 1 }],
    [3, { VS1: 5, VS2: 15, PM: 1, VL: 2 }],
    [4, { VS1: 5, VS2: 15, VL: 3 }],
    [5, { VS1: 5, VS2: 15, OL: 2, VL: 1 }],
    [6, { VS1: 5, VL: 18 }],
    [7, { VS1: 5, OL: 17, VL: 1 }],
    [8, { VS1: 5, VS2: 15, PM: 1 }],
    [9, { VS1: 5, PM: 16 }],
    [10, { PM: 21 }],
    [11, { VL: 23 }],
    [12, { OL: 22 }],
  ])('ptclient, variant %i of a line: %o', (variant, paid) => {
    const [result] = runExample('p115-bonus-steps-of-a-line')
    const lines = result?.lines.filter(({ from }) => from === `new-${variant}`) ?? []
    expect(Object.fromEntries(lines.map(({ earner, amount }) => [earner, amount]))).toEqual(
      Object.fromEntries(
        Object.entries(paid).map(([step, amount]) => [`${step}-${variant}`, `${amount}.00`]),
      ),
    )
  })

  it('PowerUp: 100, 50, 40 and 20 up a rising line, 210 to the first of a falling one', () => {
    expectPublished({
      document: 'p116-powerup-differential',
      printed: [
        pays('D', 'powerup', '100.00'),
        pays('C', 'powerup', '50.00'),
        pays('B', 'powerup', '40.00'),
        pays('A', 'powerup', '20.00'),
        pays('A2', 'powerup', '210.00'),
      ],
    })
  })

  it.each([
    ['p120a-mirror-difference', '64707'],
    ['p120b-mirror-difference', '6438'],
  ])('MirrorMLM: %s pays %s yen to the head of the line', (document, amount) => {
    expectPublished({ document, printed: [pays('A', 'difference', amount)], others: ['B', 'C'] })
  })
})
