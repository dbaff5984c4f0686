import { useMemo } from 'react'
import { PointsText } from '#web/kit/money-text.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { checkWord } from '#web/pages/periods/code-word.ts'
import type { PeriodShown } from '#web/pages/periods/period-page.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Check = NonNullable<PeriodShown['run']>['checks'][number]

/** Each number by a second road: both sides, and whether they agree. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Check>[] => [
      {
        id: 'code',
        head: say('run.check'),
        grow: true,
        phone: 'title',
        cell: (row) => checkWord(row.code, say),
      },
      { id: 'left', head: say('run.left'), align: 'end', cell: (row) => <Side text={row.left} /> },
      { id: 'right', head: say('run.right'), align: 'end', cell: (row) => <Side text={row.right} /> },
      { id: 'ok', head: say('run.result'), cell: (row) => <StatusBadge state={row.ok ? 'PASS' : 'FAIL'} /> },
    ],
    [say],
  )
  return <SimpleTable label={say('run.checks')} columns={columns} rows={checks} rowKey={(row) => row.code} />
}

/** A side of a check: a figure as people read it, anything else (a digest) as it is. */
function Side({ text }: { readonly text: string }) {
  return /^-?\d+(\.\d+)?$/.test(text) ? <PointsText value={text} /> : text
}
