/** An entity of two or more records, all by their ids. A record alone is its own entity and needs none of this. */
export interface Entity {
  readonly id: string
  readonly records: readonly string[]
}

/** What naming asks about records and ids. */
export interface NamingGround {
  readonly isJudged: (record: string) => boolean
  /** True when no entity has ever had this id. */
  readonly isFree: (id: string) => boolean
}

/**
 * Gives new clusters lasting ids (compliance, section 3.4): a cluster takes the former id it shares most judged
 * records with, then most records, then the one that comes first in the order of ids. Each former id is given once; a
 * cluster left without one gets a new id after its first record.
 */
export function nameEntities(
  clusters: readonly (readonly string[])[],
  former: readonly Entity[],
  ground: NamingGround,
): Entity[] {
  const formerOf = new Map(
    former.flatMap(({ id, records }) => records.map((record) => [record, id] as const)),
  )
  const claims = clusters.flatMap((records, cluster) => claimsOf({ records, cluster }, formerOf, ground))
  const idOf = new Map<number, string>()
  const given = new Set<string>()
  for (const { cluster, id } of claims.sort(byClaim)) {
    if (idOf.has(cluster) || given.has(id)) continue
    idOf.set(cluster, id)
    given.add(id)
  }
  return clusters.map((records, cluster) => ({ id: idOf.get(cluster) ?? newId(records, ground), records }))
}

/** Where each former id leads now: the ids that hold its records, unless that is itself alone. */
export function movedIds(
  former: readonly Entity[],
  entityOf: (record: string) => string | undefined,
): Map<string, readonly string[]> {
  const moved = new Map<string, readonly string[]>()
  for (const { id, records } of former) {
    const now = [...new Set(records.flatMap((record) => entityOf(record) ?? []))].sort()
    moved.set(id, now.length === 1 && now[0] === id ? [] : now)
  }
  return moved
}

interface Claim {
  readonly cluster: number
  readonly id: string
  readonly judged: number
  readonly shared: number
}

const byClaim = (a: Claim, b: Claim): number =>
  b.judged - a.judged || b.shared - a.shared || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.cluster - b.cluster)

function claimsOf(
  { records, cluster }: { readonly records: readonly string[]; readonly cluster: number },
  formerOf: ReadonlyMap<string, string>,
  { isJudged }: NamingGround,
): Claim[] {
  const shared = new Map<string, { judged: number; shared: number }>()
  for (const record of records) {
    const id = formerOf.get(record)
    if (id === undefined) continue
    const count = shared.get(id) ?? { judged: 0, shared: 0 }
    count.shared += 1
    if (isJudged(record)) count.judged += 1
    shared.set(id, count)
  }
  return [...shared].map(([id, count]) => ({ cluster, id, ...count }))
}

function newId(records: readonly string[], { isFree }: NamingGround): string {
  const first = `e:${[...records].sort()[0]!}`
  let id = first
  for (let number = 2; !isFree(id); number += 1) id = `${first}.${number}`
  return id
}
