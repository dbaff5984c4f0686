import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { VerifyChainDocument, type VerifyChainMutation } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { formatInstantText } from '#web/kit/instant-format.ts'
import { useInstantZone } from '#web/kit/instant-text.tsx'
import { formatCount, formatDecimalText } from '#web/kit/number-format.ts'
import { ToneBadge } from '#web/kit/status-badge.tsx'
import css from '#web/pages/audit/chain-card.module.css'
import { findingChange, findingRemedy, findingThing } from '#web/pages/audit/finding-words.ts'
import { may, useViewer } from '#web/session/session.tsx'
import type { Column } from '#web/table/column.ts'
import { SimpleTable } from '#web/table/simple-table.tsx'
import { useWords } from '#web/words/words.ts'

type Report = VerifyChainMutation['verifyChain']

/** Whether anything was altered behind the log's back: log, graph and index compared, every finding with its remedy. */
export function ChainCard() {
  const { say } = useWords()
  const viewer = useViewer()
  const verify = useWrite(VerifyChainDocument)
  const report = verify.result?.verifyChain
  return (
    <Card
      title={say('audit.chain')}
      actions={
        may(viewer, 'CHAIN_VERIFY') && (
          <Button size="compact-sm" loading={verify.busy} onClick={() => void verify.send({})}>
            {say('audit.verify')}
          </Button>
        )
      }
    >
      {verify.failure && <FailureNotice failure={verify.failure} />}
      {report ? <Told report={report} /> : <p>{say('audit.chainNote')}</p>}
    </Card>
  )
}

function Told({ report }: { readonly report: Report }) {
  const { say, language } = useWords()
  const zone = useInstantZone()
  return (
    <>
      <ToneBadge tone={report.ok ? 'good' : 'bad'}>
        {report.ok
          ? say('audit.holds')
          : say('audit.broken', { count: formatCount(report.troubles, language) })}
      </ToneBadge>
      <p className={css.told}>
        {say('audit.report', {
          events: formatDecimalText(report.events, language),
          blanked: formatDecimalText(report.blanked, language),
          at: formatInstantText(report.verifiedAt, language, zone),
        })}
        {report.brokenAt !== null && ` ${say('audit.brokenAt', { seq: report.brokenAt })}`}
      </p>
      {report.found.length > 0 && <Findings found={report.found} />}
    </>
  )
}

type Finding = Report['found'][number]

/** What was found, under what is to be done about it; each thing leads to its events. */
function Findings({ found }: { readonly found: readonly Finding[] }) {
  const { say } = useWords()
  const byRemedy = Map.groupBy(found, ({ code }) => findingRemedy(code, say))
  return [...byRemedy].map(([remedy, findings]) => (
    <section key={remedy} className={css.remedied}>
      <p>{remedy}</p>
      <FindingTable found={findings} />
    </section>
  ))
}

function FindingTable({ found }: { readonly found: readonly Finding[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Finding>[] => [
      {
        id: 'thing',
        head: say('finding.thing'),
        phone: 'title',
        cell: (row) => (
          <Link to="." search={{ subject: row.subject } as never} resetScroll={false}>
            {findingThing(row, say)}
          </Link>
        ),
      },
      {
        id: 'fields',
        head: say('finding.fields'),
        grow: true,
        cell: (row) => findingChange(row.code, row.fields, say),
      },
      { id: 'seq', head: say('finding.seq'), align: 'end', cell: (row) => row.seq ?? '–' },
    ],
    [say],
  )
  return (
    <SimpleTable
      label={say('finding.title')}
      columns={columns}
      rows={found}
      rowKey={(row) => `${row.code} ${row.noun} ${row.subject} ${row.seq}`}
    />
  )
}
