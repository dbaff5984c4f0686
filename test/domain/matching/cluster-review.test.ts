import { describe, expect, it } from 'vitest'
import { reviewCluster } from '#server/domain/matching/cluster-review.ts'
import type { Cluster } from '#server/domain/matching/clusters.ts'

const CUT = 3
const chain = (size: number): Cluster => ({
  records: Array.from({ length: size }, (_, record) => record),
  unions: Array.from({ length: size - 1 }, (_, at) => ({
    left: at,
    right: at + 1,
    bits: 9 - at,
    by: 'WEIGHT',
  })),
})
const linked =
  (...pairs: string[]) =>
  (left: number, right: number): number =>
    pairs.includes(`${Math.min(left, right)}${Math.max(left, right)}`) ? 9 : -9

describe('review of an entity', () => {
  it('has nothing against a small one whose pairs all agree', () => {
    expect(reviewCluster(chain(4), () => 9, CUT)).toEqual({ reasons: [] })
    expect(reviewCluster(chain(2), () => 9, CUT)).toEqual({ reasons: [] })
  })

  it('wants a person for more than eight records, and proposes the weakest union as cut', () => {
    expect(reviewCluster(chain(9), () => 9, CUT)).toEqual({ reasons: ['LARGE'], proposedCut: [7, 8] })
    expect(reviewCluster(chain(300), () => -9, CUT).reasons).toEqual(['LARGE'])
  })

  it('sees two parts that hang together by one pair', () => {
    const bridged = linked('01', '02', '12', '34', '35', '45', '23')
    expect(reviewCluster(chain(6), bridged, CUT).reasons).toEqual(['SPARSE', 'BRIDGE', 'WEAK'])
  })

  it('takes a single record at the end of a chain for no bridge', () => {
    expect(reviewCluster(chain(3), linked('01', '12'), CUT).reasons).toEqual([])
    expect(reviewCluster(chain(4), linked('01', '12', '23'), CUT).reasons).toContain('BRIDGE')
  })
})
