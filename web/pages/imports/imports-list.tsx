import { useMemo } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { type ImportPartsFragment, ImportsDocument } from '#web/api/generated/graphql.ts'
import { ActorText } from '#web/kit/actor-text.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { InstantText } from '#web/kit/instant-text.tsx'
import { CountText } from '#web/kit/money-text.tsx'
import { formatCount } from '#web/kit/number-format.ts'
import { Page } from '#web/kit/page.tsx'
import { ImportState } from '#web/pages/imports/import-state.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

/** Every import with what was read, taken and refused: read is always accepted, rejected and unchanged together. */
export function ImportsList() {
  const { say } = useWords()
  const ask = useAsk(ImportsDocument, {})
  const columns = useMemo(
    (): readonly Column<ImportPartsFragment>[] => [
      { id: 'source', head: say('import.source'), grow: true, phone: 'title', cell: (row) => row.source },
      { id: 'state', head: say('import.state'), cell: (row) => <ImportState row={row} /> },
      { id: 'started', head: say('import.startedAt'), cell: (row) => <InstantText at={row.startedAt} /> },
      { id: 'by', head: say('import.by'), phone: 'hide', cell: (row) => <ActorText name={row.by} /> },
      { id: 'read', head: say('import.read'), align: 'end', cell: (row) => <CountText value={row.read} /> },
      {
        id: 'accepted',
        head: say('import.accepted'),
        align: 'end',
        cell: (row) => <Accepted row={row} />,
      },
      {
        id: 'unchanged',
        head: say('import.unchanged'),
        align: 'end',
        cell: (row) => <CountText value={row.unchanged} />,
      },
      {
        id: 'rejected',
        head: say('import.rejected'),
        align: 'end',
        cell: (row) => <CountText value={row.rejected} />,
      },
      {
        id: 'warnings',
        head: say('import.warnings'),
        align: 'end',
        cell: (row) => <CountText value={row.warnings} />,
      },
    ],
    [say],
  )
  return (
    <Page title={say('nav.imports')}>
      <Card flush>
        <Faces ask={ask}>
          {(data) => (
            <SimpleTable
              label={say('nav.imports')}
              columns={columns}
              rows={data.imports}
              rowKey={(row) => row.id}
              rowLink={(row) => `/imports/${row.id}`}
              empty={<EmptyState title={say('imports.empty')} text={say('imports.emptyText')} />}
            />
          )}
        </Faces>
      </Card>
    </Page>
  )
}

/** How many rows were taken; of a dry run, how many would be. */
function Accepted({ row }: { readonly row: ImportPartsFragment }) {
  const { say, language } = useWords()
  if (!row.dryRun) return <CountText value={row.accepted} />
  return <>{say('import.wouldBe', { count: formatCount(row.accepted, language) })}</>
}
