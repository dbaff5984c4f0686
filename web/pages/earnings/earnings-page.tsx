import { useMemo } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { OwnStatementsDocument, type StatementRowPartsFragment } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { PeriodText } from '#web/kit/instant-text.tsx'
import { CountText, MoneyText } from '#web/kit/money-text.tsx'
import { Page } from '#web/kit/page.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

/** A member's own statements, newest first; drafts are never shown here. */
export function EarningsPage() {
  const { say } = useWords()
  const ask = useAsk(OwnStatementsDocument, {})
  const columns = useMemo(
    (): readonly Column<StatementRowPartsFragment>[] => [
      {
        id: 'period',
        head: say('period.period'),
        grow: true,
        phone: 'title',
        cell: (row) => <PeriodText period={row.period} />,
      },
      { id: 'rank', head: say('member.rank'), cell: (row) => row.rank || '–' },
      { id: 'active', head: say('member.active'), cell: (row) => say(row.active ? 'kit.yes' : 'kit.no') },
      { id: 'lines', head: say('run.lines'), align: 'end', cell: (row) => <CountText value={row.lines} /> },
      {
        id: 'earned',
        head: say('statement.earned'),
        align: 'end',
        cell: (row) => <MoneyText value={row.earned} />,
      },
      {
        id: 'adjustments',
        head: say('statement.adjusted'),
        align: 'end',
        cell: (row) => <MoneyText value={row.adjustments} />,
      },
      {
        id: 'total',
        head: say('statement.total'),
        align: 'end',
        cell: (row) => <MoneyText value={row.total} />,
      },
    ],
    [say],
  )
  return (
    <Page title={say('nav.earnings')} lead={<span>{say('earnings.lead')}</span>}>
      <Card flush>
        <Faces ask={ask}>
          {(data) => (
            <SimpleTable
              label={say('nav.earnings')}
              columns={columns}
              rows={data.ownStatements}
              rowKey={(row) => row.id}
              rowLink={(row) => `/statements/${row.id}`}
              empty={<EmptyState title={say('earnings.empty')} text={say('earnings.emptyText')} />}
            />
          )}
        </Faces>
      </Card>
    </Page>
  )
}
