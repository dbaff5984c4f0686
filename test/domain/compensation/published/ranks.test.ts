import { describe, expect, it } from 'vitest'
import type { ResultDocument } from '#server/cli/plan-result.ts'
import { runExample } from '#test/domain/compensation/example-case.ts'

interface RankDocument {
  readonly paidAs: string
  readonly missing: { readonly rank: string; readonly conditions: readonly object[] } | null
}

const ranksOf = (document: string): Readonly<Record<string, RankDocument>> => {
  const [result] = runExample(document) as readonly ResultDocument[]
  return result?.ranks as unknown as Readonly<Record<string, RankDocument>>
}

describe('mlmforge: which rank volumes, legs and products give', () => {
  it('50 of one’s own, 100 and 200 below reach 350, and miss 350.01 by a hundredth', () => {
    const { N1 } = ranksOf('p94-rank-on-the-very-volume')
    expect(N1?.paidAs).toBe('REACHED')
    expect(N1?.missing).toMatchObject({
      rank: 'MISSED',
      conditions: [{ need: '350.01', have: '350.00', missing: '0.01' }],
    })
  })

  it.each([
    ['two legs of 100', 'even', 'BALANCED'],
    ['legs of 200 and 50', 'uneven', 'NONE'],
    ['no leg at all', 'alone', 'BALANCED'],
  ])('under a limit of 150 a leg: %s', (_, member, rank) => {
    expect(ranksOf('p95-no-leg-above-a-limit')[member]?.paidAs).toBe(rank)
  })

  it('gold is reached although silver lacks its kit', () => {
    expect(ranksOf('p96-rank-above-a-missed-rank').N1).toMatchObject({ paidAs: 'GOLD', missing: null })
  })

  it('two of three legs count, the third has no bronze head', () => {
    const { N1, N4 } = ranksOf('p97-two-bronze-legs')
    expect([N1?.paidAs, N4?.paidAs]).toEqual(['SILVER', 'ASSOCIATE'])
    expect(N1?.missing).toMatchObject({
      rank: 'GOLD',
      conditions: [{ need: '3', have: '2', missing: '1' }],
    })
  })
})
