import { describe, expect, test } from 'vitest'
import type { SightRule } from '#server/domain/company/sight-policy.ts'
import { CONTRACT_STATUSES } from '#server/domain/genealogy/events.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import type { MemberFace } from '#server/ports/member-facts.ts'
import type { Actor } from '#server/usecases/actor.ts'
import type { Verb } from '#server/usecases/guard.ts'
import { findInDownline } from '#server/usecases/members/find-in-downline.ts'
import { readDownlineRows } from '#server/usecases/members/read-downline.ts'
import { readLegs } from '#server/usecases/members/read-member-parts.ts'
import { readPicture } from '#server/usecases/members/read-picture.ts'
import { readSubtreeFigures } from '#server/usecases/members/read-subtree-figures.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

/** Member 0 leads; 1 and 2 stand below, 3 below 1. Volumes 100, 50, 30, 20 points. */
function company(change: Partial<SightRule> = {}): Ports {
  const index = indexOf([-1, 0, 0, 1])
  for (const [member, points] of [100, 50, 30, 20].entries()) {
    index.addVolume(member as Ordinal, { own: BigInt(points) * 100n })
    index.members.setActive(member as Ordinal, true)
    index.members.setRank(member as Ordinal, 1)
  }
  const rule = { rank: null, levels: null, detail: ['NAME', 'RANK', 'VOLUME'], contactLevels: 1, ...change }
  const ports = fakePorts(fakeGenealogy(index), [rule as SightRule])
  const face = (id: MemberId) => ({ id, number: id.slice(-1), name: `Name ${id.slice(-1)}` })
  const dressed = (id: MemberId): MemberFace => ({
    ...face(id),
    status: 'ENROLLED',
    country: 'DE',
    enrolledOn: '2026-01-10' as CalendarDate,
  })
  const faces = async (ids: readonly MemberId[]) => new Map(ids.map((id) => [id, dressed(id)]))
  const members = {
    faces,
    names: faces,
    async *search() {
      for (const member of [1, 2, 3]) yield face(idAt(member))
    },
  }
  return { ...ports, members: { ...ports.members, ...members } }
}

const leader = actorWith(['MEMBER'], 0)
const office = actorWith(['BACK_OFFICE'])

async function said<I, O>(verb: Verb<I, O>, input: I, by: { ports: Ports; actor?: Actor }): Promise<O> {
  const result = await verb({ ports: by.ports, actor: by.actor ?? leader }, input)
  if (!result.ok) throw new Error(result.refusals.map(({ code }) => code).join())
  return result.value
}

const rowsBelow = {
  root: idAt(0),
  period: null,
  filter: {},
  order: 'JOINED',
  after: null,
  first: 10,
} as const
const picture = {
  root: idAt(0),
  period: null,
  metric: 'GROUP_VOLUME',
  filter: {},
  depth: null,
  window: null,
  keep: [],
  most: 100,
} as const

describe('what sight gives', () => {
  test('is shown: volumes and ranks of everybody below', async () => {
    const ports = company()
    const { rows } = await said(readDownlineRows, rowsBelow, { ports })
    expect(rows.map(({ rank, personalVolume, groupVolume }) => [rank, personalVolume, groupVolume])).toEqual([
      ['BRONZE', 5_000n, 7_000n],
      ['BRONZE', 3_000n, 3_000n],
    ])
    const legs = await said(readLegs, { id: idAt(0), first: 5 }, { ports })
    expect(legs.map(({ members, groupVolume }) => [members, groupVolume])).toEqual([
      [2, 7_000n],
      [1, 3_000n],
    ])
  })

  test.each([office, leader])(
    'of oneself and for staff is everything, whatever the policy',
    async (actor) => {
      const ports = company({ detail: [] })
      const own = await said(readSubtreeFigures, { root: idAt(0), period: null }, { ports, actor })
      expect([own.personalVolume, own.groupVolume]).toEqual([10_000n, 20_000n])
    },
  )
})

