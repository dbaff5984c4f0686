import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePages } from '#web/api/ask.ts'
import {
  type LinePartsFragment,
  StatementLinesDocument,
  type StatementLinesQuery,
} from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { BusyLines } from '#web/kit/faces.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { DownIcon, UpIcon } from '#web/kit/icons.ts'
import { MoneyText } from '#web/kit/money-text.tsx'
import { formatCount } from '#web/kit/number-format.ts'
import { codeWord } from '#web/pages/periods/code-word.ts'
import { LineWalk } from '#web/pages/statements/line-walk.tsx'
import { placeWords, rateWords, sumWords } from '#web/pages/statements/line-words.ts'
import css from '#web/pages/statements/statement-lines.module.css'
import type { StatementShown } from '#web/pages/statements/statement-page.tsx'
import { may, useViewer } from '#web/session/session.tsx'
import { useSearchText } from '#web/session/use-search-text.ts'
import { FilterChips } from '#web/table/filter-bar.tsx'
import { useWords } from '#web/words/words.ts'

const pick = ({ statement: { lines } }: StatementLinesQuery) => ({
  rows: lines.lines,
  next: lines.page.next,
  total: lines.page.total,
})

/** Every earning line with its sum; one press opens the walk behind it. */
export function StatementLines({ statement }: { readonly statement: StatementShown }) {
  const { say, language } = useWords()
  const [search, change] = useSearchText()
  const bonus = search['bonus'] ?? ''
  const pages = usePages({
    document: StatementLinesDocument,
    variables: { id: statement.id, bonus: bonus || null, language },
    pick,
  })
  return (
    <Card
      title={say('statement.lines')}
      note={pages.total === undefined ? '' : say('statement.lineCount', { count: pages.total })}
      flush
    >
      {statement.byBonus.length > 1 && (
        <div className={css.filter}>
          <FilterChips
            label={say('run.bonus')}
            options={statement.byBonus.map((one) => ({ value: one.bonus, label: one.bonusTitle }))}
            chosen={bonus}
            onChoose={(value) => change({ bonus: value })}
          />
        </div>
      )}
      {pages.failure && <FailureNotice failure={pages.failure} again={pages.again} />}
      {pages.busy && pages.rows.length === 0 && (
        <div className={css.filter}>
          <BusyLines lines={6} />
        </div>
      )}
      {!pages.busy && !pages.failure && pages.rows.length === 0 && (
        <EmptyState title={say('statement.noLines')} text={say('statement.noLinesText')} />
      )}
      <ul className={css.lines}>
        {pages.rows.map((line) => (
          <Line key={line.number} statement={statement} line={line} />
        ))}
      </ul>
      {pages.hasMore && (
        <div className={css.filter}>
          <Button onClick={pages.more} loading={pages.busy}>
            {say('kit.more')}
          </Button>{' '}
          {say('kit.shownOf', {
            shown: formatCount(pages.rows.length, language),
            total: formatCount(pages.total ?? 0, language),
          })}
        </div>
      )}
    </Card>
  )
}

function Line({ statement, line }: { readonly statement: StatementShown; readonly line: LinePartsFragment }) {
  const { say, language } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <li className={css.line}>
      <button type="button" className={css.press} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? (
          <UpIcon size={16} stroke={1.5} aria-hidden />
        ) : (
          <DownIcon size={16} stroke={1.5} aria-hidden />
        )}
        <span className={css.what}>
          <span className={css.title}>
            {line.order
              ? say('line.fromOrder', { number: line.order.number })
              : (line.source?.name ?? line.bonusTitle)}
          </span>
          <span className={css.place}>
            {line.bonusTitle} · {placeWords(line, say)}
          </span>
        </span>
        <span className={css.sum}>{sumWords(line, language)}</span>
        <span className={css.amount}>
          <MoneyText value={line.amount} />
        </span>
      </button>
      {open && (
        <div className={css.why}>
          {line.caps.length > 0 && (
            <p>{say('line.capped', { caps: line.caps.map((cap) => codeWord(cap, say)).join(', ') })}</p>
          )}
          <Rate statement={statement} line={line} />
          <LineWalk statement={statement} line={line.number} />
          {line.order && <Link to={`/orders/${line.order.id}`}>{say('line.openOrder')}</Link>}
        </div>
      )}
    </li>
  )
}

/** What the rate of a line was for, and the plan that says so. */
function Rate({ statement, line }: { readonly statement: StatementShown; readonly line: LinePartsFragment }) {
  const { say, language } = useWords()
  const viewer = useViewer()
  const words = rateWords(line, statement.rank, { say, language })
  if (words === '') return null
  return (
    <p>
      {words} {may(viewer, 'PLAN_SEE') && <Link to="/plans">{say('plan.open')}</Link>}
    </p>
  )
}
