import css from '#web/kit/figures.module.css'
import {
  formatCount,
  formatMoneyText,
  formatPointsText,
  isNegativeMoney,
  type MoneyShown,
} from '#web/kit/number-format.ts'
import { useWords } from '#web/words/words.ts'

/** An amount of money in the viewer's language; what is missing is a dash with its reason, never zero. */
export function MoneyText({
  value,
  missing,
}: {
  readonly value: MoneyShown | null | undefined
  readonly missing?: string
}) {
  const { language, say } = useWords()
  if (!value) return <Missing reason={missing ?? say('kit.missing')} />
  return (
    <span className={css.figure} data-negative={isNegativeMoney(value) || undefined}>
      {formatMoneyText(value, language)}
    </span>
  )
}

/** Points in the viewer's language; null is what one may not see. In a column all of them show their hundredths. */
export function PointsText({
  value,
  column = false,
}: {
  readonly value: string | null | undefined
  readonly column?: boolean
}) {
  const { language, say } = useWords()
  if (value === null || value === undefined) return <Missing reason={say('kit.unseen')} />
  return <span className={css.figure}>{formatPointsText(value, language, column)}</span>
}

/** A count in the viewer's language; one that nobody counted is a dash with its reason, never zero. */
export function CountText({
  value,
  missing,
}: {
  readonly value: number | null | undefined
  readonly missing?: string
}) {
  const { language, say } = useWords()
  if (value === null || value === undefined) return <Missing reason={missing ?? say('kit.missing')} />
  return <span className={css.figure}>{formatCount(value, language)}</span>
}

function Missing({ reason }: { readonly reason: string }) {
  return (
    <span className={css.missing} title={reason} role="img" aria-label={reason}>
      –
    </span>
  )
}
