import type { Driver } from 'neo4j-driver'
import type { ExpectedGraph, ExpectedNode } from '#server/adapters/neo4j/expected-graph.ts'
import { graphOf } from '#server/adapters/neo4j/expected-graph-kinds.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import type { Troubles } from '#server/adapters/neo4j/troubles.ts'
import { bodyHolds, readEvent } from '#server/adapters/neo4j/verify-chain.ts'
import { isFew } from '#server/adapters/neo4j/verify-few.ts'
import { differences } from '#server/adapters/neo4j/verify-node.ts'
import { type ChainedEvent, eventsOf, type LargeNoun, NODES } from '#server/adapters/neo4j/verify-queries.ts'
import type { Trouble, TroubleCode } from '#server/ports/chain-audit.ts'
import type { Digest } from '#server/ports/digest.ts'

/** What a comparison reads from and reports to. */
export interface Comparison {
  readonly driver: Driver
  readonly digest: Digest
  readonly troubles: Troubles
  /** Waits, longer at each attempt, so that what was being committed is there whole. */
  readonly pause: (attempt: number) => Promise<void>
}

/** A stretch of the log that was walked: events after one seq up to another. */
export interface Stretch {
  readonly events: readonly ChainedEvent[]
  readonly sound: ReadonlySet<ChainedEvent>
  readonly after: bigint
  readonly until: bigint
}

/** How much was compared. */
export interface Compared {
  readonly nodes: number
  readonly edges: number
}

/**
 * Compares what the subjects of a stretch left in the graph with all their events, also later ones; a subject is
 * compared in the stretch of its first event. One with an event that is not what was written is left out: the chain
 * tells of it. A difference is reported only when it stays (see `settle`).
 */
export async function compareStretch(comparison: Comparison, stretch: Stretch): Promise<Compared> {
  const { driver, digest } = comparison
  const { sound, after, until } = stretch
  const here = stretch.events.filter(({ kind }) => !isFew(kind))
  const subjects = [...new Set(here.map(({ subject }) => subject))]
  const elsewhere = await readRows(driver, eventsOf, { subjects, after, until })
  const ofPage = new Set(here)
  const holds = (event: ChainedEvent): boolean => (ofPage.has(event) ? sound.has(event) : bodyHolds(event))
  const histories = [...historiesOf([...here, ...elsewhere]).values()].filter(
    (events) => events.every((event) => event.seq > after || ofPage.has(event)) && events.every(holds),
  )
  const graph = graphOf(histories.flat().map(readEvent), digest)
  const found = await differing(driver, graph)
  if (found.length > 0) await settle(comparison, new Set(found.map(({ subject }) => subject)))
  const { nodes } = graph
  return { nodes: nodes.length, edges: nodes.filter(({ edges }) => 'SPONSORED_BY' in edges).length }
}

/** Events by subject, each history in the order of the log. */
function historiesOf(events: readonly ChainedEvent[]): ReadonlyMap<string, ChainedEvent[]> {
  const histories = Map.groupBy(events, ({ subject }) => subject)
  for (const history of histories.values()) history.sort(bySeq)
  return histories
}

export const bySeq = (left: ChainedEvent, right: ChainedEvent): number => (left.seq < right.seq ? -1 : 1)

interface Differing {
  readonly subject: string
  readonly trouble: Trouble
}

async function differing(driver: Driver, graph: ExpectedGraph): Promise<readonly Differing[]> {
  const found: Differing[] = []
  for (const [label, nodes] of Map.groupBy(graph.nodes, (node) => node.label)) {
    const query = NODES[label as LargeNoun]
    const rows = await readRows(driver, query, { keys: nodes.map(({ key }) => key) })
    const stored = new Map(rows.map((row) => [row.key, row]))
    for (const node of nodes) {
      const fields = differences(node, stored.get(node.key))
      if (fields.length > 0) found.push({ subject: node.subject, trouble: troubleOf(node, fields) })
    }
  }
  return found
}

const CODES: Readonly<Record<string, TroubleCode>> = {
  Order: 'ORDER_DIFFERS',
  CreditNote: 'CREDIT_NOTE_DIFFERS',
  Contact: 'CONTACT_DIFFERS',
  Interest: 'LEAD_DIFFERS',
  User: 'USER_DIFFERS',
  ApiKey: 'API_KEY_DIFFERS',
  Product: 'PRODUCT_DIFFERS',
  Company: 'COMPANY_DIFFERS',
  PlanVersion: 'PLAN_DIFFERS',
  Period: 'PERIOD_DIFFERS',
  Run: 'RUN_DIFFERS',
}

const TREE_EDGES = ['SPONSORED_BY', 'LOOKED_AFTER_BY']

/** What a node that differs is called. */
export function troubleOf({ label, labels, key, seq }: ExpectedNode, fields: readonly string[]): Trouble {
  const code = fields.every((field) => TREE_EDGES.includes(field)) ? 'EDGE_DIFFERS' : CODES[label]!
  return { code, seq, subject: key, noun: labels.at(-1) ?? label, fields }
}

/** So often a difference is looked at again; so often the same must show while nothing is written to the subject. */
const TRIES = 8
const SEEN_AGAIN = 2

/**
 * Looks again at subjects that differed: people may have written between the reading of the events and of the
 * nodes, and the database gives no snapshot. Reported is what differs twice more while the subject's events are the
 * same before and after the nodes are read. Who is written to all the while cannot be told from a change, and is
 * left to the next audit.
 */
async function settle(comparison: Comparison, subjects: ReadonlySet<string>): Promise<void> {
  const open = new Map([...subjects].map((subject) => [subject, 0]))
  for (let attempt = 1; open.size > 0; attempt += 1) {
    await comparison.pause(attempt)
    const { found, quiet } = await lookAgain(comparison, [...open.keys()])
    for (const [subject, seen] of open) {
      const troubles = found.get(subject) ?? []
      const again = seen + (quiet(subject) ? 1 : 0)
      open.set(subject, again)
      if (troubles.length > 0 && again < SEEN_AGAIN && attempt < TRIES) continue
      if (again >= SEEN_AGAIN) for (const { trouble } of troubles) comparison.troubles.add(trouble)
      open.delete(subject)
    }
  }
}

async function lookAgain({ driver, digest }: Comparison, subjects: readonly string[]) {
  const read = async (): Promise<ReadonlyMap<string, ChainedEvent[]>> => {
    const events = await readRows(driver, eventsOf, { subjects: [...subjects], after: 0n, until: 0n })
    return historiesOf(events.filter(({ kind }) => !isFew(kind)))
  }
  const before = await read()
  const graph = graphOf([...before.values()].flat().filter(bodyHolds).map(readEvent), digest)
  const found = Map.groupBy(await differing(driver, graph), ({ subject }) => subject)
  const after = await read()
  const quiet = (subject: string): boolean => before.get(subject)?.length === after.get(subject)?.length
  return { found, quiet }
}
