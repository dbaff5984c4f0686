import type { Place } from '#web/shell/navigation.ts'
import type { Say } from '#web/words/words.ts'

/** One line of the search: what it is, where it leads. */
export interface Found {
  readonly key: string
  readonly group: 'members' | 'orders' | 'screens'
  readonly title: string
  readonly note: string
  readonly to: string
}

interface FoundMember {
  readonly id: string
  readonly number: string
  readonly name: string
}

/** A member as a line that opens in the explorer. */
export const foundMember = (member: FoundMember, note: string): Found => ({
  key: `member ${member.id}`,
  group: 'members',
  title: member.name === '' ? member.number : member.name,
  note: note === '' ? member.number : `${member.number} · ${note}`,
  to: `/downline/${member.id}`,
})

/** An order as a line that opens its page. */
export const foundOrder = (order: { readonly id: string; readonly number: string }, note: string): Found => ({
  key: `order ${order.id}`,
  group: 'orders',
  title: order.number,
  note,
  to: `/orders/${order.id}`,
})

/** The screens whose name holds the text; with an empty text all of them. */
export function foundScreens(places: readonly Place[], text: string, say: Say): readonly Found[] {
  const wanted = text.trim().toLocaleLowerCase()
  return places
    .map((place) => ({ place, title: say(place.word) }))
    .filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
    .map(({ place, title }) => ({
      key: `screen ${place.to}`,
      group: 'screens',
      title,
      note: '',
      to: place.to,
    }))
}

/** The place the arrow keys lead to among `count` lines; -1 is the field itself. */
export function nextLine(current: number, key: string, count: number): number {
  if (key === 'ArrowDown') return current + 1 >= count ? 0 : current + 1
  if (key === 'ArrowUp') return current <= 0 ? count - 1 : current - 1
  return current
}
