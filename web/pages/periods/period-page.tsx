import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAsk } from '#web/api/ask.ts'
import { PeriodPageDocument, type PeriodPageQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { FigureTile, Tiles } from '#web/kit/figure-tile.tsx'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import { CountText, MoneyText } from '#web/kit/money-text.tsx'
import { formatPercentText } from '#web/kit/number-format.ts'
import { Columns, Page } from '#web/kit/page.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { Checks } from '#web/pages/periods/checks.tsx'
import { Computations } from '#web/pages/periods/computations.tsx'
import { BonusTotals, BreakageTotals, RankCounts } from '#web/pages/periods/run-tables.tsx'
import { Stages } from '#web/pages/periods/stages.tsx'
import { StatementsList } from '#web/pages/periods/statements-list.tsx'
import { PlanMessages } from '#web/pages/plans/plan-messages.tsx'
import { may, useViewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

export type PeriodShown = PeriodPageQuery['period']

/** The workspace of one period: stages and who did them, the newest computation, its checks, its statements. */
export function PeriodPage() {
  const { period } = useParams({ strict: false }) as { readonly period: string }
  const { language } = useWords()
  const ask = useAsk(PeriodPageDocument, { id: period, language })
  useAgainWhile(ask.data?.period.progress != null, ask.again)
  return (
    <Faces screen ask={ask}>
      {(data) => <Full view={data.period} />}
    </Faces>
  )
}

const LOOK_AGAIN_MS = 1000

/** While a computation is under way the page looks again each second; nothing else on it moves by itself. */
function useAgainWhile(working: boolean, again: () => void): void {
  useEffect(() => {
    if (!working) return
    const timer = setInterval(again, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [working, again])
}

function Full({ view }: { readonly view: PeriodShown }) {
  const { say, language } = useWords()
  const viewer = useViewer()
  return (
    <Page
      title={formatPeriodText(view.row.id, language)}
      context={say('nav.periods')}
      lead={<StatusBadge state={view.row.state} />}
    >
      <Stages view={view} />
      {view.planMessages.length > 0 && (
        <Card
          title={say('plan.messages')}
          actions={may(viewer, 'PLAN_SEE') && <Link to="/plans">{say('plan.open')}</Link>}
        >
          <PlanMessages messages={view.planMessages.map(({ severity, text }) => ({ severity, text }))} />
        </Card>
      )}
      <Figures view={view} />
      {view.run ? (
        <>
          <Columns>
            <Card title={say('run.byBonus')} flush>
              <BonusTotals totals={view.run.byBonus} />
            </Card>
            <Card title={say('run.checks')} note={say('run.checksNote')} flush>
              <Checks checks={view.run.checks} currency={view.run.total.currency} />
            </Card>
          </Columns>
          <Columns>
            <Card title={say('run.breakage')} note={say('run.breakageNote')} flush>
              <BreakageTotals totals={view.run.breakage} />
            </Card>
            <Card title={say('run.ranks')} note={say('run.ranksNote')} flush>
              <RankCounts counts={view.run.ranks} />
            </Card>
          </Columns>
          {may(viewer, 'STATEMENTS_LIST') && <StatementsList period={view.row.id} />}
          <Card title={say('run.computations')} note={say('run.computationsNote')} flush>
            <Computations computations={view.computations} />
          </Card>
        </>
      ) : (
        <Card>
          <EmptyState title={say('run.none')} text={say('run.noneText')} />
        </Card>
      )}
    </Page>
  )
}

function Figures({ view }: { readonly view: PeriodShown }) {
  const { say, language } = useWords()
  const { run, row } = view
  return (
    <Tiles>
      <FigureTile
        label={say('order.cv')}
        figure={<MoneyText value={run?.cv ?? row.cv} />}
        trend={say('run.cvNote')}
      />
      <FigureTile
        label={say('period.total')}
        figure={<MoneyText value={run?.total ?? row.total} missing={say('period.notComputed')} />}
        trend={run?.ratio ? say('run.ratio', { ratio: formatPercentText(run.ratio, language) }) : ''}
      />
      <FigureTile
        label={say('run.earners')}
        figure={<CountText value={run?.earners} missing={say('period.notComputed')} />}
      />
      <FigureTile
        label={say('run.adjustments')}
        figure={<MoneyText value={run?.adjustments} missing={say('period.notComputed')} />}
      />
    </Tiles>
  )
}
