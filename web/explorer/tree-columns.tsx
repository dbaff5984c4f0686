import type { ContractStatus, RowFragment } from '#web/api/generated/graphql.ts'
import { InstantDayText } from '#web/kit/instant-text.tsx'
import { CountText, PointsText } from '#web/kit/money-text.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import type { Column } from '#web/table/column.ts'
import type { Say } from '#web/words/words.ts'

/** The columns of the treegrid; the first carries the tree. */
export function treeColumns(say: Say): readonly Column<RowFragment>[] {
  return [
    { id: 'name', head: say('member.name'), cell: (row) => <PersonName person={row} /> },
    { id: 'rank', head: say('member.rank'), cell: (row) => row.rank || '–' },
    {
      id: 'status',
      head: say('member.standing'),
      cell: (row) => <StatusBadge state={standingOf(row)} />,
    },
    {
      id: 'personal',
      head: say('member.personal'),
      align: 'end',
      cell: (row) => <PointsText value={row.personalVolume} column />,
    },
    {
      id: 'group',
      head: say('member.group'),
      align: 'end',
      cell: (row) => <PointsText value={row.groupVolume} column />,
    },
    {
      id: 'recruits',
      head: say('member.recruits'),
      align: 'end',
      cell: (row) => <CountText value={row.recruits} />,
    },
    { id: 'below', head: say('member.below'), align: 'end', cell: (row) => <CountText value={row.below} /> },
    {
      id: 'lastOrder',
      head: say('member.lastOrder'),
      align: 'end',
      cell: (row) => <InstantDayText at={row.lastOrderAt} />,
    },
  ]
}

/** Only whose contract runs is told by the period; a contract that is held or over is the greater news. */
const standingOf = ({ status, active }: RowFragment): ContractStatus | 'ACTIVE' =>
  status === 'ENROLLED' && active ? 'ACTIVE' : status
