import { useCallback, useMemo } from 'react'
import { usePages } from '#web/api/ask.ts'
import { OrdersDocument, type OrdersQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import { NoHits } from '#web/kit/no-hits.tsx'
import { Page } from '#web/kit/page.tsx'
import { ordersColumns } from '#web/pages/orders/orders-columns.tsx'
import { ordersQuestion } from '#web/pages/orders/orders-filter.ts'
import { useCurrentPeriod } from '#web/session/session.tsx'
import { useSearchText } from '#web/session/use-search-text.ts'
import { FilterBar, FilterChips } from '#web/table/filter-bar.tsx'
import { PagedTable } from '#web/table/paged-table.tsx'
import { useWords } from '#web/words/words.ts'

const pick = ({ orders }: OrdersQuery) => ({
  rows: orders.rows,
  next: orders.page.next,
  total: orders.page.total,
})

/** Orders within the viewer's sight, newest first. */
export function OrdersList() {
  const { say, language } = useWords()
  const period = useCurrentPeriod()
  const [search, change] = useSearchText()
  const filter = ordersQuestion(search)
  const asked = search['period'] ?? ''
  // A period that came with the address has its chip too, so that it can be seen and taken off.
  const periods = [...new Set([asked, period ?? ''])].filter((each) => each !== '')
  const pages = usePages({ document: OrdersDocument, variables: { filter }, pick })
  const columns = useMemo(() => ordersColumns(say), [say])
  const onSearch = useCallback((text: string) => change({ search: text }), [change])
  return (
    <Page title={say('nav.orders')} wide>
      <Card flush>
        <FilterBar search={search['search'] ?? ''} onSearch={onSearch}>
          {periods.length > 0 && (
            <FilterChips
              label={say('order.period')}
              options={periods.map((value) => ({ value, label: formatPeriodText(value, language) }))}
              chosen={asked}
              onChoose={(value) => change({ period: value })}
            />
          )}
          <FilterChips
            label={say('order.state')}
            options={[
              { value: 'ACCEPTED', label: say('state.ACCEPTED') },
              { value: 'CANCELLED', label: say('state.CANCELLED') },
            ]}
            chosen={search['state'] ?? ''}
            onChoose={(state) => change({ state })}
          />
        </FilterBar>
        <PagedTable
          label={say('nav.orders')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.id}
          rowLink={(row) => `/orders/${row.id}`}
          empty={
            <NoHits
              filtered={filter !== null}
              title={say('orders.empty')}
              text={say('orders.emptyText')}
              onClear={() =>
                change({ search: undefined, state: undefined, period: undefined, buyer: undefined })
              }
            />
          }
        />
      </Card>
    </Page>
  )
}
