import type { RowFragment } from '#web/api/generated/graphql.ts'

/** The children of one member as far as they were fetched. */
export interface ChildPage {
  readonly rows: readonly RowFragment[]
  readonly next: string | null
  readonly total: number
  readonly state: 'busy' | 'ready' | 'failed'
}

export type Pages = ReadonlyMap<string, ChildPage>

/** One line of the treegrid. */
export type TreeRow =
  | {
      readonly kind: 'member'
      readonly key: string
      readonly depth: number
      readonly row: RowFragment
      readonly open: boolean
      readonly setSize: number
      readonly position: number
    }
  | {
      readonly kind: 'more' | 'busy' | 'failed'
      readonly key: string
      readonly depth: number
      readonly parent: string
      readonly left: number
    }

interface Pending {
  readonly row: RowFragment
  readonly depth: number
  readonly setSize: number
  readonly position: number
}

/**
 * The flat list the treegrid shows: each member, under open ones their fetched children, then "show more". Own stack, no
 * recursion: lines may be as long as they like.
 */
export function visibleRows(root: RowFragment, pages: Pages, open: ReadonlySet<string>): readonly TreeRow[] {
  const shown: TreeRow[] = []
  const stack: (Pending | TreeRow)[] = [{ row: root, depth: 0, setSize: 1, position: 1 }]
  while (stack.length > 0) {
    const next = stack.pop()
    if (!next) break
    if ('kind' in next) {
      shown.push(next)
      continue
    }
    const isOpen = open.has(next.row.id) && next.row.recruits > 0
    shown.push({ kind: 'member', key: next.row.id, open: isOpen, ...next })
    if (isOpen) pushChildren(stack, next, pages.get(next.row.id))
  }
  return shown
}

function pushChildren(stack: (Pending | TreeRow)[], parent: Pending, page: ChildPage | undefined): void {
  const depth = parent.depth + 1
  const id = parent.row.id
  const left = page ? page.total - page.rows.length : parent.row.recruits
  if (page?.state !== 'ready') {
    const kind = page?.state === 'failed' ? 'failed' : 'busy'
    stack.push({ kind, key: `${id} ${kind}`, depth, parent: id, left })
  } else if (page.next !== null) {
    stack.push({ kind: 'more', key: `${id} more`, depth, parent: id, left })
  }
  const rows = page?.rows ?? []
  for (let position = rows.length - 1; position >= 0; position -= 1) {
    const row = rows[position]
    if (row) stack.push({ row, depth, setSize: page?.total ?? rows.length, position: position + 1 })
  }
}

/** A page of children put behind what is held of the same parent. */
export function withPage(
  pages: Pages,
  parent: string,
  arrived: {
    readonly rows: readonly RowFragment[]
    readonly next: string | null
    readonly total: number
    /** True for a first page: what was held is replaced. */
    readonly fresh: boolean
  },
): Pages {
  const before = arrived.fresh ? [] : (pages.get(parent)?.rows ?? [])
  const known = new Set(before.map(({ id }) => id))
  const rows = [...before, ...arrived.rows.filter(({ id }) => !known.has(id))]
  return new Map(pages).set(parent, { rows, next: arrived.next, total: arrived.total, state: 'ready' })
}

/** A parent whose children are on the way, or could not be fetched; what is held stays. */
export function withState(pages: Pages, parent: string, state: 'busy' | 'failed'): Pages {
  const held = pages.get(parent) ?? { rows: [], next: null, total: 0 }
  return new Map(pages).set(parent, { ...held, state })
}

/** What a key does in the treegrid: the line to stand on, and a member to open or close. */
export interface KeyAnswer {
  readonly line: number
  readonly toggle?: string
}

/** Arrow keys as in the ARIA treegrid pattern: right opens, then goes in; left closes, then goes out. */
export function keyAnswer(rows: readonly TreeRow[], line: number, key: string): KeyAnswer | undefined {
  const here = rows[line]
  const last = rows.length - 1
  if (key === 'ArrowDown') return { line: Math.min(last, line + 1) }
  if (key === 'ArrowUp') return { line: Math.max(0, line - 1) }
  if (key === 'Home') return { line: 0 }
  if (key === 'End') return { line: last }
  if (key === 'PageDown') return { line: Math.min(last, line + 15) }
  if (key === 'PageUp') return { line: Math.max(0, line - 15) }
  if (!here) return undefined
  if (key === 'ArrowRight') return rightAnswer(here, line, last)
  if (key === 'ArrowLeft') return leftAnswer(rows, here, line)
  return undefined
}

function rightAnswer(here: TreeRow, line: number, last: number): KeyAnswer | undefined {
  if (here.kind !== 'member' || here.row.recruits === 0) return undefined
  return here.open ? { line: Math.min(last, line + 1) } : { line, toggle: here.row.id }
}

function leftAnswer(rows: readonly TreeRow[], here: TreeRow, line: number): KeyAnswer | undefined {
  if (here.kind === 'member' && here.open) return { line, toggle: here.row.id }
  for (let above = line - 1; above >= 0; above -= 1) {
    if ((rows[above]?.depth ?? 0) < here.depth) return { line: above }
  }
  return undefined
}
