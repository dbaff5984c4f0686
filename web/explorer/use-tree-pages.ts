import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { read, revision } from '#web/api/client.ts'
import { DownlineRowsDocument, type MemberFilter, type RowOrder } from '#web/api/generated/graphql.ts'
import { type Pages, withPage, withState } from '#web/explorer/visible-rows.ts'

interface Question {
  readonly period: string | null
  readonly filter: MemberFilter | null
  readonly order: RowOrder
}

/** The children of opened members, fifty at a time, fetched when they are first needed. */
export function useTreePages(question: Question, open: readonly string[]) {
  const key = JSON.stringify(question)
  const current = useSyncExternalStore(revision.watch, revision.current)
  const [pages, setPages] = useState<Pages>(new Map())
  const held = useRef<Pages>(pages)
  held.current = pages
  const turn = useRef(0)
  const load = useCallback(
    async (parent: string, after: string | null) => {
      const mine = turn.current
      setPages((old) => withState(old, parent, 'busy'))
      const reply = await read(DownlineRowsDocument, { parent, after, ...(JSON.parse(key) as Question) })
      if (mine !== turn.current) return
      setPages((old) =>
        reply.kind === 'data'
          ? withPage(old, parent, { ...flat(reply.data.downlineRows), fresh: after === null })
          : withState(old, parent, 'failed'),
      )
    },
    [key],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed question or a write elsewhere starts anew.
  useEffect(() => {
    turn.current += 1
    held.current = new Map()
    setPages(held.current)
  }, [key, current])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `pages` empties when the question changes.
  useEffect(() => {
    for (const parent of open) {
      if (!held.current.has(parent)) void load(parent, null)
    }
  }, [open, load, pages.size === 0])
  const more = (parent: string) => void load(parent, pages.get(parent)?.next ?? null)
  return { pages, more }
}

const flat = (page: {
  readonly rows: Parameters<typeof withPage>[2]['rows']
  readonly page: { readonly next: string | null; readonly total: number }
}) => ({ rows: page.rows, next: page.page.next, total: page.page.total })
