import { useMemo } from 'react'
import { InstantText, PeriodText } from '#web/kit/instant-text.tsx'
import { MoneyText } from '#web/kit/money-text.tsx'
import type { OrderShown } from '#web/pages/orders/order-page.tsx'
import { returnReasonWord } from '#web/pages/orders/return-reason.ts'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Note = OrderShown['creditNotes'][number]

/** What was taken back of an order: when, why, how much, and in which period it counts. */
export function CreditNotes({ notes }: { readonly notes: readonly Note[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Note>[] => [
      { id: 'number', head: say('credit.number'), phone: 'title', cell: (note) => note.number },
      {
        id: 'reason',
        head: say('credit.reason'),
        grow: true,
        cell: (note) => returnReasonWord(note.reason, say),
      },
      { id: 'at', head: say('credit.at'), cell: (note) => <InstantText at={note.creditedAt} /> },
      { id: 'period', head: say('order.period'), cell: (note) => <PeriodText period={note.period} /> },
      {
        id: 'amount',
        head: say('order.amount'),
        align: 'end',
        cell: (note) => <MoneyText value={note.amount} />,
      },
      { id: 'cv', head: say('order.cv'), align: 'end', cell: (note) => <MoneyText value={note.cv} /> },
    ],
    [say],
  )
  return <SimpleTable label={say('credit.notes')} columns={columns} rows={notes} rowKey={(note) => note.id} />
}
