import { formatPeriodText } from '#web/kit/instant-format.ts'
import css from '#web/pages/members/missing-list.module.css'
import {
  isCounted,
  permilleOf,
  type Requirement,
  requirementFigure,
  requirementWords,
} from '#web/pages/members/missing-words.ts'
import { useWords } from '#web/words/words.ts'

interface Next {
  readonly rank: string
  /** Whose run said so; null where none is in reach. */
  readonly period: string | null
  /** False: what is missing is not known. */
  readonly judged: boolean
  readonly missing: readonly Requirement[]
}

/** What is missing for the next rank, figure by figure, as the server counted it. */
export function MissingList({
  next,
  whole,
}: {
  readonly next: Next | null
  /** True when nothing about this member is hidden from the viewer: then no next rank means that there is none. */
  readonly whole: boolean
}) {
  const { say, language } = useWords()
  if (!next) return <p className={css.none}>{say(whole ? 'rank.highest' : 'rank.top')}</p>
  if (!next.judged) return <p className={css.none}>{say('rank.unjudged', { rank: next.rank })}</p>
  return (
    <div className={css.next}>
      <p>
        {say('rank.next')} <strong>{next.rank}</strong>{' '}
        {next.period && (
          <span className={css.when}>
            {say('rank.asOf', { period: formatPeriodText(next.period, language) })}
          </span>
        )}
      </p>
      <ul>
        {next.missing.map((one) => (
          <Missing key={`${one.code} ${one.volume} ${one.wanted}`} one={one} />
        ))}
      </ul>
    </div>
  )
}

function Missing({ one }: { readonly one: Requirement }) {
  const { say, language } = useWords()
  const counted = isCounted(one)
  const shown = (figure: string) => requirementFigure(figure, one.code, language)
  return (
    <li>
      <span>
        {requirementWords(one, say)}
        {one.legCap !== null && (
          <span className={css.when}> {say('need.legCap', { most: shown(one.legCap) })}</span>
        )}
      </span>
      <span className={css.figures}>
        {counted ? say('rank.haveNeed', { have: shown(one.have), need: shown(one.need) }) : say('rank.open')}
      </span>
      {counted && <meter className={css.bar} min={0} max={1000} value={permilleOf(one)} aria-hidden />}
    </li>
  )
}
