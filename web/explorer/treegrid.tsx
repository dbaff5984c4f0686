// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are placed by hand; roles say it.
// biome-ignore-all lint/a11y/useFocusableInteractive: virtual rows are placed by hand; roles say it.

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { RowFragment } from '#web/api/generated/graphql.ts'
import css from '#web/explorer/treegrid.module.css'
import { TreegridRow } from '#web/explorer/treegrid-row.tsx'
import { keyAnswer, type TreeRow } from '#web/explorer/visible-rows.ts'
import type { Column } from '#web/table/column.ts'
import { useWords } from '#web/words/words.ts'

export interface TreegridProps {
  readonly id: string
  readonly rows: readonly TreeRow[]
  readonly columns: readonly Column<RowFragment>[]
  readonly total: number
  readonly focus: string
  readonly selected: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly onMore: (parent: string) => void
  readonly onChoose: (id: string, add: boolean) => void
  readonly onFocus: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onKey: (event: KeyboardEvent) => void
}

/** The downline as a tree in words: everything the picture says, for eyes, ears and the keyboard. */
export function Treegrid(props: TreegridProps) {
  const { rows, columns } = props
  const { say } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const found = rows.findIndex((row) => row.kind === 'member' && row.row.id === props.focus)
  const [line, setLine] = useState(Math.max(0, found))
  const here = Math.min(line, rows.length - 1)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight(),
    overscan: 12,
    getItemKey: (index) => rows[index]?.key ?? index,
    // The row the keyboard stands on stays mounted, however far the list is scrolled.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), here])].sort((a, b) => a - b),
  })
  useEffect(() => {
    if (found >= 0) {
      setLine(found)
      virtual.scrollToIndex(found)
    }
  }, [found, virtual])
  const stand = (next: number) => {
    setLine(next)
    virtual.scrollToIndex(next)
    const row = rows[next]
    if (row?.kind === 'member') props.onFocus(row.row.id)
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  }
  const onKey = (event: KeyboardEvent) => {
    const row = rows[here]
    const answer = keyAnswer(rows, here, event.key)
    if (answer) {
      event.preventDefault()
      if (answer.toggle) return props.onToggle(answer.toggle)
      return stand(answer.line)
    }
    if (event.key !== 'Enter' && event.key !== ' ') return props.onKey(event)
    event.preventDefault()
    if (row?.kind !== 'member') return row && props.onMore(row.parent)
    if (event.shiftKey && event.key === 'Enter') return props.onOpen(row.row.id)
    props.onChoose(row.row.id, event.key === ' ')
  }
  const onPress = (row: TreeRow, index: number, event: MouseEvent) => {
    setLine(index)
    if (row.kind !== 'member') return props.onMore(row.parent)
    props.onChoose(row.row.id, event.ctrlKey || event.metaKey || event.shiftKey)
  }
  return (
    <div ref={frame} className={css.frame}>
      <div
        id={props.id}
        role="treegrid"
        className={css.grid}
        aria-label={say('downline.table')}
        aria-rowcount={Math.max(props.total, rows.length) + 1}
        aria-multiselectable
        onKeyDown={onKey}
      >
        <div role="rowgroup" className={css.head}>
          <div role="row" className={css.row} aria-rowindex={1}>
            {columns.map((column) => (
              <div key={column.id} role="columnheader" data-align={column.align} data-column={column.id}>
                {column.head}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <TreegridRow
                key={item.key}
                row={row}
                index={item.index}
                start={item.start}
                columns={columns}
                current={item.index === here}
                selected={row.kind === 'member' && props.selected.has(row.row.id)}
                onToggle={props.onToggle}
                onPress={onPress}
                onOpen={props.onOpen}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The height of a row as the tokens say it (density and phone change it). */
function rowHeight(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const token = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--st-row'))
  return Math.round(rem * (token || 2.25))
}
