import { useMemo } from 'react'
import { CountText, MoneyText, PointsText } from '#web/kit/money-text.tsx'
import type { OrderShown } from '#web/pages/orders/order-page.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Line = OrderShown['lines'][number]

/** The lines of an order as they were accepted; what was credited stands beside, nothing is overwritten. */
export function OrderLines({ lines }: { readonly lines: readonly Line[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Line>[] => [
      { id: 'number', head: say('line.number'), align: 'end', phone: 'hide', cell: (line) => line.number },
      {
        id: 'product',
        head: say('line.product'),
        grow: true,
        phone: 'title',
        cell: (line) => `${line.productName} (${line.productCode})`,
      },
      {
        id: 'quantity',
        head: say('line.quantity'),
        align: 'end',
        cell: (line) => <CountText value={line.quantity} />,
      },
      {
        id: 'credited',
        head: say('line.credited'),
        align: 'end',
        cell: (line) => (line.creditedQuantity === 0 ? '–' : <CountText value={line.creditedQuantity} />),
      },
      {
        id: 'amount',
        head: say('order.amount'),
        align: 'end',
        cell: (line) => <MoneyText value={line.amount} />,
      },
      { id: 'cv', head: say('order.cv'), align: 'end', cell: (line) => <MoneyText value={line.cv} /> },
      {
        id: 'points',
        head: say('order.points'),
        align: 'end',
        cell: (line) => <PointsText value={line.points} column />,
      },
    ],
    [say],
  )
  return (
    <SimpleTable
      label={say('order.lines')}
      columns={columns}
      rows={lines}
      rowKey={(line) => `${line.number}`}
    />
  )
}
