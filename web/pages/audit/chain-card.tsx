import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useWrite } from '#web/api/ask.ts'
import { VerifyChainDocument, type VerifyChainMutation } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { formatInstantText } from '#web/kit/instant-format.ts'
import { useInstantZone } from '#web/kit/instant-text.tsx'
import { formatCount, formatDecimalText } from '#web/kit/number-format.ts'
import { ToneBadge } from '#web/kit/status-badge.tsx'
import { findingRemedy, findingThing } from '#web/pages/audit/finding-words.ts'
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
      <p>
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

function Findings({ found }: { readonly found: readonly Finding[] }) {
  const { say } = useWords()
  const columns = useMemo(
    (): readonly Column<Finding>[] => [
      { id: 'thing', head: say('finding.thing'), phone: 'title', cell: (row) => findingThing(row, say) },
      {
        id: 'fields',
        head: say('finding.fields'),
        cell: (row) => <code>{row.fields.join(', ') || row.code}</code>,
      },
      { id: 'seq', head: say('finding.seq'), align: 'end', cell: (row) => row.seq ?? '–' },
      { id: 'remedy', head: say('finding.remedy'), grow: true, cell: (row) => findingRemedy(row.code, say) },
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
