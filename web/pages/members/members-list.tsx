import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { usePages } from '#web/api/ask.ts'
import { MembersDocument, type MembersQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { NoHits } from '#web/kit/no-hits.tsx'
import { Page } from '#web/kit/page.tsx'
import { membersColumns } from '#web/pages/members/members-columns.tsx'
import { MEMBER_STATUSES, membersQuestion } from '#web/pages/members/members-filter.ts'
import { may, useViewer } from '#web/session/session.tsx'
import { useSearchText } from '#web/session/use-search-text.ts'
import { FilterBar, FilterChips } from '#web/table/filter-bar.tsx'
import { PagedTable } from '#web/table/paged-table.tsx'
import { useWords } from '#web/words/words.ts'

const pick = ({ members }: MembersQuery) => ({
  rows: members.rows,
  next: members.page.next,
  total: members.page.total,
})

/** All members, for those who work for the company. */
export function MembersList() {
  const { say, language } = useWords()
  const viewer = useViewer()
  const [search, change] = useSearchText()
  const question = membersQuestion(search)
  const pages = usePages({ document: MembersDocument, variables: question, pick })
  const columns = useMemo(() => membersColumns(say, language), [say, language])
  const onSearch = useCallback((text: string) => change({ search: text }), [change])
  return (
    <Page
      title={say('nav.members')}
      wide
      actions={
        may(viewer, 'MEMBER_ENROL') && (
          <Button variant="filled" component={Link} to="/enrol">
            {say('enrol.open')}
          </Button>
        )
      }
    >
      <Card flush>
        <FilterBar search={question.search ?? ''} onSearch={onSearch}>
          <FilterChips
            label={say('member.status')}
            options={MEMBER_STATUSES.map((value) => ({ value, label: say(`state.${value}`) }))}
            chosen={search['status'] ?? ''}
            onChoose={(status) => change({ status })}
          />
          <FilterChips
            label={say('member.active')}
            options={[{ value: 'yes', label: say('state.ACTIVE') }]}
            chosen={search['active'] ?? ''}
            onChoose={(active) => change({ active })}
          />
        </FilterBar>
        <PagedTable
          label={say('nav.members')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.id}
          rowLink={(row) => `/members/${row.number}`}
          order={question.order}
          onOrder={(order) => change({ order })}
          empty={
            <NoHits
              filtered={question.search !== null || question.filter !== null}
              title={say('members.empty')}
              text={say('members.emptyText')}
              onClear={() => change({ search: undefined, status: undefined, active: undefined })}
            />
          }
        />
      </Card>
    </Page>
  )
}
