// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are placed by hand; roles say it.
// biome-ignore-all lint/a11y/useFocusableInteractive: virtual rows are placed by hand; roles say it.
// biome-ignore-all lint/a11y/noStaticElementInteractions: virtual rows are placed by hand; roles say it.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: virtual rows are placed by hand; roles say it.

import type { MouseEvent } from 'react'
import type { RowFragment } from '#web/api/generated/graphql.ts'
import css from '#web/explorer/treegrid.module.css'
import type { TreeRow } from '#web/explorer/visible-rows.ts'
import { DownIcon, RightIcon } from '#web/kit/icons.ts'
import { formatCount } from '#web/kit/number-format.ts'
import type { Column } from '#web/table/column.ts'
import { useWords } from '#web/words/words.ts'

export interface TreegridRowProps {
  readonly row: TreeRow
  readonly index: number
  readonly start: number
  readonly columns: readonly Column<RowFragment>[]
  readonly current: boolean
  readonly selected: boolean
  readonly onToggle: (id: string) => void
  readonly onPress: (row: TreeRow, index: number, event: MouseEvent) => void
  readonly onOpen: (id: string) => void
}

/** One line: a member with its figures, or what stands for children that are not there yet. */
export function TreegridRow(props: TreegridRowProps) {
  const { row, index, start, current, selected, onPress } = props
  const shared = {
    role: 'row',
    className: css.row,
    style: { transform: `translateY(${start}px)` },
    tabIndex: current ? 0 : -1,
    'aria-level': row.depth + 1,
    'aria-rowindex': index + 2,
    'data-current': current || undefined,
    onClick: (event: MouseEvent) => onPress(row, index, event),
  } as const
  if (row.kind !== 'member') {
    return (
      <div {...shared} data-kind={row.kind} aria-busy={row.kind === 'busy'}>
        <div role="gridcell" className={css.wide}>
          <Guides depth={row.depth} />
          <Standing row={row} />
        </div>
      </div>
    )
  }
  const expandable = row.row.recruits > 0
  return (
    <div
      {...shared}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-selected={selected}
      {...(expandable ? { 'aria-expanded': row.open } : {})}
      onDoubleClick={() => props.onOpen(row.row.id)}
    >
      {props.columns.map((column, position) => (
        <div key={column.id} role="gridcell" data-align={column.align} data-column={column.id}>
          {position === 0 && (
            <>
              <Guides depth={row.depth} />
              <Expander row={row} expandable={expandable} onToggle={props.onToggle} />
            </>
          )}
          {column.cell(row.row)}
        </div>
      ))}
    </div>
  )
}

/** The right-angled guide lines of the mark, one for each level; deep lines show the last twelve. */
function Guides({ depth }: { readonly depth: number }) {
  const shown = Math.min(depth, 12)
  const levels = Array.from({ length: shown }, (_, index) => index + 1)
  return (
    <span className={css.guides} aria-hidden>
      {depth > shown && <span className={css.deep}>+{depth - shown}</span>}
      {levels.map((level) => (
        <span key={level} className={css.guide} data-last={level === shown || undefined} />
      ))}
    </span>
  )
}

function Expander({
  row,
  expandable,
  onToggle,
}: {
  readonly row: Extract<TreeRow, { kind: 'member' }>
  readonly expandable: boolean
  readonly onToggle: (id: string) => void
}) {
  const { say, language } = useWords()
  if (!expandable) return <span className={css.leaf} aria-hidden />
  const count = formatCount(row.row.recruits, language)
  const name = say(row.open ? 'downline.collapse' : 'downline.expand', { count })
  const Sign = row.open ? DownIcon : RightIcon
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.expander}
      aria-label={name}
      title={name}
      onClick={(event) => {
        event.stopPropagation()
        onToggle(row.row.id)
      }}
    >
      <Sign size={16} stroke={1.75} aria-hidden />
    </button>
  )
}

function Standing({ row }: { readonly row: Exclude<TreeRow, { kind: 'member' }> }) {
  const { say, language } = useWords()
  if (row.kind === 'busy') return <span className={css.note}>{say('kit.busy')}</span>
  if (row.kind === 'failed') return <span className={css.note}>{say('downline.failedRows')}</span>
  return (
    <span className={css.more}>{say('downline.moreRows', { left: formatCount(row.left, language) })}</span>
  )
}
