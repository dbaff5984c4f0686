import { type Ordinal, parseId } from '#server/domain/kernel/ids.ts'
import type { TextOrder, TextPlace } from '#server/ports/member-facts.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { PageTask, PlacePage } from '#server/usecases/members/member-page.ts'
import type { RowPlace } from '#server/usecases/members/member-rows.ts'
import { placeTest, scopePlaces } from '#server/usecases/members/scope-places.ts'
import { placeAfter } from '#server/usecases/page-place.ts'

/** Scopes up to this size are fetched and sorted; larger ones are read from the graph in its own order. */
const SORTED_MOST = 5_000
/** Names asked for at once. */
const NAMES_A_READ = 2_500

/** A page in the order of names or numbers. */
export async function textPage(
  call: Call,
  task: PageTask & { readonly order: TextOrder },
): Promise<PlacePage> {
  const passes = placeTest(call, task)
  const matching = new Map<Ordinal, number>()
  for (const { member, level } of scopePlaces(call, task.scope))
    if (passes(member)) matching.set(member, level)
  const after = placeAfter(task.after, textPlace)
  const source =
    matching.size <= SORTED_MOST ? sorted(call, matching, task.order) : inOrder(call, task.order, after)
  const found: (RowPlace & TextPlace)[] = []
  for await (const place of source) {
    const member = call.ports.genealogy.index.ordinalOf(place.id)
    const level = member === undefined ? undefined : matching.get(member)
    if (member === undefined || level === undefined) continue
    if (after && !standsBefore(after, place)) continue
    found.push({ ...place, member, level })
    if (found.length > task.first) break
  }
  const places = found.slice(0, task.first)
  const end = places.at(-1)
  const next = found.length > task.first && end ? `${end.id}:${end.key}` : null
  return { places, next, total: matching.size }
}

async function* sorted(
  { ports }: Call,
  matching: ReadonlyMap<Ordinal, number>,
  order: TextOrder,
): AsyncGenerator<TextPlace> {
  const ids = [...matching.keys()].map((member) => ports.genealogy.index.idOf(member))
  const places: TextPlace[] = []
  for (let from = 0; from < ids.length; from += NAMES_A_READ) {
    const names = await ports.members.names(ids.slice(from, from + NAMES_A_READ))
    for (const { id, name, number } of names.values()) {
      places.push({ id, key: order === 'NAME' ? name.toLowerCase() : number })
    }
  }
  yield* places.sort((a, b) => (standsBefore(a, b) ? -1 : 1))
}

const inOrder = ({ ports }: Call, order: TextOrder, after: TextPlace | null): AsyncIterable<TextPlace> =>
  ports.members.inOrder(order, after)

const standsBefore = (a: TextPlace, b: TextPlace): boolean =>
  a.key < b.key || (a.key === b.key && a.id < b.id)

function textPlace(token: string): TextPlace | undefined {
  const end = token.indexOf(':')
  if (end < 0) return undefined
  const id = parseId<'Contact'>(token.slice(0, end))
  return id && { id, key: token.slice(end + 1) }
}
