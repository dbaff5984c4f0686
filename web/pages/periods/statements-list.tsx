import { useMemo, useState } from 'react'
import { usePages } from '#web/api/ask.ts'
import {
  type StatementRowPartsFragment,
  StatementsDocument,
  type StatementsQuery,
} from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { CountText, MoneyText } from '#web/kit/money-text.tsx'
import { NoHits } from '#web/kit/no-hits.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import type { Column } from '#web/table/column.ts'
import { FilterBar } from '#web/table/filter-bar.tsx'
import { PagedTable } from '#web/table/paged-table.tsx'
import { useWords } from '#web/words/words.ts'

const pick = ({ statements }: StatementsQuery) => ({
  rows: statements.rows,
  next: statements.page.next,
  total: statements.page.total,
})

/** The statements of the newest run of a period, largest first. */
export function StatementsList({ period }: { readonly period: string }) {
  const { say } = useWords()
  const [search, setSearch] = useState('')
  const pages = usePages({
    document: StatementsDocument,
    variables: { period, search: search || null },
    pick,
  })
  const columns = useMemo(
    (): readonly Column<StatementRowPartsFragment>[] => [
      {
        id: 'member',
        head: say('statement.member'),
        grow: true,
        phone: 'title',
        cell: (row) => <PersonName person={row.member} />,
      },
      { id: 'rank', head: say('member.rank'), cell: (row) => row.rank || '–' },
      {
        id: 'lines',
        head: say('run.lines'),
        align: 'end',
        phone: 'hide',
        cell: (row) => <CountText value={row.lines} />,
      },
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
    <Card title={say('period.statements')} flush>
      <FilterBar search={search} onSearch={setSearch} />
      <PagedTable
        label={say('period.statements')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        rowLink={(row) => `/statements/${row.id}`}
        empty={
          <NoHits
            filtered={search !== ''}
            title={say('statements.empty')}
            text={say('statements.emptyText')}
            onClear={() => setSearch('')}
          />
        }
      />
    </Card>
  )
}
