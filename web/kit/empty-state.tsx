import type { ReactNode } from 'react'
import css from '#web/kit/empty-state.module.css'

/** Why there is nothing here, and the next step as a button. The skeleton is the stem of the mark. */
export function EmptyState({
  title,
  text,
  heading = false,
  children,
}: {
  readonly title: string
  readonly text?: string
  /** True where nothing else on the screen is its heading. */
  readonly heading?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div className={css.empty} data-face="empty">
      <svg viewBox="0 0 48 40" width="48" height="40" aria-hidden className={css.stem}>
        <title>{title}</title>
        <circle cx="24" cy="6" r="4" />
        <path d="M24 10v10M8 30V20h32v10" />
        <circle cx="8" cy="34" r="4" />
        <circle cx="40" cy="34" r="4" />
      </svg>
      {heading ? <h1 className={css.title}>{title}</h1> : <p className={css.title}>{title}</p>}
      {text && <p className={css.text}>{text}</p>}
      {children && <div className={css.next}>{children}</div>}
    </div>
  )
}
