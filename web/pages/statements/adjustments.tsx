import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { PeriodText } from '#web/kit/instant-text.tsx'
import { MoneyText } from '#web/kit/money-text.tsx'
import { returnReasonWord } from '#web/pages/orders/return-reason.ts'
import { codeWord } from '#web/pages/periods/code-word.ts'
import type { StatementShown } from '#web/pages/statements/statement-page.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Row = StatementShown['adjustments'][number]

/** Later corrections of closed periods, each naming what it corrects. */
export function Adjustments({ rows }: { readonly rows: readonly Row[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { id: 'kind', head: say('adjustment.kind'), phone: 'title', cell: (row) => codeWord(row.kind, say) },
      {
        id: 'order',
        head: say('adjustment.order'),
        cell: (row) =>
          row.order ? <Link to={`/orders/${row.order.id}`}>{row.orderNumber}</Link> : row.orderNumber || '–',
      },
      {
        id: 'period',
        head: say('adjustment.period'),
        cell: (row) => <PeriodText period={row.originalPeriod} />,
      },
      { id: 'bonus', head: say('run.bonus'), cell: (row) => row.bonusTitle },
      {
        id: 'reason',
        head: say('run.reason'),
        grow: true,
        cell: (row) => returnReasonWord(codeWord(row.reason, say), say),
      },
      {
        id: 'amount',
        head: say('run.amount'),
        align: 'end',
        cell: (row) => <MoneyText value={row.amount} />,
      },
    ],
    [say],
  )
  return (
    <SimpleTable
      label={say('statement.adjustments')}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.orderNumber} ${row.originalPeriod} ${row.bonus} ${row.amount.minor}`}
    />
  )
}
