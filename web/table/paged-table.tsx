import { Link } from '@tanstack/react-router'
import { type ColumnDef, tableFeatures, useTable } from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Pages } from '#web/api/ask.ts'
import { isNotFound } from '#web/api/reply.ts'
import { BusyLines } from '#web/kit/faces.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { DownIcon } from '#web/kit/icons.ts'
import { NotFound } from '#web/kit/not-found.tsx'
import { formatCount } from '#web/kit/number-format.ts'
import type { Column } from '#web/table/column.ts'
import css from '#web/table/table.module.css'
import { useWords } from '#web/words/words.ts'

const features = tableFeatures({})
type Features = typeof features

export interface PagedTableParts<Row> {
  /** What the list is, for the ear. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly pages: Pages<Row>
  readonly rowKey: (row: Row) => string
  readonly rowLink?: (row: Row) => string | undefined
  readonly order?: string
  readonly onOrder?: (order: string) => void
  readonly empty: ReactNode
}

/** A long list: pages as they are scrolled to, virtual rows, cards on phones, and every face. */
export function PagedTable<Row extends object>(parts: PagedTableParts<Row>) {
  const { pages, empty } = parts
  if (pages.failure && isNotFound(pages.failure)) return <NotFound />
  const notice = pages.failure && (
    <div className={css.notice}>
      <FailureNotice failure={pages.failure} again={pages.again} />
    </div>
  )
  if (pages.rows.length === 0) {
    if (notice) return notice
    return pages.busy ? (
      <div className={css.notice}>
        <BusyLines lines={8} />
      </div>
    ) : (
      empty
    )
  }
  return (
    <>
      {notice}
      <Rows {...parts} />
      <Foot pages={pages} />
    </>
  )
}

function Rows<Row extends object>(parts: PagedTableParts<Row>) {
  const { label, columns, pages, rowKey } = parts
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Features, Row, unknown> => ({
          id: column.id,
          header: column.head,
          cell: ({ row }) => column.cell(row.original),
        }),
      ),
    [columns],
  )
  const table = useTable<Features, Row>({
    features,
    columns: definitions,
    data: pages.rows as Row[],
    getRowId: rowKey,
  })
  const frame = useRef<HTMLDivElement>(null)
  const rows = table.getRowModel().rows
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 36,
    overscan: 20,
    scrollMargin: frame.current?.offsetTop ?? 0,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (pages.hasMore && last >= rows.length - 15) pages.more()
  }, [last, rows.length, pages])
  const before = (shown[0]?.start ?? virtual.options.scrollMargin) - virtual.options.scrollMargin
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? 0) - virtual.options.scrollMargin)
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  return (
    <div ref={frame} className={css.frame} aria-busy={pages.busy}>
      <table className={css.table} aria-label={label} aria-rowcount={(pages.total ?? rows.length) + 1}>
        <Head {...parts} />
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {shown.map(({ index, key }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <tr key={key} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
                {row.getAllCells().map((cell) => {
                  const column = byId.get(cell.column.id)
                  return (
                    <td
                      key={cell.id}
                      data-label={column?.head}
                      data-align={column?.align}
                      data-grow={column?.grow || undefined}
                      data-phone={column?.phone}
                      data-whole={column?.whole || undefined}
                    >
                      <Linked link={column?.phone === 'title' ? parts.rowLink?.(row.original) : undefined}>
                        <table.FlexRender cell={cell} />
                      </Linked>
                    </td>
                  )
                })}
              </tr>
            )
          })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
    </div>
  )
}

function Linked({ link, children }: { readonly link: string | undefined; readonly children: ReactNode }) {
  return link ? (
    <Link to={link} className={css.link}>
      {children}
    </Link>
  ) : (
    children
  )
}

function Spacer({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden className={css.spacer}>
      <td style={{ height }} />
    </tr>
  )
}

function Head<Row extends object>({ columns, order, onOrder }: PagedTableParts<Row>) {
  const { say } = useWords()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const chosen = column.order !== undefined && column.order === order
          return (
            <th
              key={column.id}
              scope="col"
              data-align={column.align}
              data-grow={column.grow || undefined}
              data-phone={column.phone}
              {...(chosen ? { 'aria-sort': 'other' as const } : {})}
            >
              {column.order && onOrder ? (
                <button
                  type="button"
                  className={css.sort}
                  title={say('table.orderBy', { column: column.head })}
                  onClick={() => onOrder(column.order ?? '')}
                >
                  {column.head}
                  {chosen && <DownIcon size={14} stroke={1.75} aria-hidden />}
                </button>
              ) : (
                column.head
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Foot<Row>({ pages }: { readonly pages: Pages<Row> }) {
  const { say, language } = useWords()
  const { total } = pages
  const shown = formatCount(pages.rows.length, language)
  return (
    <div className={css.foot}>
      <span role="status">
        {total === undefined
          ? say('table.shownOfMany', { shown })
          : say('table.shown', { shown, total: formatCount(total, language) })}
      </span>
      {pages.hasMore && (
        <button type="button" className={css.sort} onClick={pages.more} disabled={pages.busy}>
          {say(pages.busy ? 'kit.busy' : 'kit.more')}
        </button>
      )}
    </div>
  )
}
