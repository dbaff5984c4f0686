import type { ReactNode } from 'react'

/** One column of a list: what stands in its head, and how a row fills it. */
export interface Column<Row> {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end, text at the start. */
  readonly align?: 'end'
  /** The name of the order the server sorts by when this head is pressed. */
  readonly order?: string
  /** Takes the room that is left; at most one column of a list. */
  readonly grow?: boolean
  /** Short text that is never broken into lines. */
  readonly whole?: boolean
  /** On a phone, the heading of the card (one), or left out. */
  readonly phone?: 'title' | 'hide'
}
