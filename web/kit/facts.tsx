import type { ReactNode } from 'react'
import css from '#web/kit/facts.module.css'

/** Pairs of a label and a value, aligned; the usual way to show a few facts. */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[]
}) {
  return (
    <dl className={css.facts}>
      {items.map(({ label, value }) => (
        <div key={label} className={css.row}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
