import { useCallback, useMemo, useRef } from 'react'
import { chosen, focused, toggled } from '#web/explorer/selection.ts'
import { usePlaceHistory } from '#web/explorer/use-place-history.ts'
import { type ExplorerState, readExplorer, writeExplorer } from '#web/explorer/view-url.ts'
import { useSearchText } from '#web/session/use-search-text.ts'

/** The explorer's state in the address, and the changes its screens make to it; each can be undone. */
export function useExplorer(root: string) {
  const [search] = useSearchText()
  const state = useMemo(() => readExplorer(search), [search])
  const latest = useRef(state)
  latest.current = state
  const { visit, undo, redo } = usePlaceHistory({ root, search })
  const change = useCallback(
    (changes: Partial<ExplorerState>, how: { readonly push?: boolean; readonly silent?: boolean } = {}) => {
      latest.current = { ...latest.current, ...changes }
      visit({ root, search: writeExplorer(latest.current) }, how)
    },
    [root, visit],
  )
  const openRoot = useCallback(
    (id: string) => {
      const kept = { ...latest.current, focus: '', select: [], open: [], at: undefined }
      visit({ root: id, search: writeExplorer(kept) }, { push: true })
    },
    [visit],
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
  return { state, change, openRoot, choose, focus, undo, redo }
}

export type Explorer = ReturnType<typeof useExplorer>
