import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClusterGround, clusterRecords, type Edge } from '#server/domain/matching/clusters.ts'

const RECORDS = 14
const CUT = 3

const ground = (parts: Partial<ClusterGround>): ClusterGround => ({
  cutBits: CUT,
  edges: [],
  same: [],
  different: [],
  idOf: (record) => `r${record}`,
  bitsOf: () => 10,
  verifiedTaxId: () => '',
  ...parts,
})

const pair = fc.tuple(fc.nat(RECORDS - 1), fc.nat(RECORDS - 1)).filter(([left, right]) => left !== right)
const edge = fc
  .tuple(pair, fc.integer({ min: 0, max: 12 }))
  .map(([[left, right], bits]): Edge => ({ left, right, bits }))

const groupsOf = (parts: Partial<ClusterGround>): string[] =>
  clusterRecords(ground(parts))
    .clusters.map(({ records }) => records.join(','))
    .sort()

/** Components by walking over and over: the road the union-find does not take. */
function naiveComponents(edges: readonly Edge[]): string[] {
  const label = Array.from({ length: RECORDS }, (_, record) => record)
  for (let again = true; again; ) {
    again = false
    for (const { left, right, bits } of edges) {
      if (bits < CUT || label[left] === label[right]) continue
      const least = Math.min(label[left]!, label[right]!)
      label[left] = least
      label[right] = least
      again = true
    }
  }
  const groups = new Map<number, number[]>()
  label.forEach((each, record) => {
    groups.set(each, [...(groups.get(each) ?? []), record])
  })
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.join(','))
    .sort()
}

describe('clusters', () => {
  it('are the components of the linking pairs where nothing speaks against it', () => {
    fc.assert(
      fc.property(fc.array(edge), (edges) => {
        expect(groupsOf({ edges })).toEqual(naiveComponents(edges))
      }),
    )
  })

  it('do not depend on the order or direction of the pairs', () => {
    const cases = fc.tuple(fc.array(edge), fc.array(pair, { maxLength: 4 }), fc.infiniteStream(fc.boolean()))
    fc.assert(
      fc.property(cases, ([edges, different, flips]) => {
        const unique = [
          ...new Map(edges.map((each) => [[each.left, each.right].sort().join(), each])).values(),
        ]
        const turned = unique
          .map(({ left, right, bits }) =>
            flips.next().value ? { left: right, right: left, bits } : { left, right, bits },
          )
          .reverse()
        expect(groupsOf({ edges: turned, different })).toEqual(groupsOf({ edges: unique, different }))
      }),
    )
  })

  it('never hold a pair judged DIFFERENT, whatever the weights and the SAME judgements', () => {
    const cases = fc.tuple(fc.array(edge), fc.array(pair, { maxLength: 5 }), fc.array(pair, { maxLength: 5 }))
    fc.assert(
      fc.property(cases, ([edges, different, same]) => {
        const { clusters } = clusterRecords(ground({ edges, different, same }))
        for (const [left, right] of different) {
          expect(clusters.some(({ records }) => records.includes(left) && records.includes(right))).toBe(
            false,
          )
        }
      }),
    )
  })

  it('follow a SAME judgement without any weight', () => {
    expect(groupsOf({ same: [[2, 5]] })).toEqual(['2,5'])
  })

  it('leave a record between two different ones alone unless one is five bits ahead', () => {
    const edges = [
      { left: 0, right: 2, bits: 9 },
      { left: 1, right: 2, bits: 6 },
    ]
    expect(groupsOf({ edges, different: [[0, 1]] })).toEqual([])
    const ahead = [edges[0]!, { left: 1, right: 2, bits: 4 }]
    expect(groupsOf({ edges: ahead, different: [[0, 1]] })).toEqual(['0,2'])
  })

  it('keep two verified tax ids apart', () => {
    const edges = [{ left: 0, right: 1, bits: 12 }]
    expect(groupsOf({ edges, verifiedTaxId: (record) => `t${record}` })).toEqual([])
    expect(groupsOf({ edges, verifiedTaxId: (record) => (record === 0 ? 't' : '') })).toEqual(['0,1'])
  })

  it('do not join two groups over one pair when all their pairs say the opposite', () => {
    const edges = [
      { left: 0, right: 1, bits: 12 },
      { left: 2, right: 3, bits: 12 },
      { left: 1, right: 2, bits: 5 },
    ]
    const refusing = clusterRecords(ground({ edges, bitsOf: () => -20 }))
    expect(refusing.clusters.map(({ records }) => records)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(refusing.refused).toEqual([{ left: 1, right: 2, because: 'PAIRS_CONTRADICT' }])
    expect(groupsOf({ edges, bitsOf: () => 1 })).toEqual(['0,1,2,3'])
  })

  it('tell by which unions they came together, the strongest first', () => {
    const edges = [
      { left: 0, right: 1, bits: 4 },
      { left: 1, right: 2, bits: 8 },
    ]
    const [only] = clusterRecords(ground({ edges })).clusters
    expect(only!.unions.map(({ bits }) => bits)).toEqual([8, 4])
  })

  it('are none where there is nothing', () => {
    expect(clusterRecords(ground({}))).toEqual({ clusters: [], refused: [] })
  })
})
