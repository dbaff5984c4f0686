import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Column } from '#web/table/column.ts'
import css from '#web/table/table.module.css'

/** A short list that is all there: the same look as the long one, without pages. */
export function SimpleTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowLink,
  empty,
}: {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly rowLink?: (row: Row) => string | undefined
  readonly empty?: ReactNode
}) {
  if (rows.length === 0 && empty) return empty
  return (
    <div className={css.frame}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                data-align={column.align}
                data-grow={column.grow || undefined}
                data-phone={column.phone}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const link = column.phone === 'title' ? rowLink?.(row) : undefined
                return (
                  <td
                    key={column.id}
                    data-label={column.head}
                    data-align={column.align}
                    data-grow={column.grow || undefined}
                    data-phone={column.phone}
                    data-whole={column.whole || undefined}
                  >
                    {link ? (
                      <Link to={link} className={css.link}>
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
