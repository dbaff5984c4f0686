import { Link } from '@tanstack/react-router'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { useWords } from '#web/words/words.ts'

/** The same page for "does not exist" and "outside your rights": no hint which of the two. */
export function NotFound() {
  const { say } = useWords()
  return (
    <EmptyState title={say('kit.notFound')} text={say('kit.notFoundText')}>
      <Link to="/">{say('kit.wayHome')}</Link>
    </EmptyState>
  )
}
