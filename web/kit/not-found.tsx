import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { useCompanyName } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

/** The same words for "does not exist" and "outside your rights": no hint which of the two. */
export function NotFound() {
  const { say } = useWords()
  return (
    <EmptyState title={say('kit.notFound')} text={say('kit.notFoundText')}>
      <Link to="/">{say('kit.wayHome')}</Link>
    </EmptyState>
  )
}

/** Where a whole screen is missing: the same with the screen's heading and the window's title. */
export function NotFoundScreen() {
  const { say } = useWords()
  const company = useCompanyName()
  useEffect(() => {
    document.title = [say('kit.notFound'), company, 'Stemma'].filter(Boolean).join(' · ')
  }, [say, company])
  return (
    <EmptyState heading title={say('kit.notFound')} text={say('kit.notFoundText')}>
      <Link to="/">{say('kit.wayHome')}</Link>
    </EmptyState>
  )
}
