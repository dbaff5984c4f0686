import { useMemo } from 'react'
import { MoneyText } from '#web/kit/money-text.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { checkWord } from '#web/pages/periods/code-word.ts'
import type { PeriodShown } from '#web/pages/periods/period-page.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Check = NonNullable<PeriodShown['run']>['checks'][number]

/** Each number by a second road: both sides, and whether they agree. */
export function Checks({
  checks,
  currency,
}: {
  readonly checks: readonly Check[]
  readonly currency: string
}) {
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
      {
        id: 'left',
        head: say('run.left'),
        align: 'end',
        cell: (row) => <Side text={row.left} currency={currency} />,
      },
      {
        id: 'right',
        head: say('run.right'),
        align: 'end',
        cell: (row) => <Side text={row.right} currency={currency} />,
      },
      { id: 'ok', head: say('run.result'), cell: (row) => <StatusBadge state={row.ok ? 'PASS' : 'FAIL'} /> },
    ],
    [say, currency],
  )
  return <SimpleTable label={say('run.checks')} columns={columns} rows={checks} rowKey={(row) => row.code} />
}

/** A side of a check: a sum in minor units as money, anything else (a digest) as it is. */
function Side({ text, currency }: { readonly text: string; readonly currency: string }) {
  return /^-?\d+$/.test(text) ? <MoneyText value={{ minor: text, currency }} /> : text
}
