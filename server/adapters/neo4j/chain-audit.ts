import type { Driver } from 'neo4j-driver'
import { emptyGraph, expectEvent } from '#server/adapters/neo4j/expected-graph.ts'
import { logHead } from '#server/adapters/neo4j/log-queries.ts'
import { loggedEvent } from '#server/adapters/neo4j/log-reader.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { Troubles } from '#server/adapters/neo4j/troubles.ts'
import {
  CHAIN_START,
  type ChainedEvent,
  type ChainWalk,
  walkChain,
} from '#server/adapters/neo4j/verify-chain.ts'
import {
  compareCancellations,
  compareCreditNotes,
  compareEdges,
  compareOrders,
  compareRuns,
  compareUsers,
} from '#server/adapters/neo4j/verify-graph.ts'
import { chainAfter } from '#server/adapters/neo4j/verify-queries.ts'
import type { ChainAnchor, ChainAudit } from '#server/ports/chain-audit.ts'
import type { LoggedEvent } from '#server/ports/events.ts'

const PAGE = 5_000

/**
 * The audit of one store. Meant for a store at rest: what is committed while it walks is walked too, but a change
 * between the last page and the comparison of edges may show as a difference; run it again then.
 */
export function openChainAudit(driver: Driver, chainKey: string): ChainAudit {
  return {
    async verify(anchor) {
      const comparison = { driver, troubles: new Troubles() }
      const { troubles } = comparison
      const expected = emptyGraph()
      const cancelled = new Set<string>()
      let orders = 0
      let walk = CHAIN_START
      for (;;) {
        const events = await readRows(driver, chainAfter, { seq: walk.seq, limit: PAGE })
        if (events.length === 0) break
        const walked = walkChain(walk, { events, keys: { chainKey, anchor }, troubles })
        walk = walked.walk
        const sound = walked.sound.map(logged)
        for (const event of sound) expectEvent(expected, event)
        const recorded = sound.filter((event) => event.kind === 'ORDER_RECORDED')
        for (const id of await compareOrders(comparison, recorded)) cancelled.add(id)
        await compareCreditNotes(
          comparison,
          sound.filter((event) => event.kind === 'ORDER_CREDITED'),
        )
        orders += recorded.length
      }
      await checkEnd(comparison, walk, anchor)
      await compareCancellations(comparison, expected, cancelled)
      await compareEdges(comparison, expected)
      await compareUsers(comparison, expected)
      await compareRuns(comparison, expected)
      const counts = { orders, edges: expected.places.size, runs: expected.runs.size }
      const { events, blanked, seq, link } = walk
      return {
        events,
        blanked,
        ...counts,
        head: { seq, link },
        troubles: troubles.count,
        found: troubles.found,
      }
    },
  }
}

/** The head must name the last event, and an anchor an event that is there. */
async function checkEnd(
  { driver, troubles }: { driver: Driver; troubles: Troubles },
  walk: ChainWalk,
  anchor: ChainAnchor | undefined,
): Promise<void> {
  const head = await readOne(driver, logHead, {})
  if (head?.seq !== walk.seq || head.link !== walk.link)
    troubles.add({ code: 'HEAD_DIFFERS', seq: head?.seq ?? 0n, subject: 'log' })
  if (anchor !== undefined && anchor.seq > walk.seq)
    troubles.add({ code: 'ANCHOR_DIFFERS', seq: anchor.seq, subject: 'log' })
}

function logged(event: ChainedEvent): LoggedEvent {
  const { seq, at, actor, kind, subject, transaction, ordinal, body } = event
  return loggedEvent({
    seq,
    at,
    actor,
    kind,
    subject,
    transaction,
    ordinal,
    body,
    personal: null,
    erased: false,
  })
}
