import { useMemo } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { type PeriodRowPartsFragment, PeriodsDocument } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { PeriodText } from '#web/kit/instant-text.tsx'
import { CountText, MoneyText } from '#web/kit/money-text.tsx'
import { Page } from '#web/kit/page.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

/** All periods, newest first, each with the stage of its run. */
export function PeriodsList() {
  const { say } = useWords()
  const ask = useAsk(PeriodsDocument, {})
  const columns = useMemo(
    (): readonly Column<PeriodRowPartsFragment>[] => [
      {
        id: 'period',
        head: say('period.period'),
        grow: true,
        phone: 'title',
        cell: (row) => <PeriodText period={row.id} />,
      },
      { id: 'state', head: say('period.stage'), cell: (row) => <StatusBadge state={row.state} /> },
      {
        id: 'running',
        head: say('period.running'),
        phone: 'hide',
        cell: (row) => say(row.running ? 'kit.yes' : 'kit.no'),
      },
      {
        id: 'orders',
        head: say('period.orders'),
        align: 'end',
        cell: (row) => <CountText value={row.orders} />,
      },
      { id: 'cv', head: say('order.cv'), align: 'end', cell: (row) => <MoneyText value={row.cv} /> },
      {
        id: 'total',
        head: say('period.total'),
        align: 'end',
        cell: (row) => <MoneyText value={row.total} missing={say('period.notComputed')} />,
      },
      {
        id: 'statements',
        head: say('period.statements'),
        align: 'end',
        cell: (row) => (
          <CountText value={row.total === null ? null : row.statements} missing={say('period.notComputed')} />
        ),
      },
    ],
    [say],
  )
  return (
    <Page title={say('nav.periods')}>
      <Card flush>
        <Faces ask={ask}>
          {(data) => (
            <SimpleTable
              label={say('nav.periods')}
              columns={columns}
              rows={data.periods}
              rowKey={(row) => row.id}
              rowLink={(row) => `/periods/${row.id}`}
              empty={<EmptyState title={say('periods.empty')} text={say('periods.emptyText')} />}
            />
          )}
        </Faces>
      </Card>
    </Page>
  )
}
