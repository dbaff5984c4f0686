import { describe, expect, it } from 'vitest'
import {
  expectPublished,
  type PublishedCase,
  pays,
} from '#test/domain/compensation/published/published-case.ts'

const nobody: PublishedCase['printed'] = []

describe('a matrix of three by five comes out as published', () => {
  it('pays first purchases and repurchases by placement; missing levels stay with the company', () => {
    const [result] = expectPublished({
      document: 'p75-matrix-first-and-again',
      printed: [
        pays('n4', 'first', { amount: '175.00', order: 'five', level: 1 }),
        pays('n3', 'first', { amount: '140.00', order: 'five', level: 2 }),
        pays('n2', 'first', { amount: '105.00', order: 'five', level: 3 }),
        pays('n1', 'first', { amount: '70.00', order: 'five', level: 4 }),
        pays('n0', 'first', { amount: '70.00', order: 'five', level: 5 }),
        pays('n1', 'first', { amount: '175.00', order: 'two', level: 1 }),
        pays('n0', 'first', { amount: '140.00', order: 'two', level: 2 }),
        pays('n2', 'again', { amount: '210.00', order: 'three', level: 1 }),
        pays('n1', 'again', { amount: '140.00', order: 'three', level: 2 }),
        pays('n0', 'again', { amount: '140.00', order: 'three', level: 3 }),
      ],
    })
    expect(result?.breakage).toEqual([
      { bonus: 'first', reason: 'NO_UPLINE', count: 3, amount: '245.00' },
      { bonus: 'again', reason: 'NO_UPLINE', count: 2, amount: '210.00' },
    ])
  })

  it('places six sign-ups left to right, the seventh under the second', () => {
    const [result] = expectPublished({ document: 'p76-matrix-six-signups', printed: nobody })
    const places = result?.placements.map(({ member, parent, leg }) => [member, parent, leg])
    expect(places).toEqual([
      ['U', null, null],
      ['P1', 'U', 1],
      ['P2', 'U', 2],
      ['P3', 'U', 3],
      ['P4', 'P1', 1],
      ['P5', 'P1', 2],
      ['P6', 'P1', 3],
      ['P7', 'P2', 1],
    ])
  })
})

describe('NNProtect: a full tree of two, five levels deep', () => {
  it('pays 146.50, 468.80, 1,172, 2,344 and 2,344, in all 6,475.30', () => {
    const others = Array.from({ length: 62 }, (_, index) => `m${index + 1}`)
    const [result] = expectPublished({
      document: 'p64-five-levels-of-a-full-tree',
      printed: [
        pays('one', 'unilevel', { amount: '146.50', level: 1 }),
        pays('one', 'unilevel', { amount: '468.80', level: 2 }),
        pays('one', 'unilevel', { amount: '1172.00', level: 3 }),
        pays('one', 'unilevel', { amount: '2344.00', level: 4 }),
        pays('one', 'unilevel', { amount: '2344.00', level: 5 }),
      ],
      others,
    })
    expect(result?.totals.one).toBe('6475.30')
  })

  it('pays 30 % of a kit’s 2,930 points to the only one above', () => {
    expectPublished({ document: 'p65-kit-on-two-levels', printed: [pays('A', 'fast', '879.00')] })
  })
})
