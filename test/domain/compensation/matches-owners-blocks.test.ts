import { describe, expect, test } from 'vitest'
import { runDocuments } from './oracle/documents.ts'

const chain = (...ids: readonly string[]) =>
  ids.map((id, at) => ({ id, sponsor: at === 0 ? null : ids[at - 1] }))
const buys = (buyer: string, cv: string, more: object = {}) => ({
  id: `o-${buyer}-${cv}`,
  buyer,
  cv,
  ...more,
})

describe('matching', () => {
  const sales = { id: 'sales', type: 'PERSONAL_SALES', rate: '0.50' }

  test('downwards hands the whole share to the active direct recruits, to the cent', () => {
    const down = {
      id: 'down',
      type: 'MATCHING',
      direction: 'DOWN',
      of: ['sales'],
      share: '0.10',
      dividedBy: 'DIRECT_RECRUITS',
    }
    const { texts } = runDocuments(
      { bonuses: [sales, down] },
      {
        members: [
          { id: 'S', sponsor: null },
          { id: 'A', sponsor: 'S' },
          { id: 'B', sponsor: 'S' },
          { id: 'C', sponsor: 'S' },
        ],
        orders: [buys('S', '20')],
      },
    )
    expect(texts().slice(0, 3)).toEqual(['A down S 1 34', 'B down S 1 33', 'C down S 1 33'])
  })

  test('matches what is left after a cap on the owner', () => {
    const match = { id: 'match', type: 'MATCHING', of: ['sales'], count: 'LEVEL', rates: ['0.10'] }
    const { texts } = runDocuments(
      { bonuses: [sales, match], caps: [{ scope: 'OWNER', amount: '20.00' }] },
      { members: chain('Top', 'Low'), orders: [buys('Low', '100')] },
    )
    expect(texts()).toEqual(['Low sales Low 0 2000', 'Top match Low 1 200'])
  })
})

describe('an owner of several positions', () => {
  test('earns under one cap for all of them', () => {
    const { texts } = runDocuments(
      {
        bonuses: [{ id: 'levels', type: 'UNILEVEL', rates: ['0.10', '0.10'] }],
        caps: [{ scope: 'OWNER', amount: '15' }],
      },
      {
        members: [
          { id: 'A', sponsor: null },
          { id: 'A2', sponsor: 'A', owner: 'A' },
          { id: 'B', sponsor: 'A2' },
        ],
        orders: [buys('B', '100')],
      },
    )
    expect(texts()).toEqual(['A levels B 2 750', 'A2 levels B 1 750'])
  })
})

describe('what compliance blocks', () => {
  const plan = { bonuses: [{ id: 'levels', type: 'UNILEVEL', rates: ['0.10'] }] }
  const facts = { members: chain('Top', 'Low'), orders: [buys('Low', '100'), buys('Low', '50')] }

  test('on hold is computed and marked', () => {
    const { results, texts } = runDocuments(plan, {
      ...facts,
      blocks: [{ order: 'o-Low-100', effect: 'HOLD', case: 'K1' }],
    })
    expect(texts()).toEqual(['Top levels Low 1 500', 'Top levels Low 1 1000'])
    expect([0, 1].map((i) => results[0]!.lineAt(i).hold)).toEqual([undefined, 'K1'])
  })

  test('excluded is as if it had never been', () => {
    const { texts } = runDocuments(plan, {
      ...facts,
      blocks: [{ order: 'o-Low-100', effect: 'EXCLUDE', case: 'K1' }],
    })
    expect(texts()).toEqual(['Top levels Low 1 500'])
  })
})
