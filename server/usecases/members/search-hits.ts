import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { MemberName } from '#server/ports/member-facts.ts'
import type { Call } from '#server/usecases/guard.ts'

/** Hits that are looked at; the graph streams them and the index filters before anything is cut. */
const LOOKED_AT_MOST = 50_000

/** How a search is narrowed. */
export interface SearchWanted {
  readonly text: string
  /** Hits wanted; default: all that are looked at. */
  readonly most?: number
  readonly within?: (member: Ordinal) => boolean
}

/**
 * Members in sight whose name, number or e-mail holds a text. What sight does not show does not find anybody either:
 * neither an e-mail nor a name can be guessed letter by letter.
 */
export async function searchHits(
  { ports, sight }: Pick<Call, 'ports' | 'sight'>,
  { text, most = LOOKED_AT_MOST, within = () => true }: SearchWanted,
): Promise<readonly Ordinal[]> {
  const hits: Ordinal[] = []
  const wanted = text.toLowerCase()
  const { index } = ports.genealogy
  const mayFind = (member: Ordinal, { name, number }: MemberName): boolean => {
    const detail = sight.detailOf(member)
    if (detail.contact) return true
    return number.toLowerCase().includes(wanted) || (detail.name && name.toLowerCase().includes(wanted))
  }
  for await (const found of ports.members.search(wanted, LOOKED_AT_MOST)) {
    const member = index.ordinalOf(found.id)
    if (member === undefined || !sight.sees(member) || !within(member) || !mayFind(member, found)) continue
    hits.push(member)
    if (hits.length >= most) break
  }
  return hits
}
