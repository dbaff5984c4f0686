import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { OrderPageDocument, type OrderPageQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { InstantText, PeriodText } from '#web/kit/instant-text.tsx'
import { MoneyText, PointsText } from '#web/kit/money-text.tsx'
import { Columns, Page } from '#web/kit/page.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { HistoryList } from '#web/pages/members/history-list.tsx'
import { CancelForm } from '#web/pages/orders/cancel-form.tsx'
import { CreditForm } from '#web/pages/orders/credit-form.tsx'
import { leftOf } from '#web/pages/orders/credit-model.ts'
import { CreditNotes } from '#web/pages/orders/credit-notes.tsx'
import { OrderLines } from '#web/pages/orders/order-lines.tsx'
import { may, useViewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

export type OrderShown = OrderPageQuery['order']

/** One order: lines, what was credited and why, whose volume it is, and its history. */
export function OrderPage() {
  const { order } = useParams({ strict: false }) as { readonly order: string }
  const byId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(order) || order.startsWith('o-')
  const ask = useAsk(OrderPageDocument, byId ? { id: order } : { number: order })
  return (
    <Faces screen ask={ask}>
      {(data) => <Full order={data.order} />}
    </Faces>
  )
}

function Full({ order }: { readonly order: OrderShown }) {
  const { say } = useWords()
  const viewer = useViewer()
  const [open, setOpen] = useState<'credit' | 'cancel' | undefined>()
  const { row } = order
  const office = may(viewer, 'ORDER_CREDIT') && row.state === 'ACCEPTED'
  const left = order.lines.some((line) => leftOf(line) > 0)
  return (
    <Page
      title={say('order.title', { number: row.number })}
      context={say('nav.orders')}
      lead={<StatusBadge state={row.state} />}
      actions={
        office && (
          <>
            {left && <Button onClick={() => setOpen('credit')}>{say('credit.open')}</Button>}
            {order.periodOpen && order.creditNotes.length === 0 && (
              <Button onClick={() => setOpen('cancel')}>{say('cancelOrder.open')}</Button>
            )}
          </>
        )
      }
    >
      <Columns>
        <Card title={say('order.what')}>
          <What order={order} />
        </Card>
        <Card title={say('order.sums')}>
          <Facts
            items={[
              { label: say('order.amount'), value: <MoneyText value={row.amount} /> },
              { label: say('order.credited'), value: <MoneyText value={row.credited} /> },
              { label: say('order.cv'), value: <MoneyText value={row.cv} /> },
              { label: say('order.points'), value: <PointsText value={row.points} /> },
            ]}
          />
        </Card>
      </Columns>
      <Card title={say('order.lines')} flush>
        <OrderLines lines={order.lines} />
      </Card>
      {order.creditNotes.length > 0 && (
        <Card title={say('credit.notes')} flush>
          <CreditNotes notes={order.creditNotes} />
        </Card>
      )}
      {order.history.length > 0 && (
        <Card title={say('history.title')}>
          <HistoryList entries={order.history} />
        </Card>
      )}
      <CreditForm order={order} opened={open === 'credit'} onClose={() => setOpen(undefined)} />
      <CancelForm order={order} opened={open === 'cancel'} onClose={() => setOpen(undefined)} />
    </Page>
  )
}

/** Whose volume it is; customers see no downline, so for them there is no way to lead on. */
function CountsFor({ member }: { readonly member: NonNullable<OrderShown['member']> }) {
  const viewer = useViewer()
  const name = <PersonName person={member} />
  return may(viewer, 'DOWNLINE_SEE') ? <Link to={`/downline/${member.id}`}>{name}</Link> : name
}

function What({ order }: { readonly order: OrderShown }) {
  const { say } = useWords()
  const { row } = order
  return (
    <Facts
      items={[
        {
          label: say(row.byCustomer ? 'order.customer' : 'order.buyer'),
          value: row.buyer ? <PersonName person={row.buyer} /> : say('order.companySale'),
        },
        {
          label: say('order.countsFor'),
          value: order.member ? <CountsFor member={order.member} /> : say('order.nobody'),
        },
        { label: say('order.acceptedAt'), value: <InstantText at={row.acceptedAt} /> },
        {
          label: say('order.period'),
          value: (
            <>
              <PeriodText period={row.period} /> · {say(order.periodOpen ? 'state.OPEN' : 'state.CLOSED')}
            </>
          ),
        },
        { label: say('order.kind'), value: say(`orderKind.${row.kind}`) },
      ]}
    />
  )
}
