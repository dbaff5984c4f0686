import { useMemo } from 'react'
import { CountText, MoneyText } from '#web/kit/money-text.tsx'
import { codeWord } from '#web/pages/periods/code-word.ts'
import type { PeriodShown } from '#web/pages/periods/period-page.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Run = NonNullable<PeriodShown['run']>

/** What each bonus of the plan pays. */
export function BonusTotals({ totals }: { readonly totals: Run['byBonus'] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Run['byBonus'][number]>[] => [
      { id: 'bonus', head: say('run.bonus'), grow: true, phone: 'title', cell: (row) => row.bonusTitle },
      { id: 'lines', head: say('run.lines'), align: 'end', cell: (row) => <CountText value={row.lines} /> },
      {
        id: 'amount',
        head: say('run.amount'),
        align: 'end',
        cell: (row) => <MoneyText value={row.amount} />,
      },
    ],
    [say],
  )
  return (
    <SimpleTable label={say('run.byBonus')} columns={columns} rows={totals} rowKey={(row) => row.bonus} />
  )
}

/** What the plan set aside and nobody received, by reason. */
export function BreakageTotals({ totals }: { readonly totals: Run['breakage'] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Run['breakage'][number]>[] => [
      {
        id: 'reason',
        head: say('run.reason'),
        grow: true,
        phone: 'title',
        cell: (row) => codeWord(row.reason, say),
      },
      { id: 'bonus', head: say('run.bonus'), cell: (row) => row.bonusTitle },
      { id: 'count', head: say('run.count'), align: 'end', cell: (row) => <CountText value={row.count} /> },
      {
        id: 'amount',
        head: say('run.amount'),
        align: 'end',
        cell: (row) => <MoneyText value={row.amount} />,
      },
    ],
    [say],
  )
  return (
    <SimpleTable
      label={say('run.breakage')}
      columns={columns}
      rows={totals}
      rowKey={(row) => `${row.bonus} ${row.reason}`}
    />
  )
}

/** How many stand in each rank, now and in the run before. */
export function RankCounts({ counts }: { readonly counts: Run['ranks'] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Run['ranks'][number]>[] => [
      {
        id: 'rank',
        head: say('member.rank'),
        grow: true,
        phone: 'title',
        cell: (row) => row.rank || say('rank.none'),
      },
      { id: 'count', head: say('run.now'), align: 'end', cell: (row) => <CountText value={row.count} /> },
      {
        id: 'before',
        head: say('run.before'),
        align: 'end',
        cell: (row) => (row.before === null ? '–' : <CountText value={row.before} />),
      },
    ],
    [say],
  )
  return <SimpleTable label={say('run.ranks')} columns={columns} rows={counts} rowKey={(row) => row.rank} />
}
