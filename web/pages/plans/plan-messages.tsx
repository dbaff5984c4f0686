import { StatusBadge } from '#web/kit/status-badge.tsx'
import css from '#web/pages/plans/plans.module.css'
import { useWords } from '#web/words/words.ts'

interface Message {
  readonly severity: string
  readonly text: string
}

/** What the linter says about a plan. */
export function PlanMessages({ messages }: { readonly messages: readonly Message[] }) {
  const { say } = useWords()
  if (messages.length === 0) return null
  return (
    <ul className={css.messages} aria-label={say('plan.messages')}>
      {messages.map((message) => (
        <li key={message.text}>
          <StatusBadge state={message.severity} />
          <span>{message.text}</span>
        </li>
      ))}
    </ul>
  )
}
