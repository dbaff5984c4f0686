import { Navigate } from '@tanstack/react-router'
import { useAsk, usePages } from '#web/api/ask.ts'
import { MembersDocument, type MembersQuery, PeriodsDocument } from '#web/api/generated/graphql.ts'
import { openingPeriod } from '#web/explorer/last-periods.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { BusyLines } from '#web/kit/faces.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { Page } from '#web/kit/page.tsx'
import { may, useViewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

/** Where the explorer begins: oneself for members, the largest line for those who work for the company. */
export function DownlineStart() {
  const viewer = useViewer()
  return viewer.member ? (
    <Navigate to={`/downline/${viewer.member.id}`} search={keepSearch as never} replace />
  ) : (
    <LargestLine />
  )
}

const pick = ({ members }: MembersQuery) => ({
  rows: members.rows,
  next: members.page.next,
  total: members.page.total,
})
/** A view asked for before one knew whose line it is stays asked for. */
const keepSearch = (search: object) => search

const LARGEST = { search: null, filter: null, order: 'BELOW' } as const

function LargestLine() {
  const { say } = useWords()
  const pages = usePages({ document: MembersDocument, variables: LARGEST, pick })
  const known = may(useViewer(), 'PERIOD_SEE')
  const periods = useAsk(PeriodsDocument, {}, !known)
  const first = pages.rows[0]
  const decided = !known || periods.data !== undefined || periods.failure !== undefined
  if (first && decided) {
    const period = openingPeriod(periods.data?.periods ?? [])
    const search = (asked: object) => (period === '' ? asked : { period, ...asked })
    return <Navigate to={`/downline/${first.id}`} search={search as never} replace />
  }
  return (
    <Page title={say('nav.downline')}>
      <Card>
        {pages.failure && <FailureNotice failure={pages.failure} again={pages.again} />}
        {(pages.busy || first) && <BusyLines lines={8} />}
        {!pages.busy && !first && !pages.failure && (
          <EmptyState title={say('members.empty')} text={say('members.emptyText')} />
        )}
      </Card>
    </Page>
  )
}
