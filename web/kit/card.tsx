import { type ReactNode, useId } from 'react'
import css from '#web/kit/card.module.css'

/** A titled part of a page: a region with its heading and, at its right, what can be done there. */
export function Card({
  title,
  note,
  actions,
  flush = false,
  children,
}: {
  readonly title?: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly flush?: boolean
  readonly children: ReactNode
}) {
  const heading = useId()
  return (
    <section className={css.card} {...(title ? { 'aria-labelledby': heading } : {})}>
      {title && (
        <header className={css.head}>
          <h2 id={heading}>{title}</h2>
          {note && <span className={css.note}>{note}</span>}
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
      )}
      <div className={css.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  )
}
