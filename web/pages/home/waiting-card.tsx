import { Link } from '@tanstack/react-router'
import { useAsk } from '#web/api/ask.ts'
import { PeriodsDocument } from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { formatPeriodText } from '#web/kit/instant-format.ts'
import { ToneMark } from '#web/kit/status-badge.tsx'
import css from '#web/pages/home/waiting-card.module.css'
import { waitingPeriods } from '#web/pages/home/waiting-model.ts'
import { useWords } from '#web/words/words.ts'

const SHOWN = 3

/** Which ended periods still wait for finance, and for what; nothing while none does. */
export function WaitingCard() {
  const { say, language } = useWords()
  const ask = useAsk(PeriodsDocument, {})
  const waiting = waitingPeriods(ask.data?.periods ?? [])
  if (waiting.length === 0) return null
  return (
    <Card title={say('home.waiting')}>
      <ul className={css.waiting}>
        {waiting.slice(0, SHOWN).map(({ period, word }) => (
          <li key={period}>
            <ToneMark tone="wait" />
            <Link to={`/periods/${period}`}>{say(word, { period: formatPeriodText(period, language) })}</Link>
          </li>
        ))}
        {waiting.length > SHOWN && (
          <li>
            <Link to="/periods">{say('home.waitingMore', { count: waiting.length - SHOWN })}</Link>
          </li>
        )}
      </ul>
    </Card>
  )
}
