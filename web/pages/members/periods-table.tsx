import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { MemberPanelQuery } from '#web/api/generated/graphql.ts'
import { PeriodText } from '#web/kit/instant-text.tsx'
import { MoneyText, PointsText } from '#web/kit/money-text.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type PeriodFigures = MemberPanelQuery['member']['periods'][number]

/** A member's periods, newest first: activity, rank, volumes, earnings with the way to their statement. */
export function PeriodsTable({
  periods,
  brief,
}: {
  readonly periods: readonly PeriodFigures[]
  readonly brief?: boolean
}) {
  const { say } = useWords()
  const columns = useMemo((): readonly Column<PeriodFigures>[] => {
    const all: readonly (Column<PeriodFigures> & { readonly full?: boolean })[] = [
      {
        id: 'period',
        head: say('member.period'),
        grow: true,
        phone: 'title',
        cell: (row) => <PeriodText period={row.period} short={brief ?? false} />,
      },
      {
        id: 'active',
        head: say('member.active'),
        full: true,
        cell: (row) => say(row.active ? 'kit.yes' : 'kit.no'),
      },
      { id: 'rank', head: say('member.rank'), cell: (row) => row.rank || '–' },
      {
        id: 'personal',
        head: say('member.personal'),
        full: true,
        align: 'end',
        cell: (row) => <PointsText value={row.personalVolume} column />,
      },
      {
        id: 'group',
        head: say('member.group'),
        align: 'end',
        cell: (row) => <PointsText value={row.groupVolume} column />,
      },
      { id: 'earned', head: say('member.earned'), align: 'end', cell: (row) => <Earned figures={row} /> },
    ]
    return all.filter((column) => !brief || !column.full)
  }, [say, brief])
  return (
    <SimpleTable
      label={say('member.periods')}
      columns={columns}
      rows={periods}
      rowKey={(row) => row.period}
    />
  )
}

function Earned({ figures }: { readonly figures: PeriodFigures }) {
  const { say } = useWords()
  const amount = <MoneyText value={figures.earned} missing={say('member.noEarnings')} />
  return figures.statement ? <Link to={`/statements/${figures.statement}`}>{amount}</Link> : amount
}
