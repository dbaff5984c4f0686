import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cannedMembers } from '#test/web/canned/company.ts'
import { rowOf } from '#test/web/canned/tree-replies.ts'
import type { RowFragment } from '#web/api/generated/graphql.ts'
import { keyAnswer, type Pages, visibleRows, withPage, withState } from '#web/explorer/visible-rows.ts'

const MEMBERS = cannedMembers(120)
const ROWS = MEMBERS.map((member) => rowOf(member))
const root = ROWS[0] as RowFragment

const allPages = (): Pages =>
  MEMBERS.reduce<Pages>((pages, member) => {
    const rows = member.children.map((child) => ROWS[child] as RowFragment)
    return withPage(pages, member.id, { rows, next: null, total: rows.length, fresh: true })
  }, new Map())

/** The slow road: go down by recursion. */
function naive(position: number, depth: number, open: ReadonlySet<string>): readonly [string, number][] {
  const member = MEMBERS[position]
  if (!member) return []
  const here: [string, number] = [member.id, depth]
  if (!open.has(member.id)) return [here]
  return [here, ...member.children.flatMap((child) => naive(child, depth + 1, open))]
}

describe('the rows of the treegrid', () => {
  test('are those of a naive walk, for any set of opened members', () => {
    const pages = allPages()
    fc.assert(
      fc.property(fc.subarray(MEMBERS.map(({ id }) => id)), (ids) => {
        const open = new Set(ids)
        const shown = visibleRows(root, pages, open).flatMap((row) =>
          row.kind === 'member' ? [[row.row.id, row.depth]] : [],
        )
        expect(shown).toEqual(naive(0, 0, open))
      }),
    )
  })

  test('say how many there are and the place among them, as the server counts', () => {
    const pages = withPage(new Map(), root.id, {
      rows: ROWS.slice(1, 4),
      next: '50',
      total: 4212,
      fresh: true,
    })
    const rows = visibleRows(root, pages, new Set([root.id]))
    expect(rows[1]).toMatchObject({ kind: 'member', setSize: 4212, position: 1, depth: 1 })
    expect(rows.at(-1)).toMatchObject({ kind: 'more', parent: root.id, left: 4209 })
  })

  test('stand for children that are on the way or could not be fetched', () => {
    const open = new Set([root.id])
    expect(visibleRows(root, new Map(), open)[1]?.kind).toBe('busy')
    const failed = withState(new Map(), root.id, 'failed')
    expect(visibleRows(root, failed, open)[1]?.kind).toBe('failed')
    expect(visibleRows({ ...root, recruits: 0 }, new Map(), open)).toHaveLength(1)
  })

  test('survive a line of a hundred thousand', () => {
    const deep = 100_000
    const rows = Array.from({ length: deep }, (_, at) => ({
      ...root,
      id: `m${at}`,
      recruits: at + 1 < deep ? 1 : 0,
    }))
    const pages = new Map(
      rows
        .slice(0, -1)
        .map((row, at) => [
          row.id,
          { rows: rows.slice(at + 1, at + 2), next: null, total: 1, state: 'ready' as const },
        ]),
    )
    const shown = visibleRows(rows[0] as RowFragment, pages, new Set(rows.map(({ id }) => id)))
    expect(shown).toHaveLength(deep)
    expect(shown.at(-1)?.depth).toBe(deep - 1)
  })

  test('keep what is held when a further page arrives, each member once', () => {
    const first = withPage(new Map(), root.id, { rows: ROWS.slice(1, 4), next: '3', total: 5, fresh: true })
    const both = withPage(first, root.id, { rows: ROWS.slice(3, 6), next: null, total: 5, fresh: false })
    expect(both.get(root.id)?.rows.map(({ id }) => id)).toEqual(ROWS.slice(1, 6).map(({ id }) => id))
  })
})

describe('keys in the treegrid', () => {
  const pages = allPages()
  const rows = visibleRows(root, pages, new Set([root.id]))

  test('right opens a closed member and then goes in; left closes and then goes out', () => {
    const closed = rows.findIndex((row) => row.kind === 'member' && !row.open && row.row.recruits > 0)
    const row = rows[closed]
    expect(keyAnswer(rows, closed, 'ArrowRight')).toEqual({
      line: closed,
      toggle: row?.kind === 'member' ? row.row.id : '',
    })
    expect(keyAnswer(rows, 0, 'ArrowRight')).toEqual({ line: 1 })
    expect(keyAnswer(rows, 0, 'ArrowLeft')).toEqual({ line: 0, toggle: root.id })
    expect(keyAnswer(rows, 3, 'ArrowLeft')).toEqual({ line: 0 })
  })

  test('never leave the list', () => {
    for (const key of ['ArrowUp', 'PageUp', 'Home']) expect(keyAnswer(rows, 0, key)?.line).toBe(0)
    for (const key of ['ArrowDown', 'PageDown', 'End']) {
      expect(keyAnswer(rows, rows.length - 1, key)?.line).toBe(rows.length - 1)
    }
    expect(keyAnswer(rows, 0, 'x')).toBeUndefined()
  })
})
