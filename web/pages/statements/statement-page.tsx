import { Link, useParams } from '@tanstack/react-router'
import { useAsk } from '#web/api/ask.ts'
import { StatementPageDocument, type StatementPageQuery } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { FigureTile, Tiles } from '#web/kit/figure-tile.tsx'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import { MoneyText, PointsText } from '#web/kit/money-text.tsx'
import { Columns, Page } from '#web/kit/page.tsx'
import { PersonName } from '#web/kit/person-name.tsx'
import { StatusBadge } from '#web/kit/status-badge.tsx'
import { MissingList } from '#web/pages/members/missing-list.tsx'
import { Adjustments } from '#web/pages/statements/adjustments.tsx'
import { StatementLines } from '#web/pages/statements/statement-lines.tsx'
import { isStaff, seesWhole, useViewer } from '#web/session/session.tsx'
import { useWords } from '#web/words/words.ts'

export type StatementShown = StatementPageQuery['statement']

/** One earner's period: what was earned and why, corrections, balance, and what is missing for the next rank. */
export function StatementPage() {
  const { statement } = useParams({ strict: false }) as { readonly statement: string }
  const { language } = useWords()
  const ask = useAsk(StatementPageDocument, { id: statement, language })
  return (
    <Faces screen ask={ask}>
      {(data) => <Full statement={data.statement} />}
    </Faces>
  )
}

function Full({ statement }: { readonly statement: StatementShown }) {
  const { say, language } = useWords()
  const viewer = useViewer()
  return (
    <Page
      title={say('statement.title', { period: formatPeriodText(statement.period, language) })}
      context={statement.member.name}
      lead={
        <>
          <Link to={`/downline/${statement.member.id}`}>
            <PersonName person={statement.member} />
          </Link>
          <StatusBadge state={statement.state} />
        </>
      }
    >
      {statement.state !== 'CLOSED' && statement.state !== 'PAID' && <p>{say('statement.draftNote')}</p>}
      <Tiles>
        <FigureTile label={say('statement.earned')} figure={<MoneyText value={statement.earned} />} />
        <FigureTile label={say('statement.adjusted')} figure={<MoneyText value={statement.adjusted} />} />
        <FigureTile label={say('statement.total')} figure={<MoneyText value={statement.total} />} />
        <FigureTile
          label={say('statement.balanceAfter')}
          figure={<MoneyText value={statement.balanceAfter} />}
        />
      </Tiles>
      <StatementLines statement={statement} />
      {statement.adjustments.length > 0 && (
        <Card title={say('statement.adjustments')} note={say('statement.adjustmentsNote')} flush>
          <Adjustments rows={statement.adjustments} />
        </Card>
      )}
      <Columns>
        <Card title={say('statement.basis')}>
          <Basis statement={statement} />
        </Card>
        <Card title={say('rank.title')}>
          <MissingList next={statement.missing} whole={seesWhole(viewer, statement.member.id)} />
        </Card>
      </Columns>
    </Page>
  )
}

function Basis({ statement }: { readonly statement: StatementShown }) {
  const { say } = useWords()
  const viewer = useViewer()
  const plan = say('statement.planVersion', { plan: statement.plan, version: statement.version })
  return (
    <Facts
      items={[
        { label: say('statement.plan'), value: isStaff(viewer) ? <Link to="/plans">{plan}</Link> : plan },
        { label: say('member.active'), value: say(statement.active ? 'kit.yes' : 'kit.no') },
        { label: say('member.rank'), value: statement.rank || '–' },
        { label: say('member.highestRank'), value: statement.highestRank || '–' },
        { label: say('member.personal'), value: <PointsText value={statement.personalVolume} /> },
        { label: say('member.group'), value: <PointsText value={statement.groupVolume} /> },
        { label: say('statement.balanceBefore'), value: <MoneyText value={statement.balanceBefore} /> },
      ]}
    />
  )
}
