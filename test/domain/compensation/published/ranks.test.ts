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

describe('Powur and Apex: ranks by volume, capped legs and recruits', () => {
  it('one’s own six and legs of seven and three give the fourth rank, seven of one’s own the second', () => {
    const { user, first, last } = ranksOf('p125-powur-ranks')
    expect([user, first, last].map((rank) => rank?.paidAs)).toEqual(['RANK4', 'RANK2', 'RANK2'])
  })

  it.each([
    ['150 own and 300 group', 'bronze', 'BRONZE'],
    ['500 and 1,500', 'silver', 'SILVER'],
    ['1,500 and 5,000 without a recruit', 'alone', 'SILVER'],
    ['the same with a bronze and a silver recruit', 'gold', 'GOLD'],
    ['the same with one bronze recruit', 'oneBronze', 'GOLD'],
    ['100 and 200', 'weak', 'STARTER'],
    ['200 and 400', 'kept', 'BRONZE'],
    ['three gold recruits', 'threeGold', 'DIAMOND'],
    ['two platinum recruits', 'twoPlatinum', 'DIAMOND'],
    ['three platinum recruits', 'threePlatinum', 'ELITE'],
    ['two diamond recruits', 'twoDiamond', 'ELITE'],
  ])('%s', (_, member, rank) => {
    expect(ranksOf('p126-apex-ranks')[member]?.paidAs).toBe(rank)
  })
})
