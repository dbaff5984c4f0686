import type { OrderRowPartsFragment } from '#web/api/generated/graphql.ts'
import { InstantText, PeriodText } from '#web/kit/instant-text.tsx'
import { MoneyText, PointsText } from '#web/kit/money-text.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import type { Column } from '#web/table/column.ts'
import type { Say } from '#web/words/words.ts'

/** The columns of a list of orders. */
export function ordersColumns(say: Say): readonly Column<OrderRowPartsFragment>[] {
  return [
    { id: 'number', head: say('order.number'), phone: 'title', cell: (row) => row.number },
    { id: 'buyer', head: say('order.buyer'), grow: true, cell: (row) => <Buyer row={row} say={say} /> },
    { id: 'at', head: say('order.acceptedAt'), cell: (row) => <InstantText at={row.acceptedAt} /> },
    {
      id: 'period',
      head: say('order.period'),
      whole: true,
      phone: 'hide',
      cell: (row) => <PeriodText period={row.period} short />,
    },
    { id: 'state', head: say('order.state'), cell: (row) => <StatusBadge state={row.state} /> },
    {
      id: 'amount',
      head: say('order.amount'),
      align: 'end',
      cell: (row) => <MoneyText value={row.amount} />,
    },
    {
      id: 'cv',
      head: say('order.cv'),
      align: 'end',
      phone: 'hide',
      cell: (row) => <MoneyText value={row.cv} />,
    },
    {
      id: 'points',
      head: say('order.points'),
      align: 'end',
      cell: (row) => <PointsText value={row.points} column />,
    },
    {
      id: 'credited',
      head: say('order.credited'),
      align: 'end',
      cell: (row) => (row.credited.minor === '0' ? '–' : <MoneyText value={row.credited} />),
    },
  ]
}

function Buyer({ row, say }: { readonly row: OrderRowPartsFragment; readonly say: Say }) {
  if (!row.buyer) return say('order.companySale')
  return <PersonName person={row.buyer} />
}
