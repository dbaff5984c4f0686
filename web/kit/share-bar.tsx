import { formatCount } from '#web/kit/number-format.ts'
import css from '#web/kit/share-bar.module.css'
import { useWords } from '#web/words/words.ts'

/** A count as part of a whole: the figure, and a bar as long as its share. */
export function ShareBar({ part, whole }: { readonly part: number; readonly whole: number }) {
  const { language } = useWords()
  return (
    <span className={css.share}>
      <meter className={css.bar} min={0} max={Math.max(whole, 1)} value={part} aria-hidden />
      <span className={css.part}>{formatCount(part, language)}</span>
    </span>
  )
}
