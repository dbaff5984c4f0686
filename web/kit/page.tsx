import { type ReactNode, useEffect } from 'react'
import css from '#web/kit/page.module.css'
import { useCompanyName } from '#web/session/session.tsx'

/** The frame of a screen: its one `h1`, what is known at a glance beside it, its actions, and the window's title. */
export function Page({
  title,
  context,
  lead,
  actions,
  wide = false,
  narrow = false,
  children,
}: {
  readonly title: string
  readonly context?: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** Long lists take the whole width, forms only as much as a line of reading. */
  readonly wide?: boolean
  readonly narrow?: boolean
  readonly children: ReactNode
}) {
  const company = useCompanyName()
  useEffect(() => {
    document.title = [title, context, company, 'Stemma'].filter(Boolean).join(' · ')
  }, [title, context, company])
  return (
    <div className={css.page} data-wide={wide || undefined} data-narrow={narrow || undefined}>
      <header className={css.head}>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <div className={css.lead}>{lead}</div>}
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** Cards beside one another where there is room. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={css.columns}>{children}</div>
}
