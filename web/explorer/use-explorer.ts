import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { begun, type History, redone, stepped, undone } from '#web/explorer/history.ts'
import { chosen, focused, toggled } from '#web/explorer/selection.ts'
import { type ExplorerState, readExplorer, writeExplorer } from '#web/explorer/view-url.ts'
import type { SearchText } from '#web/search-text.ts'
import { useSearchText } from '#web/session/use-search-text.ts'

interface Place {
  readonly root: string
  readonly search: SearchText
}

/** The explorer's state in the address, the changes screens make to it, and undo over a hundred of them. */
export function useExplorer(root: string) {
  const [search] = useSearchText()
  const navigate = useNavigate()
  const state = useMemo(() => readExplorer(search), [search])
  const latest = useRef(state)
  latest.current = state
  const history = useRef<History<Place>>(begun({ root, search: {} }))
  const go = useCallback(
    (place: Place, push: boolean) =>
      void navigate({
        to: `/downline/${place.root}`,
        search: place.search as never,
        replace: !push,
        resetScroll: false,
      }),
    [navigate],
  )
  const change = useCallback(
    (changes: Partial<ExplorerState>, how: { readonly push?: boolean; readonly silent?: boolean } = {}) => {
      const next = { ...latest.current, ...changes }
      latest.current = next
      const place = { root, search: writeExplorer(next) }
      if (!how.silent) history.current = stepped(history.current, place)
      go(place, how.push ?? false)
    },
    [root, go],
  )
  const openRoot = useCallback(
    (id: string) => {
      const kept = { ...latest.current, focus: '', select: [], open: [], at: undefined }
      const place = { root: id, search: writeExplorer(kept) }
      history.current = stepped(history.current, place)
      go(place, true)
    },
    [go],
  )
  const choose = useCallback(
    (id: string, add: boolean) => {
      const selection = { focus: latest.current.focus, ids: latest.current.select }
      const { focus, ids } = add ? toggled(selection, id) : chosen(id)
      change({ focus, select: ids })
    },
    [change],
  )
  const focus = useCallback(
    (id: string) => {
      const moved = focused({ focus: latest.current.focus, ids: latest.current.select }, id)
      change({ focus: moved.focus }, { silent: true })
    },
    [change],
  )
  const travel = useCallback(
    (step: (from: History<Place>) => History<Place>) => {
      const next = step(history.current)
      if (next === history.current) return
      history.current = next
      go(next.present, false)
    },
    [go],
  )
  return { state, change, openRoot, choose, focus, undo: () => travel(undone), redo: () => travel(redone) }
}

export type Explorer = ReturnType<typeof useExplorer>
