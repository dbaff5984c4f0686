import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { usePages } from '#web/api/ask.ts'
import { CustomersDocument, type CustomersQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { formatCountry } from '#web/kit/instant-format.ts'
import { InstantText } from '#web/kit/instant-text.tsx'
import { NoHits } from '#web/kit/no-hits.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import type { CustomerShown } from '#web/pages/members/customer-form.tsx'
import { may, useViewer } from '#web/session/session.tsx'
import type { Column } from '#web/table/column.ts'
import { FilterBar } from '#web/table/filter-bar.tsx'
import { PagedTable } from '#web/table/paged-table.tsx'
import { useWords } from '#web/words/words.ts'

const pick = ({ customers }: CustomersQuery) => ({
  rows: customers.rows,
  next: customers.page.next,
  total: customers.page.total,
})

/** The customers a member looks after; who may change them opens a row. */
export function CustomersCard({
  carer,
  onOpen,
}: {
  readonly carer: string
  readonly onOpen: (customer: CustomerShown) => void
}) {
  const { say } = useWords()
  const [search, setSearch] = useState('')
  const variables = { carer, search: search || null }
  const pages = usePages({ document: CustomersDocument, variables, pick })
  const columns = useColumns(onOpen)
  return (
    <Card title={say('member.customers')} flush>
      <FilterBar search={search} onSearch={setSearch} />
      <PagedTable
        label={say('member.customers')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        empty={
          <NoHits
            filtered={search !== ''}
            title={say('customers.empty')}
            text={say('customers.emptyText')}
            onClear={() => setSearch('')}
          />
        }
      />
    </Card>
  )
}

function useColumns(onOpen: (customer: CustomerShown) => void): readonly Column<CustomerShown>[] {
  const { say, language } = useWords()
  const changes = may(useViewer(), 'CUSTOMER_CHANGE')
  return useMemo(() => {
    const actions: Column<CustomerShown> = {
      id: 'actions',
      head: say('customer.actions'),
      cell: (row) => (
        <Button size="compact-sm" variant="subtle" onClick={() => onOpen(row)}>
          {say('profile.open')}
        </Button>
      ),
    }
    return [
      {
        id: 'name',
        head: say('member.name'),
        grow: true,
        phone: 'title',
        cell: (row) => <PersonName person={row} />,
      },
      { id: 'country', head: say('member.country'), cell: (row) => formatCountry(row.country, language) },
      {
        id: 'registered',
        head: say('customer.registered'),
        cell: (row) => <InstantText at={row.registeredAt} />,
      },
      ...(changes ? [actions] : []),
    ]
  }, [say, language, changes, onOpen])
}
