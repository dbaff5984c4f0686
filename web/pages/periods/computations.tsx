import { useMemo } from 'react'
import { ActorText } from '#web/kit/actor-text.tsx'
import { InstantText } from '#web/kit/instant-text.tsx'
import { CountText, MoneyText } from '#web/kit/money-text.tsx'
import type { PeriodShown } from '#web/pages/periods/period-page.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Computation = PeriodShown['computations'][number]

/** Every computation of the period keeps its totals and digests: equal facts give equal digests. */
export function Computations({ computations }: { readonly computations: readonly Computation[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Computation>[] => [
      {
        id: 'number',
        head: say('run.number'),
        phone: 'title',
        cell: (row) => say('run.numbered', { number: row.number }),
      },
      { id: 'at', head: say('run.at'), cell: (row) => <InstantText at={row.at} /> },
      { id: 'by', head: say('run.by'), grow: true, cell: (row) => <ActorText name={row.by} /> },
      { id: 'lines', head: say('run.lines'), align: 'end', cell: (row) => <CountText value={row.lines} /> },
      {
        id: 'total',
        head: say('period.total'),
        align: 'end',
        cell: (row) => <MoneyText value={row.total} />,
      },
      {
        id: 'facts',
        head: say('run.factsDigest'),
        phone: 'hide',
        cell: (row) => <Digest text={row.factsDigest} />,
      },
      {
        id: 'result',
        head: say('run.resultDigest'),
        phone: 'hide',
        cell: (row) => <Digest text={row.resultDigest} />,
      },
    ],
    [say],
  )
  return (
    <SimpleTable
      label={say('run.computations')}
      columns={columns}
      rows={computations}
      rowKey={(row) => `${row.number}`}
    />
  )
}

function Digest({ text }: { readonly text: string }) {
  return <code title={text}>{text.slice(0, 8)}</code>
}
