import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { LegPartsFragment } from '#web/api/generated/graphql.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { CountText, PointsText } from '#web/kit/money-text.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { ShareBar } from '#web/kit/share-bar.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

/** The legs of a member: how many stand in each, how many are active, and what they sell. */
export function FrontlineTable({ legs }: { readonly legs: readonly LegPartsFragment[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<LegPartsFragment>[] => [
      {
        id: 'head',
        head: say('leg.head'),
        grow: true,
        phone: 'title',
        cell: (leg) => <PersonName person={leg.head} />,
      },
      {
        id: 'members',
        head: say('leg.members'),
        align: 'end',
        cell: (leg) => <CountText value={leg.members} />,
      },
      {
        id: 'active',
        head: say('leg.active'),
        align: 'end',
        cell: (leg) => <ShareBar part={leg.active} whole={leg.members} />,
      },
      {
        id: 'volume',
        head: say('leg.volume'),
        align: 'end',
        cell: (leg) => <PointsText value={leg.groupVolume} column />,
      },
    ],
    [say],
  )
  return (
    <SimpleTable
      label={say('home.frontline')}
      columns={columns}
      rows={legs}
      rowKey={(leg) => leg.head.id}
      rowLink={(leg) => `/downline/${leg.head.id}`}
      empty={
        <EmptyState title={say('home.noFrontline')} text={say('home.noFrontlineText')}>
          <Link to="/enrol">{say('nav.enrol')}</Link>
        </EmptyState>
      }
    />
  )
}
