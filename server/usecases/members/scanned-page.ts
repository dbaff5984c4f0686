import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { IndexOrder } from '#server/usecases/members/index-page.ts'
import type { PageTask, PlacePage } from '#server/usecases/members/member-page.ts'
import type { RowPlace } from '#server/usecases/members/member-rows.ts'
import { placeTest, scopePlaces } from '#server/usecases/members/scope-places.ts'
import { placeAfter } from '#server/usecases/page-place.ts'

interface KeyedPlace extends RowPlace {
  readonly key: bigint
}

/** A page found by looking through the whole scope once: figures of past periods, and lists over everybody. */
export function scannedPage(call: Call, task: PageTask & { readonly order: IndexOrder }): PlacePage {
  const { first, after, order } = task
  const passes = placeTest(call, task)
  const keyOf = orderKey(call, task, order)
  const start = placeAfter(after, (token) => keyedPlace(call, token))
  const kept: KeyedPlace[] = []
  let total = 0
  for (const { member, level } of scopePlaces(call, task.scope)) {
    if (!passes(member)) continue
    total += 1
    const place = { member, level, key: keyOf(member) }
    if (start && !standsBefore(start, place)) continue
    const last = kept[first]
    if (last && !standsBefore(place, last)) continue
    insertSorted(kept, place)
    if (kept.length > first + 1) kept.pop()
  }
  const places = kept.slice(0, first)
  const end = places.at(-1)
  const more = kept.length > first && end !== undefined
  return { places, total, next: more ? `${end.key}:${call.ports.genealogy.index.idOf(end.member)}` : null }
}

/** Smaller keys stand first: earliest joined, largest volumes and downlines. */
function orderKey(call: Call, { figures }: PageTask, order: IndexOrder): (member: Ordinal) => bigint {
  const { index } = call.ports.genealogy
  const keys: Record<IndexOrder, (member: Ordinal) => bigint> = {
    JOINED: (member) => BigInt(index.members.joinedDay[member]!),
    GROUP_VOLUME: (member) => -figures.group(member),
    PERSONAL_VOLUME: (member) => -figures.personal(member),
    BELOW: (member) => -BigInt(index.sizeOfDownline('SPONSOR', member)),
  }
  return keys[order]
}

/** A place within sight: of who stands outside, a token tells no more than one of nobody. */
function keyedPlace({ sight }: Call, token: string): KeyedPlace | undefined {
  const found = /^(-?\d{1,20}):(.+)$/.exec(token)
  const member = found?.[2] === undefined ? undefined : sight.find(found[2])
  return found?.[1] === undefined || member === undefined
    ? undefined
    : { key: BigInt(found[1]), member, level: 0 }
}

const standsBefore = (a: KeyedPlace, b: KeyedPlace): boolean =>
  a.key < b.key || (a.key === b.key && a.member < b.member)

function insertSorted(places: KeyedPlace[], place: KeyedPlace): void {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (standsBefore(places[middle]!, place)) low = middle + 1
    else high = middle
  }
  places.splice(low, 0, place)
}
