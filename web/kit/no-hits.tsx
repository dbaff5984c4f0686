import { Button } from '@mantine/core'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { useWords } from '#web/words/words.ts'

/** Why a list shows no row: nothing there at all, or filters that nothing passes (with the way to remove them). */
export function NoHits({
  filtered,
  title,
  text,
  onClear,
}: {
  readonly filtered: boolean
  readonly title: string
  readonly text: string
  readonly onClear: () => void
}) {
  const { say } = useWords()
  if (!filtered) return <EmptyState title={title} text={text} />
  return (
    <EmptyState title={say('kit.noHits')} text={say('kit.noHitsText')}>
      <Button onClick={onClear}>{say('kit.clearFilters')}</Button>
    </EmptyState>
  )
}
