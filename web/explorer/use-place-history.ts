import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { begun, type History, redone, stepped, undone } from '#web/explorer/history.ts'
import type { SearchText } from '#web/search-text.ts'

/** A place of the explorer: whose line, and what of it is shown. */
export interface Place {
  readonly root: string
  readonly search: SearchText
}

interface Step {
  /** A step of the browser's own history too, so that Back does what one expects. */
  readonly push?: boolean
  /** No step at all: panning and the moving focus are not undone. */
  readonly silent?: boolean
}

/** Goes to places and remembers them: undo and redo over a hundred steps, beside the browser's own Back. */
export function usePlaceHistory(start: Place) {
  const navigate = useNavigate()
  const history = useRef<History<Place>>(begun(start))
  const go = useCallback(
    ({ root, search }: Place, push: boolean) =>
      void navigate({ to: `/downline/${root}`, search: search as never, replace: !push, resetScroll: false }),
    [navigate],
  )
  const visit = useCallback(
    (place: Place, { push = false, silent = false }: Step = {}) => {
      if (!silent) history.current = stepped(history.current, place)
      go(place, push)
    },
    [go],
  )
  return useMemo(() => {
    const travel = (step: (from: History<Place>) => History<Place>) => {
      const next = step(history.current)
      if (next === history.current) return
      history.current = next
      go(next.present, false)
    }
    return { visit, undo: () => travel(undone), redo: () => travel(redone) }
  }, [visit, go])
}
