import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCursor, parseCursor } from '#server/domain/genealogy/downline-cursor.ts'
import { DOWNLINE_ORDERS, type DownlineOrder } from '#server/domain/genealogy/downline-order.ts'
import type { PageQuestion } from '#server/domain/genealogy/downline-page.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { type Happening, happenings, IndexWorld, idOf } from '#test/domain/genealogy/index-world.ts'

/** A company with a tail: renumbered once, then members join. */
function worldOf(before: readonly Happening[], after: readonly Happening[]): IndexWorld {
  const world = new IndexWorld()
  for (const happening of before) world.happen(happening)
  world.happen({ kind: 'RENUMBER', a: 0, b: 0 })
  for (const happening of after) if (happening.kind === 'INSERT') world.happen(happening)
  return world
}

/** Every page after another, through cursors as text. */
function allPages(world: IndexWorld, question: Omit<PageQuestion, 'after'>): number[] {
  const { index } = world
  const found: number[] = []
  let page = index.downlinePage('SPONSOR', question)
  for (;;) {
    expect(page.rows.length).toBeLessThanOrEqual(question.first)
    found.push(...page.rows.map((row) => row.member))
    if (page.next === undefined) return found
    const text = formatCursor(index.ids, question.order, page.next)
    page = index.downlinePage('SPONSOR', {
      ...question,
      after: parseCursor(index.ids, question.order, text)!,
    })
  }
}

/** What a list must be, sorted by the slower road. */
function expected(world: IndexWorld, root: number, order: DownlineOrder): number[] {
  const { index, naive, own, customers, days } = world
  const { numbering } = index.tree('SPONSOR')
  const place = (member: number) => (member < numbering.count ? numbering.enter[member]! : Infinity)
  const personal = (member: number) => own[member]! + customers[member]!
  const sign = (difference: bigint) => (difference < 0n ? -1 : difference > 0n ? 1 : 0)
  const below = (member: number) => (member < numbering.count ? numbering.size[member]! : 0)
  const compare: Record<DownlineOrder, (a: number, b: number) => number> = {
    TREE: (a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)),
    LEVEL: (a, b) => naive.level(a, root) - naive.level(b, root),
    JOINED: (a, b) => days[a]! - days[b]!,
    NEWEST: (a, b) => days[b]! - days[a]!,
    RANK: (a, b) => index.members.rank[b]! - index.members.rank[a]!,
    BELOW: (a, b) => below(b) - below(a),
    PERSONAL_VOLUME: (a, b) => sign(personal(b) - personal(a)),
    GROUP_VOLUME: (a, b) => sign(world.groupVolume(b) - world.groupVolume(a)),
  }
  return naive.downline(root).sort((a, b) => compare[order](a, b) || a - b)
}

describe('pages of a downline', () => {
  test.each(DOWNLINE_ORDERS)('in order %s, page after page gives everybody once', (order) => {
    fc.assert(
      fc.property(happenings, happenings, fc.integer({ min: 1, max: 7 }), (before, after, first) => {
        const world = worldOf(before, after)
        for (const root of world.everybody) {
          expect(allPages(world, { root, order, first })).toEqual(expected(world, root, order))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a filter and a depth narrow a list without changing its order', () => {
    const filter = { statuses: ['ENROLLED', 'GRACE'], countries: ['DE'], joinedFrom: 15_003 } as const
    fc.assert(
      fc.property(happenings, fc.constantFrom(...DOWNLINE_ORDERS), (list, order) => {
        const world = worldOf(list, list)
        for (const root of world.everybody) {
          const wanted = expected(world, root, order).filter((other) => {
            const { status, country, joinedDay } = world.index.members.of(other as Ordinal)
            const passes = ['ENROLLED', 'GRACE'].includes(status) && country === 'DE' && joinedDay >= 15_003
            return passes && world.naive.level(other, root) <= 2
          })
          expect(allPages(world, { root, order, first: 3, filter, levelMax: 2 })).toEqual(wanted)
        }
      }),
    )
  })

  test('a cursor survives a renumbering in between', () => {
    const world = worldOf([], [])
    for (let n = 0; n < 10; n += 1) world.happen({ kind: 'INSERT', a: 1, b: 0 })
    const root = 0 as Ordinal
    const first = world.index.downlinePage('SPONSOR', { root, order: 'JOINED', first: 4 })
    world.happen({ kind: 'RENUMBER', a: 0, b: 0 })
    const rest = world.index.downlinePage('SPONSOR', {
      root,
      order: 'JOINED',
      first: 50,
      after: first.next!,
    })
    const both = [...first.rows, ...rest.rows].map((row) => row.member)
    expect(both.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(rest.next).toBeUndefined()
  })

  test('a page of nobody has no next page', () => {
    const world = worldOf([{ kind: 'INSERT', a: 0, b: 0 }], [])
    const root = 0 as Ordinal
    expect(world.index.downlinePage('SPONSOR', { root, order: 'TREE', first: 5 })).toEqual({ rows: [] })
  })
})

describe('cursors as text', () => {
  const world = worldOf([{ kind: 'INSERT', a: 0, b: 0 }], [])
  const { ids } = world.index

  test.each(['', 'TREE:1', `TREE:1:${idOf(9)}`, `TREE:x:${idOf(0)}`, `LEVEL:1:${idOf(0)}`, 'TREE:1:0'])(
    'refuses %j where an order TREE is asked',
    (text) => {
      expect(parseCursor(ids, 'TREE', text)).toBeUndefined()
    },
  )

  test('names the member by id and never by ordinal', () => {
    const text = formatCursor(ids, 'TREE', { key: 4, member: 0 as Ordinal })
    expect(text).toBe(`TREE:4:${idOf(0)}`)
  })
})
