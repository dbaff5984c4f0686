import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useAsk, usePages, useWrite } from '#web/api/ask.ts'
import {
  CancelImportDocument,
  ImportPageDocument,
  type ImportPageQuery,
  RejectedRowsDocument,
  type RejectedRowsQuery,
} from '#web/api/generated/graphql.ts'
import { ActorText } from '#web/kit/actor-text.tsx'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { FigureTile, Tiles } from '#web/kit/figure-tile.tsx'
import { InstantText } from '#web/kit/instant-text.tsx'
import { CountText } from '#web/kit/money-text.tsx'
import { Columns, Page } from '#web/kit/page.tsx'
import css from '#web/pages/imports/import-page.module.css'
import { ImportState } from '#web/pages/imports/import-state.tsx'
import { reasonWord } from '#web/pages/imports/reason-word.ts'
import { useSearchText } from '#web/session/use-search-text.ts'
import type { Column } from '#web/table/column.ts'
import { FilterChips } from '#web/table/filter-bar.tsx'
import { PagedTable } from '#web/table/paged-table.tsx'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type View = ImportPageQuery['import']

/** One import: its counts, the reasons of what was refused, and every refused row with its line and remedy. */
export function ImportPage() {
  const { import: id } = useParams({ strict: false }) as { readonly import: string }
  const ask = useAsk(ImportPageDocument, { id })
  return (
    <Faces screen ask={ask}>
      {(data) => <Full view={data.import} />}
    </Faces>
  )
}

function Full({ view }: { readonly view: View }) {
  const { say } = useWords()
  const { row } = view
  const cancel = useWrite(CancelImportDocument)
  return (
    <Page
      title={row.source}
      context={say('nav.imports')}
      lead={
        <>
          <ImportState row={row} />
          <span>
            <InstantText at={row.startedAt} /> · <ActorText name={row.by} />
          </span>
        </>
      }
      actions={
        row.endedAt === null && (
          <Button loading={cancel.busy} onClick={() => void cancel.send({ id: row.id })}>
            {say('import.cancel')}
          </Button>
        )
      }
    >
      {cancel.failure && <FailureNotice failure={cancel.failure} />}
      <Tiles>
        <FigureTile label={say('import.read')} figure={<CountText value={row.read} />} />
        <FigureTile
          label={say(row.dryRun ? 'import.wouldAccept' : 'import.accepted')}
          figure={<CountText value={row.accepted} />}
          trend={row.dryRun && say('import.nothingWritten')}
        />
        <FigureTile label={say('import.unchanged')} figure={<CountText value={row.unchanged} />} />
        <FigureTile label={say('import.rejected')} figure={<CountText value={row.rejected} />} />
      </Tiles>
      <Columns>
        <Card title={say('import.rejectedBy')} flush>
          <Reasons reasons={view.rejectedBy} label={say('import.rejectedBy')} />
        </Card>
        <Card title={say('import.warnedBy')} flush>
          <Reasons reasons={view.warnedBy} label={say('import.warnedBy')} />
        </Card>
      </Columns>
      <RejectedRows view={view} />
    </Page>
  )
}

function Reasons({ reasons, label }: { readonly reasons: View['rejectedBy']; readonly label: string }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<View['rejectedBy'][number]>[] => [
      {
        id: 'code',
        head: say('import.code'),
        grow: true,
        phone: 'title',
        cell: (row) => <span title={row.code}>{reasonWord(row.code, say)}</span>,
      },
      { id: 'file', head: say('import.file'), cell: (row) => row.file },
      { id: 'count', head: say('import.rows'), align: 'end', cell: (row) => <CountText value={row.count} /> },
    ],
    [say],
  )
  return (
    <SimpleTable
      label={label}
      columns={columns}
      rows={reasons}
      rowKey={(row) => `${row.file} ${row.code}`}
      empty={<p className={css.none}>{say('kit.none')}</p>}
    />
  )
}

const pick = ({ rejectedRows }: RejectedRowsQuery) => ({
  rows: rejectedRows.rows,
  next: rejectedRows.page.next,
  total: rejectedRows.page.total,
})

type Rejected = RejectedRowsQuery['rejectedRows']['rows'][number]

function RejectedRows({ view }: { readonly view: View }) {
  const { say, language } = useWords()
  const [search, change] = useSearchText()
  const code = search['code'] ?? ''
  const pages = usePages({
    document: RejectedRowsDocument,
    variables: { import: view.row.id, code: code || null, language },
    pick,
  })
  const columns = useMemo(
    (): readonly Column<Rejected>[] => [
      { id: 'line', head: say('import.line'), phone: 'title', cell: (row) => `${row.file}:${row.line}` },
      { id: 'reason', head: say('import.reason'), cell: (row) => row.reason },
      {
        id: 'text',
        head: say('import.text'),
        grow: true,
        cell: (row) => <code className={css.text}>{row.text}</code>,
      },
    ],
    [say],
  )
  return (
    <Card title={say('import.rejectedRows')} flush>
      <div className={css.filter}>
        <FilterChips
          label={say('import.code')}
          options={view.rejectedBy.map((one) => ({
            value: one.code,
            label: reasonWord(one.code, say),
          }))}
          chosen={code}
          onChoose={(value) => change({ code: value })}
        />
      </div>
      <PagedTable
        label={say('import.rejectedRows')}
        columns={columns}
        pages={pages}
        rowKey={(row) => `${row.file} ${row.line} ${row.code}`}
        empty={<EmptyState title={say('import.noRejected')} text={say('import.noRejectedText')} />}
      />
    </Card>
  )
}
