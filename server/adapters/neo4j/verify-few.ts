import type { Driver } from 'neo4j-driver'
import { graphOf } from '#server/adapters/neo4j/expected-graph-kinds.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import { bodyHolds, readEvent } from '#server/adapters/neo4j/verify-chain.ts'
import { bySeq, type Comparison, troubleOf } from '#server/adapters/neo4j/verify-graph.ts'
import { differences } from '#server/adapters/neo4j/verify-node.ts'
import { eventsOfKinds, fewNodes } from '#server/adapters/neo4j/verify-queries.ts'
import { runTroubles } from '#server/adapters/neo4j/verify-runs.ts'
import type { Trouble } from '#server/ports/chain-audit.ts'
import type { EventKind, LoggedEvent, LoggedOf } from '#server/ports/events.ts'

/** Kinds that make and change nouns of which there are few; some of them change several at once. */
const FEW_KINDS: readonly EventKind[] = [
  ...(['COMPANY_SET_UP', 'SIGHT_POLICY_SET', 'API_KEY_CREATED', 'API_KEY_REVOKED', 'PRODUCT_SAVED'] as const),
  ...(['PLAN_VERSION_SAVED', 'RUN_COMPUTED', 'RUN_REVIEWED', 'RUN_CLOSED'] as const),
  ...(['PERIOD_FROZEN', 'PERIOD_THAWED'] as const),
]

/** True for events that are compared all together, not subject by subject. */
export const isFew = (kind: string): boolean => (FEW_KINDS as readonly string[]).includes(kind)

const TRIES = 6
/** So often the same must show, the events being the same before and after. */
const SEEN = 3

/** How many runs there are, and how many of them were computed before runs were marked whole. */
export interface ComparedFew {
  readonly nodes: number
  readonly runs: number
  readonly unmarkedRuns: number
}

/** Compares company, products, plans, keys, periods and runs with all their events; a difference must stay. */
export async function compareFew(comparison: Comparison): Promise<ComparedFew> {
  const { troubles } = comparison
  let before: ReadonlySet<string> | undefined
  for (let attempt = 1, seen = 0; ; attempt += 1) {
    const { found, quiet, compared } = await lookOnce(comparison)
    const stays = found.filter((trouble) => before === undefined || before.has(nameOf(trouble)))
    before = new Set(stays.map(nameOf))
    seen += quiet ? 1 : 0
    if (stays.length === 0 || seen >= SEEN || attempt >= TRIES) {
      // What is written to all the while cannot be told from a change.
      if (seen >= SEEN) for (const trouble of stays) troubles.add(trouble)
      return compared
    }
    await comparison.pause(attempt)
  }
}

const nameOf = ({ code, subject }: Trouble): string => `${code} ${subject}`

async function lookOnce(comparison: Comparison) {
  const { driver, digest } = comparison
  const events = await fewEvents(driver)
  const graph = graphOf(events, digest)
  const stored = new Map(
    (await readRows(driver, fewNodes, {})).map((row) => [`${row.labels[0]} ${row.key}`, row]),
  )
  const found: Trouble[] = []
  for (const node of graph.nodes) {
    const fields = differences(node, stored.get(`${node.label} ${node.key}`))
    if (fields.length > 0) found.push(troubleOf(node, fields))
    stored.delete(`${node.label} ${node.key}`)
  }
  for (const { key, labels } of stored.values())
    found.push({ code: 'NO_EVENT', seq: 0n, subject: String(key), noun: labels[0] ?? '' })
  const runs = newestComputations(events)
  for (const run of runs) found.push(...(await runTroubles(comparison, run)))
  const quiet = (await fewEvents(driver)).length === events.length
  const unmarkedRuns = runs.filter(({ body }) => body.recordsDigest === undefined).length
  return { found, quiet, compared: { nodes: graph.nodes.length, runs: runs.length, unmarkedRuns } }
}

async function fewEvents(driver: Driver): Promise<readonly LoggedEvent[]> {
  const rows = await readRows(driver, eventsOfKinds, { kinds: [...FEW_KINDS] })
  return rows.toSorted(bySeq).filter(bodyHolds).map(readEvent)
}

function newestComputations(events: readonly LoggedEvent[]): readonly LoggedOf<'RUN_COMPUTED'>[] {
  const computed = events.filter((event) => event.kind === 'RUN_COMPUTED')
  return [...new Map(computed.map((event) => [event.body.runId, event])).values()]
}
