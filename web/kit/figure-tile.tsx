import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import css from '#web/kit/figure-tile.module.css'
import { parseSearch } from '#web/search-text.ts'

/** One figure with its name, what it is compared with, and the list it counts one press away. */
export function FigureTile({
  label,
  figure,
  full,
  trend,
  link,
}: {
  readonly label: string
  readonly figure: ReactNode
  /** The full value, where the figure is shortened. */
  readonly full?: string
  readonly trend?: ReactNode
  readonly link?: string
}) {
  const inside = (
    <>
      <span className={css.label}>{label}</span>
      <span className={css.figure} title={full}>
        {figure}
      </span>
      <span className={css.trend}>{trend}</span>
    </>
  )
  return link ? (
    <Link {...placeOf(link)} className={css.tile} data-link>
      {inside}
    </Link>
  ) : (
    <div className={css.tile}>{inside}</div>
  )
}

/** Tiles in as many columns as fit. */
export function Tiles({ children }: { readonly children: ReactNode }) {
  return <div className={css.tiles}>{children}</div>
}

/** An address with its filters as the router wants it. */
function placeOf(link: string) {
  const [to = '/', query = ''] = link.split('?')
  return { to, search: parseSearch(query) as never }
}
