import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONTRACT_STATUSES } from '#server/domain/genealogy/events.ts'
import { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { happenings, IndexWorld, idOf } from '#test/domain/genealogy/index-world.ts'

const member = (ordinal: number) => ordinal as Ordinal
const attributes = { status: 'ENROLLED', rank: 0, country: 'DE', joinedDay: 15_000 } as const

/** An index filled from the graph: one line of parents, `null` for roots. */
function filled(parents: readonly (number | null)[]): GenealogyIndex {
  const index = new GenealogyIndex(parents.length)
  parents.forEach((sponsor, ordinal) => {
    index.load({
      id: idOf(ordinal),
      ordinal: member(ordinal),
      sponsor: sponsor as Ordinal | null,
      ...attributes,
    })
  })
  expect(index.settle(7n).ok).toBe(true)
  return index
}

describe('after anything that happens, while numbers may be old', () => {
  test('rights, paths, legs and group volumes are exact', () => {
    fc.assert(
      fc.property(happenings, (list) => {
        const world = new IndexWorld()
        for (const happening of list) world.happen(happening)
        const { index, naive } = world
        for (const below of world.everybody) {
          expect(index.pathToRoot('SPONSOR', below)).toEqual(naive.path(below))
          expect([...index.upline('SPONSOR', below)]).toEqual(naive.path(below).slice(1))
          if (!index.isOutside('SPONSOR', below)) {
            expect(index.groupVolume('SPONSOR', below)).toBe(world.groupVolume(below))
          }
          for (const above of world.everybody) {
            const level = naive.level(below, above)
            expect(index.levelBetween('SPONSOR', below, above)).toBe(level < 0 ? undefined : level)
            expect(index.isInDownline('SPONSOR', below, above)).toBe(level > 0)
            expect(index.wouldMakeRing('SPONSOR', above, below)).toBe(level >= 0)
            const leg = level > 0 ? naive.path(below)[level - 1] : undefined
            expect(index.legOf('SPONSOR', below, above)).toBe(leg)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a frontline is complete, and no list shows more than rights allow', () => {
    fc.assert(
      fc.property(happenings, fc.integer({ min: 1, max: 4 }), (list, levelMax) => {
        const world = new IndexWorld()
        for (const happening of list) world.happen(happening)
        for (const root of world.everybody) {
          const frontline = world.index.frontline('SPONSOR', root)
          expect([...frontline].sort((a, b) => a - b)).toEqual(world.naive.children(root))
          for (const order of ['TREE', 'GROUP_VOLUME'] as const) {
            const { rows } = world.index.downlinePage('SPONSOR', { root, order, first: 100, levelMax })
            for (const row of rows) {
              expect(row.level).toBe(world.naive.level(row.member, root))
              expect(row.level >= 1 && row.level <= levelMax).toBe(true)
            }
          }
        }
        const roots = world.naive.all().filter((other) => world.naive.parents[other] === -1)
        expect(world.index.roots('SPONSOR').sort((a, b) => a - b)).toEqual(roots)
      }),
      { numRuns: 500 },
    )
  })
})

describe('with a tail but no move outstanding', () => {
  test('sizes, levels, sums and legs are those of a naive walk', () => {
    fc.assert(
      fc.property(happenings, happenings, (before, after) => {
        const world = new IndexWorld()
        for (const happening of before) world.happen(happening)
        world.happen({ kind: 'RENUMBER', a: 0, b: 0 })
        for (const happening of after) {
          if (['INSERT', 'VOLUME', 'ATTRIBUTES'].includes(happening.kind)) world.happen(happening)
        }
        for (const root of world.everybody) checkSums(world, root)
        const { below, recruits } = world.index.downlineCounts('SPONSOR', world.everybody)
        expect([...below]).toEqual(world.everybody.map((root) => world.naive.downline(root).length))
        expect([...recruits]).toEqual(world.everybody.map((root) => world.naive.children(root).length))
      }),
    )
  })
})

function checkShape({ index, naive }: Pick<IndexWorld, 'index' | 'naive'>, root: Ordinal): void {
  const near = naive.downline(root).filter((other) => naive.level(other, root) <= 3)
  const byLevel: number[] = []
  for (const other of near) {
    const place = naive.level(other, root) - 1
    byLevel[place] = (byLevel[place] ?? 0) + 1
  }
  const [joinedFrom, joinedBefore] = [15_003, 15_010]
  const joined = near.filter((other) => {
    const day = index.members.joinedDay[other]!
    return day >= joinedFrom && day < joinedBefore
  })
  expect(index.downlineShape('SPONSOR', { root, levelMax: 3, joinedFrom, joinedBefore })).toEqual({
    members: near.length,
    active: near.filter((other) => index.members.isActive(other)).length,
    joined: joined.length,
    byLevel,
  })
}

function checkSums({ index, naive, own, customers }: IndexWorld, root: Ordinal): void {
  const below = naive.downline(root)
  expect(index.sizeOfDownline('SPONSOR', root)).toBe(below.length)
  checkShape({ index, naive }, root)

  const asked = below.filter((other) => naive.level(other, root) <= 2 && index.members.rank[other]! >= 2)
  const ranks = [2, 3, 4, 5]
  const sum = index.aggregate('SPONSOR', { root, levelMax: 2, filter: { ranks } })
  expect(sum.count).toBe(asked.length)
  expect(sum.active).toBe(asked.filter((other) => index.members.isActive(other)).length)
  expect(sum.ownVolume).toBe(asked.reduce((total, other) => total + own[other]!, 0n))
  expect(sum.customerVolume).toBe(asked.reduce((total, other) => total + customers[other]!, 0n))
  for (const status of CONTRACT_STATUSES) {
    const those = asked.filter((other) => index.members.of(other as Ordinal).status === status)
    expect(sum.byStatus[status]).toBe(those.length)
  }
  sum.byRank.forEach((members, rank) => {
    expect(members).toBe(asked.filter((other) => index.members.rank[other] === rank).length)
  })

  const legs = index.legs('SPONSOR', root)
  expect(legs.map((leg) => leg.head).sort((a, b) => a - b)).toEqual(naive.children(root))
  for (const leg of legs) {
    const inLeg = [leg.head, ...naive.downline(leg.head)]
    expect(leg.members).toBe(inLeg.length)
    expect(leg.volume).toBe(index.groupVolume('SPONSOR', leg.head))
    expect(leg.active).toBe(inLeg.filter((other) => index.members.isActive(other)).length)
    expect(leg.highestRank).toBe(Math.max(...inLeg.map((other) => index.members.rank[other]!)))
  }
}

describe('group volumes', () => {
  test('adding order by order, moving people about, and adding up anew give the same', () => {
    fc.assert(
      fc.property(happenings, (list) => {
        const world = new IndexWorld()
        for (const happening of list) world.happen(happening)
        const kept = world.everybody.map((other) => world.index.groupVolume('SPONSOR', other))
        world.index.rollUpVolumes('SPONSOR')
        expect(world.everybody.map((other) => world.index.groupVolume('SPONSOR', other))).toEqual(kept)
      }),
    )
  })

  test('are exact beyond what a double can hold', () => {
    const index = filled([null, 0, 0])
    index.addVolume(member(1), { own: 9_007_199_254_740_993n })
    index.addVolume(member(2), { customers: 9_007_199_254_740_992n })
    expect(index.groupVolume('SPONSOR', member(0))).toBe(18_014_398_509_481_985n)
    index.rollUpVolumes('SPONSOR')
    expect(index.groupVolume('SPONSOR', member(0))).toBe(18_014_398_509_481_985n)
  })

  test('a new period begins with nothing, nobody active, and everybody in place', () => {
    const index = filled([null, 0])
    index.addVolume(member(1), { own: 5n })
    index.members.setActive(member(1), true)
    index.clearVolumes()
    expect(index.groupVolume('SPONSOR', member(0))).toBe(0n)
    expect(index.members.isActive(member(1))).toBe(false)
    expect(index.sizeOfDownline('SPONSOR', member(0))).toBe(1)
  })
})

describe('filling from the graph', () => {
  test('an empty company has no roots and can take its first member', () => {
    const index = filled([])
    expect(index.roots('SPONSOR')).toEqual([])
    index.insert({ id: idOf(0), ordinal: member(0), sponsor: null, ...attributes })
    expect(index.roots('SPONSOR')).toEqual([0])
    expect(index.sizeOfDownline('SPONSOR', member(0))).toBe(0)
  })

  test('rings are refused and named by their members', () => {
    const index = new GenealogyIndex()
    const sponsors = [null, 2, 1]
    sponsors.forEach((sponsor, ordinal) => {
      index.load({
        id: idOf(ordinal),
        ordinal: member(ordinal),
        sponsor: sponsor as Ordinal | null,
        ...attributes,
      })
    })
    const settled = index.settle(0n)
    expect(settled.ok ? [] : settled.refusals).toEqual([
      {
        code: 'TREE_CYCLE',
        facts: { tree: 'SPONSOR', members: `${idOf(1)} ${idOf(2)}`, length: '2', rings: '1' },
      },
    ])
  })

  test('everybody waits for a placement until placed', () => {
    const index = filled([null, 0, 1])
    expect(index.isOutside('PLACEMENT', member(1))).toBe(true)
    expect(index.sizeOfDownline('PLACEMENT', member(0))).toBe(0)
    index.move('PLACEMENT', member(0), null)
    index.move('PLACEMENT', member(2), member(0))
    expect(index.isInDownline('PLACEMENT', member(2), member(0))).toBe(true)
    expect(index.frontline('PLACEMENT', member(0))).toEqual([2])
    expect(index.isInDownline('SPONSOR', member(2), member(1))).toBe(true)
  })

  test('an ordinal that was never used is vacant and stands nowhere', () => {
    const index = filled([null])
    index.insert({ id: idOf(5), ordinal: member(5), sponsor: member(0), ...attributes })
    expect(index.members.isVacant(member(3))).toBe(true)
    expect(index.members.isVacant(member(5))).toBe(false)
    expect(index.isOutside('SPONSOR', member(3))).toBe(true)
    expect(index.sizeOfDownline('SPONSOR', member(0))).toBe(1)
  })

  test('a committed move that makes a ring is a bug', () => {
    const index = filled([null, 0, 1])
    expect(() => index.move('SPONSOR', member(0), member(2))).toThrow('ring')
  })

  test('a line of 200,000 is climbed, summed and listed to its end', () => {
    const count = 200_000
    const index = filled(Array.from({ length: count }, (_, ordinal) => (ordinal === 0 ? null : ordinal - 1)))
    const last = member(count - 1)
    expect(index.levelBetween('SPONSOR', last, member(0))).toBe(count - 1)
    expect(index.pathToRoot('SPONSOR', last)).toHaveLength(count)
    index.addVolume(last, { own: 3n })
    expect(index.groupVolume('SPONSOR', member(0))).toBe(3n)
    expect(index.aggregate('SPONSOR', { root: member(0) })).toMatchObject({
      count: count - 1,
      ownVolume: 3n,
    })
    const { rows } = index.downlinePage('SPONSOR', { root: member(0), order: 'GROUP_VOLUME', first: 2 })
    expect(rows.map((row) => row.level)).toEqual([1, 2])
  })

  test('a million recruits of one member stay under 150 bytes a member', () => {
    const count = 1_000_000
    const index = filled(Array.from({ length: count }, (_, ordinal) => (ordinal === 0 ? null : 0)))
    expect(index.sizeOfDownline('SPONSOR', member(0))).toBe(count - 1)
    const { rows, next } = index.downlinePage('SPONSOR', { root: member(0), order: 'NEWEST', first: 50 })
    expect(rows).toHaveLength(50)
    expect(next?.member).toBe(50)
    expect(index.bytes / count).toBeLessThan(150)
  })
})
