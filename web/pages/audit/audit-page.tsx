import { useCallback, useMemo } from 'react'
import { useAsk, usePages } from '#web/api/ask.ts'
import { AuditDocument, type AuditQuery, HealthPageDocument } from '#web/api/generated/graphql.ts'
import { ActorText } from '#web/kit/actor-text.tsx'
import { Card } from '#web/kit/card.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { InstantText } from '#web/kit/instant-text.tsx'
import { CountText } from '#web/kit/money-text.tsx'
import { NoHits } from '#web/kit/no-hits.tsx'
import { formatCount } from '#web/kit/number-format.ts'
import { Columns, Page } from '#web/kit/page.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { auditQuestion } from '#web/pages/audit/audit-model.ts'
import { ChainCard } from '#web/pages/audit/chain-card.tsx'
import { EventBody } from '#web/pages/audit/event-body.tsx'
import { EVENT_WORDS, eventWord } from '#web/pages/audit/event-word.ts'
import { KindSelect } from '#web/pages/audit/kind-select.tsx'
import { may, useViewer } from '#web/session/session.tsx'
import { useSearchText } from '#web/session/use-search-text.ts'
import type { Column } from '#web/table/column.ts'
import { FilterBar } from '#web/table/filter-bar.tsx'
import { PagedTable } from '#web/table/paged-table.tsx'
import { useWords } from '#web/words/words.ts'

type Entry = AuditQuery['audit']['entries'][number]

const pick = ({ audit }: AuditQuery) => ({
  rows: audit.entries,
  next: audit.next,
  // Nobody counts the log for a list.
  total: null,
})

/** Who changed what, when: the event log, newest first, and whether its chain still holds. */
export function AuditPage() {
  const { say } = useWords()
  const viewer = useViewer()
  const [search, change] = useSearchText()
  const question = auditQuestion(search)
  const pages = usePages({ document: AuditDocument, variables: question, pick, cursor: 'before' })
  const columns = useMemo(
    (): readonly Column<Entry>[] => [
      { id: 'what', head: say('audit.what'), phone: 'title', cell: (row) => eventWord(row.kind, say) },
      { id: 'whom', head: say('audit.whom'), cell: (row) => <Whom entry={row} /> },
      { id: 'seq', head: say('audit.seq'), align: 'end', cell: (row) => row.seq },
      { id: 'at', head: say('audit.at'), cell: (row) => <InstantText at={row.at} /> },
      { id: 'actor', head: say('audit.actor'), cell: (row) => <ActorText name={row.actor} /> },
      {
        id: 'body',
        head: say('audit.body'),
        grow: true,
        cell: (row) => <EventBody entry={row} />,
      },
    ],
    [say],
  )
  const onSearch = useCallback((subject: string) => change({ subject }), [change])
  return (
    <Page title={say('nav.audit')} wide>
      <Columns>
        <ChainCard />
        {may(viewer, 'HEALTH_SEE') && <HealthCard />}
      </Columns>
      <Card title={say('audit.log')} note={say('audit.logNote')} flush>
        <FilterBar search={search['subject'] ?? ''} onSearch={onSearch}>
          <KindSelect
            kinds={Object.keys(EVENT_WORDS)}
            chosen={search['kind'] ?? ''}
            onChoose={(kind) => change({ kind })}
          />
        </FilterBar>
        <PagedTable
          label={say('audit.log')}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.seq}
          empty={
            <NoHits
              filtered={question.subject !== null || question.kind !== null}
              title={say('audit.empty')}
              text={say('audit.emptyText')}
              onClear={() => change({ subject: undefined, kind: undefined, actor: undefined })}
            />
          }
        />
      </Card>
    </Page>
  )
}

/** Whom an event is about, if a person. */
function Whom({ entry: { subjectNumber, subjectName } }: { readonly entry: Entry }) {
  return subjectNumber === null || subjectName === null ? null : (
    <PersonName person={{ number: subjectNumber, name: subjectName }} />
  )
}

function HealthCard() {
  const { say, language } = useWords()
  const ask = useAsk(HealthPageDocument, {})
  return (
    <Card title={say('health.title')}>
      <Faces ask={ask}>
        {({ health }) => (
          <Facts
            items={[
              { label: say('health.neo4j'), value: `${health.neo4j} · ${health.origin}` },
              {
                label: say('health.index'),
                value: say('health.behind', {
                  ms: formatCount(health.behindMs, language),
                  seq: health.indexSeq,
                }),
              },
              { label: say('health.members'), value: <CountText value={health.members} /> },
              { label: say('health.memory'), value: say('health.bytes', { bytes: health.bytesPerMember }) },
            ]}
          />
        )}
      </Faces>
    </Card>
  )
}
