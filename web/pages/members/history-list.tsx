import type { EntryFragment } from '#web/api/generated/graphql.ts'
import { ActorText } from '#web/kit/actor-text.tsx'
import { InstantText } from '#web/kit/instant-text.tsx'
import { eventWord } from '#web/pages/audit/event-word.ts'
import css from '#web/pages/members/history-list.module.css'
import { useWords } from '#web/words/words.ts'

/** What happened, newest first, from the log: nothing here can be edited. */
export function HistoryList({ entries }: { readonly entries: readonly EntryFragment[] }) {
  const { say } = useWords()
  return (
    <ol className={css.history}>
      {entries.map((entry) => (
        <li key={entry.seq}>
          <span>{eventWord(entry.kind, say)}</span>
          <span className={css.who}>
            <InstantText at={entry.at} /> · <ActorText name={entry.actor} />
          </span>
        </li>
      ))}
    </ol>
  )
}
