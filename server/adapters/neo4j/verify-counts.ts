import type { Driver } from 'neo4j-driver'
import { graphOf } from '#server/adapters/neo4j/expected-graph-kinds.ts'
import { readOne, readRows, streamRows } from '#server/adapters/neo4j/query.ts'
import { bodyHolds, readEvent } from '#server/adapters/neo4j/verify-chain.ts'
import { bySeq, type Comparison } from '#server/adapters/neo4j/verify-graph.ts'
import { plain } from '#server/adapters/neo4j/verify-node.ts'
import {
  type ChainedEvent,
  eventsOf,
  kindsAfter,
  nodeCounts,
  nodeKeys,
} from '#server/adapters/neo4j/verify-queries.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { EventKind, LoggedOf } from '#server/ports/events.ts'

/** The kinds that make a node of each label, one an event. */
const MADE_BY = {
  Contact: ['MEMBER_ENROLLED', 'CUSTOMER_REGISTERED', 'LEAD_CAPTURED'],
  Member: ['MEMBER_ENROLLED'],
  Customer: ['CUSTOMER_REGISTERED'],
  Lead: ['LEAD_CAPTURED'],
  Interest: ['LEAD_CAPTURED'],
  User: ['USER_CREATED'],
  Order: ['ORDER_RECORDED'],
  CreditNote: ['ORDER_CREDITED'],
} as const satisfies Readonly<Record<string, readonly EventKind[]>>

type Counted = keyof typeof MADE_BY
const LABELS = Object.keys(MADE_BY) as Counted[]

/** How many events of each kind were walked, and what bulk imports brought without one an item. */
export class Tally {
  readonly #kinds = new Map<string, number>()
  readonly #imported = new Map<string, number>()

  note(event: ChainedEvent, sound: boolean): void {
    this.#kinds.set(event.kind, this.of(event.kind) + 1)
    if (event.kind !== 'COMPANY_IMPORTED' || !sound) return
    const { members, orders, creditNotes } = (readEvent(event) as LoggedOf<'COMPANY_IMPORTED'>).body
    const brought = { Contact: members, Member: members, Order: orders, CreditNote: creditNotes }
    for (const [label, count = 0] of Object.entries(brought))
      this.#imported.set(label, (this.#imported.get(label) ?? 0) + count)
  }

  of(kind: string): number {
    return this.#kinds.get(kind) ?? 0
  }

  /** What the walked events made of a label. */
  made(label: Counted): number {
    return MADE_BY[label].reduce((sum, kind) => sum + this.of(kind), this.#imported.get(label) ?? 0)
  }

  get hasImport(): boolean {
    return this.#imported.size > 0
  }
}

const TRIES = 4

/**
 * Compares how many nodes of each label there are with how many the events made, up to `until` and since. Events are
 * counted before and after the nodes, so that people at work cannot raise an alarm; a difference must stay.
 */
export async function compareCounts(comparison: Comparison, tally: Tally, until: bigint): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const off = await countsOff(comparison.driver, tally, until)
    if (off.size === 0) return
    if (attempt < TRIES) await comparison.pause(attempt)
    else return nameStrangers(comparison, off, tally)
  }
}

type Off = ReadonlyMap<Counted, number>

async function countsOff(driver: Driver, tally: Tally, until: bigint): Promise<Off> {
  const since = async (): Promise<ReadonlyMap<string, number>> =>
    new Map((await readRows(driver, kindsAfter, { seq: until })).map(({ kind, events }) => [kind, events]))
  const before = await since()
  const counts = await readOne(driver, nodeCounts, {})
  const after = await since()
  invariant(counts, 'counts have one row')
  const off = new Map<Counted, number>()
  for (const label of LABELS) {
    const made = (later: ReadonlyMap<string, number>): number =>
      MADE_BY[label].reduce((sum, kind) => sum + (later.get(kind) ?? 0), tally.made(label))
    if (counts[label] > made(after)) off.set(label, counts[label] - made(after))
    if (counts[label] < made(before)) off.set(label, counts[label] - made(before))
  }
  return off
}

/**
 * Names the nodes that no event made. A store that was filled by a bulk import cannot: there the number alone is
 * told, as it is when something is missing that was not found so already.
 */
async function nameStrangers(
  { driver, digest, troubles }: Comparison,
  off: Off,
  tally: Tally,
): Promise<void> {
  const named = new Set<string>()
  if (!tally.hasImport && [...off.values()].some((excess) => excess > 0)) {
    for await (const { key, labels } of strangers(driver, digest)) {
      for (const label of labels) named.add(label)
      troubles.add({ code: 'NO_EVENT', seq: 0n, subject: String(key), noun: labels.at(-1) ?? '' })
    }
  }
  const found = troubles.count > 0
  for (const [label, excess] of off) {
    if (named.has(label) || (excess < 0 && found && !tally.hasImport)) continue
    const fields = [excess > 0 ? `+${excess}` : String(excess)]
    troubles.add({ code: 'COUNT_DIFFERS', seq: 0n, subject: label, noun: label, fields })
  }
}

type Stranger = { readonly key: unknown; readonly labels: readonly string[] }
const AT_ONCE = 5_000

async function* strangers(driver: Driver, digest: Comparison['digest']): AsyncGenerator<Stranger> {
  let batch: NamedNode[] = []
  for await (const node of streamRows(driver, nodeKeys, {})) {
    batch.push(node)
    if (batch.length < AT_ONCE) continue
    yield* await unmade(driver, digest, batch)
    batch = []
  }
  yield* await unmade(driver, digest, batch)
}

type NamedNode = Stranger & { readonly noun: string; readonly subjects: readonly unknown[] }

async function unmade(
  driver: Driver,
  digest: Comparison['digest'],
  nodes: readonly NamedNode[],
): Promise<readonly Stranger[]> {
  const subjects = [
    ...new Set(nodes.flatMap((node) => node.subjects.filter((found) => typeof found === 'string'))),
  ]
  const events = await readRows(driver, eventsOf, { subjects, after: 0n, until: 0n })
  const unsound = new Set(events.filter((event) => !bodyHolds(event)).map(({ subject }) => subject))
  const graph = graphOf(events.toSorted(bySeq).filter(bodyHolds).map(readEvent), digest)
  return nodes.filter(({ noun, key, labels, subjects: its }) => {
    if (its.some((subject) => unsound.has(String(subject)))) return false
    const node = graph.node(noun, String(key))
    return !node?.whole || plain([...node.labels].sort()) !== plain([...labels].sort())
  })
}
