import { formatDayText, formatInstantText, formatPeriodText } from '#web/kit/instant-format.ts'
import { useWords } from '#web/words/words.ts'

/** An instant on the viewer's clock; the exact UTC reading stands in its title. */
export function InstantText({ at }: { readonly at: string | null | undefined }) {
  const { language, say } = useWords()
  if (!at) return <span title={say('kit.missing')}>–</span>
  return (
    <time dateTime={at} title={at}>
      {formatInstantText(at, language)}
    </time>
  )
}

/** A calendar day. */
export function DayText({ day }: { readonly day: string | null | undefined }) {
  const { language, say } = useWords()
  if (!day) return <span title={say('kit.missing')}>–</span>
  return <time dateTime={day}>{formatDayText(day, language)}</time>
}

/** A period by its name in the viewer's language. */
export function PeriodText({ period, short = false }: { readonly period: string; readonly short?: boolean }) {
  const { language } = useWords()
  return <span title={period}>{formatPeriodText(period, language, short ? 'short' : 'long')}</span>
}
