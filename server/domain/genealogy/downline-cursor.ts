import { DOWNLINE_ORDERS, type DownlineOrder } from '#server/domain/genealogy/downline-order.ts'
import type { DownlineCursor } from '#server/domain/genealogy/downline-page.ts'
import type { MemberIds } from '#server/domain/genealogy/member-ids.ts'

/** A cursor as text that a later request may bring back; it names the member by id, never by ordinal. */
export function formatCursor(ids: MemberIds, order: DownlineOrder, cursor: DownlineCursor): string {
  return `${order}:${BigInt(cursor.key)}:${ids.idOf(cursor.member)}`
}

/** Reads a cursor of the same order; `undefined` for anything else, and for members that do not exist. */
export function parseCursor(ids: MemberIds, order: DownlineOrder, text: string): DownlineCursor | undefined {
  const [name = '', key = '', id = '', ...rest] = text.split(':')
  if (rest.length > 0 || name !== order || !DOWNLINE_ORDERS.includes(order)) return undefined
  if (!/^-?\d{1,20}$/.test(key)) return undefined
  const member = ids.ordinalOf(id)
  return member === undefined ? undefined : { key: +key, member }
}
