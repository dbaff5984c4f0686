import type { RowFragment } from '#web/api/generated/graphql.ts'
import { formatCountry } from '#web/kit/instant-format.ts'
import { DayText } from '#web/kit/instant-text.tsx'
import { CountText, PointsText } from '#web/kit/money-text.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import type { Column } from '#web/table/column.ts'
import type { Language, Say } from '#web/words/words.ts'

/** The columns of a list of members. */
export function membersColumns(say: Say, language: Language): readonly Column<RowFragment>[] {
  return [
    {
      id: 'name',
      head: say('member.name'),
      grow: true,
      phone: 'title',
      order: 'NAME',
      cell: (row) => <PersonName person={row} />,
    },
    { id: 'rank', head: say('member.rank'), cell: (row) => row.rank || '–' },
    { id: 'status', head: say('member.status'), cell: (row) => <StatusBadge state={row.status} /> },
    {
      id: 'active',
      head: say('member.active'),
      phone: 'hide',
      cell: (row) => say(row.active ? 'kit.yes' : 'kit.no'),
    },
    {
      id: 'country',
      head: say('member.country'),
      whole: true,
      phone: 'hide',
      cell: (row) => formatCountry(row.country, language),
    },
    {
      id: 'joined',
      head: say('member.joined'),
      align: 'end',
      phone: 'hide',
      order: 'JOINED',
      cell: (row) => <DayText day={row.enrolledOn} />,
    },
    {
      id: 'below',
      head: say('member.below'),
      align: 'end',
      order: 'BELOW',
      cell: (row) => <CountText value={row.below} />,
    },
    {
      id: 'personal',
      head: say('member.personal'),
      align: 'end',
      order: 'PERSONAL_VOLUME',
      cell: (row) => <PointsText value={row.personalVolume} column />,
    },
    {
      id: 'group',
      head: say('member.group'),
      align: 'end',
      order: 'GROUP_VOLUME',
      cell: (row) => <PointsText value={row.groupVolume} column />,
    },
  ]
}
