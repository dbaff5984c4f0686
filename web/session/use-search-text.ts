import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { SearchText } from '#web/search-text.ts'

type Changes = Readonly<Record<string, string | undefined>>

/** The view state of a screen lives in its address: read it, and change parts of it (empty ones leave). */
export function useSearchText(): readonly [SearchText, (changes: Changes, push?: boolean) => void] {
  const search = useSearch({ strict: false }) as SearchText
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Changes, push = false) =>
      void navigate({
        to: '.',
        search: ((old: SearchText) => ({ ...old, ...changes })) as never,
        replace: !push,
        resetScroll: false,
      }),
    [navigate],
  )
  return [search, change]
}
