import { StatusBadge } from '#web/kit/status-badge.tsx'
import css from '#web/pages/plans/plans.module.css'
import { useWords } from '#web/words/words.ts'

interface Message {
  readonly severity: string
  /** The place in the document, where it is known. */
  readonly path?: string
  readonly text: string
}

/** What the linter says about a plan, each message with its place in the document. */
export function PlanMessages({ messages }: { readonly messages: readonly Message[] }) {
  const { say } = useWords()
  if (messages.length === 0) return null
  return (
    <ul className={css.messages} aria-label={say('plan.messages')}>
      {messages.map((message) => (
        <li key={message.text}>
          <StatusBadge state={message.severity} />
          <span>
            {message.text} {message.path && <code>{message.path}</code>}
          </span>
        </li>
      ))}
    </ul>
  )
}