describe('what sight does not give is null, never a zero', () => {
  const ports = company({ detail: ['NAME'] })

  test('in rows, sums and hits', async () => {
    const { rows } = await said(readDownlineRows, rowsBelow, { ports })
    expect(rows.map(({ rank, personalVolume, groupVolume }) => [rank, personalVolume, groupVolume])).toEqual([
      [null, null, null],
      [null, null, null],
    ])
    const below = await said(readSubtreeFigures, { root: idAt(1), period: null }, { ports })
    expect([below.members, below.personalVolume, below.groupVolume]).toEqual([1, null, null])
    const hits = await said(findInDownline, { root: null, text: 'name' }, { ports })
    expect(hits.map(({ rank }) => rank)).toEqual([null, null, null])
  })

  test('in legs, which then stand by size', async () => {
    const legs = await said(readLegs, { id: idAt(0), first: 5 }, { ports })
    expect(legs.map(({ head, members, groupVolume }) => [head.id, members, groupVolume])).toEqual([
      [idAt(1), 2, null],
      [idAt(2), 1, null],
    ])
  })

  test('in the picture, where the own place keeps its figures', async () => {
    const view = await said(readPicture, picture, { ports })
    const shown = view.id.map((id, row) => [id, view.rank[row], view.metric[row]])
    expect(shown).toContainEqual([idAt(0), 1, 20_000n])
    expect(
      shown.filter(([id]) => id !== idAt(0)).every(([, rank, metric]) => rank === -1 && metric === null),
    ).toBe(true)
    expect(view.ranks).toEqual([
      { key: '', count: 0 },
      { key: 'BRONZE', count: 1 },
    ])
  })

  test('in legs below the deepest level that is seen: there are none', async () => {
    const shallow = company({ levels: 1 })
    expect(await said(readLegs, { id: idAt(1), first: 5 }, { ports: shallow })).toEqual([])
    const own = await said(readLegs, { id: idAt(0), first: 5 }, { ports: shallow })
    expect(own.map(({ members }) => members)).toEqual([1, 1])
  })
})

describe('what sight does not give is not told by who is found and who stands first', () => {
  const hidden = company({ detail: [] })
  const seen = company()
  const idsOf = async (change: object, by: Ports) =>
    (await said(readDownlineRows, { ...rowsBelow, ...change }, { ports: by })).rows.map(({ id }) => id)

  test('a filter by hidden ranks finds nobody, in lists and pictures', async () => {
    const filter = { ranks: ['BRONZE'] }
    expect(await idsOf({ filter }, seen)).toHaveLength(2)
    expect(await idsOf({ filter }, hidden)).toEqual([])
    const matches = async (by: Ports) =>
      (await said(readPicture, { ...picture, filter }, { ports: by })).mark.filter((mark) => mark & (1 << 6))
    expect(await matches(seen)).toHaveLength(4)
    expect(await matches(hidden)).toEqual([])
  })

  test('an order by hidden volumes is the order of joining, by hidden names that of numbers', async () => {
    const grown = [seen, hidden].map((ports) => {
      ports.genealogy.index.addVolume(2 as Ordinal, { own: 100_000n })
      return ports
    })
    const [open, shut] = await Promise.all(grown.map((by) => idsOf({ order: 'GROUP_VOLUME' }, by)))
    expect(open).toEqual([idAt(2), idAt(1)])
    expect(shut).toEqual([idAt(1), idAt(2)])
    expect(await idsOf({ order: 'NAME' }, hidden)).toEqual(await idsOf({ order: 'NUMBER' }, hidden))
  })
})

describe('the legend', () => {
  test.each([office, leader])('counts everybody once, as the glyphs show them', async (actor) => {
    const ports = company(actor === leader ? { detail: ['NAME', 'VOLUME'] } : {})
    const { members } = ports.genealogy.index
    members.setStatus(1 as Ordinal, 'GRACE')
    members.setActive(2 as Ordinal, false)
    const { statuses, total } = await said(readPicture, picture, { ports, actor })
    const counts = Object.fromEntries(statuses.map(({ key, count }) => [key, count]))
    expect(counts).toEqual({
      ...Object.fromEntries(CONTRACT_STATUSES.map((status) => [status, 0])),
      ACTIVE: 2,
      ENROLLED: 1,
      GRACE: 1,
    })
    expect(statuses.reduce((sum, { count }) => sum + count, 0)).toBe(total + 1)
  })
})
