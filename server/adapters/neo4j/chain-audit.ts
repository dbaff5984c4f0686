import { setTimeout } from 'node:timers/promises'
import type { Driver } from 'neo4j-driver'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { Troubles } from '#server/adapters/neo4j/troubles.ts'
import { CHAIN_START, type ChainWalk, walkChain } from '#server/adapters/neo4j/verify-chain.ts'
import { compareCounts, Tally } from '#server/adapters/neo4j/verify-counts.ts'
import { compareFew } from '#server/adapters/neo4j/verify-few.ts'
import { type Comparison, compareStretch } from '#server/adapters/neo4j/verify-graph.ts'
import { chainAfter, logEnds } from '#server/adapters/neo4j/verify-queries.ts'
import type { AuditReport, ChainAnchor, ChainAudit } from '#server/ports/chain-audit.ts'
import type { Digest } from '#server/ports/digest.ts'

const PAGE = 5_000
const NO_END = 2n ** 62n

/** What an audit reads, and what links and identifiers are made with. */
export interface AuditParts {
  readonly driver: Driver
  readonly digest: Digest
  readonly chainKey: string
  /** How long a difference is left before it is looked at again; longer at each attempt. Default: 40 ms. */
  readonly patienceMs?: number
}

/**
 * The audit of one store, at rest or in use: the log is walked to the last event there was when it began, and a
 * difference between the graph and its events counts only when it stays.
 */
export function openChainAudit({ driver, digest, chainKey, patienceMs = 40 }: AuditParts): ChainAudit {
  const pause = (attempt: number): Promise<void> => setTimeout(attempt * patienceMs)
  return {
    async verify(anchor) {
      const comparison = { driver, digest, troubles: new Troubles(), pause }
      const tally = new Tally()
      const walked = await walkAll(comparison, { chainKey, anchor }, tally)
      const { walk } = walked
      await checkEnds(comparison, walk, anchor)
      await compareCounts(comparison, tally, walk.seq)
      const few = await compareFew(comparison)
      return reportOf(comparison, { walked, tally, few })
    },
  }
}

interface Walked {
  readonly walk: ChainWalk
  readonly nodes: number
  readonly edges: number
}

/** Walks the log page by page and compares the subjects of each; the next page is read meanwhile. */
async function walkAll(
  comparison: Comparison,
  keys: { readonly chainKey: string; readonly anchor: ChainAnchor | undefined },
  tally: Tally,
): Promise<Walked> {
  const { driver, troubles } = comparison
  const ends = await readOne(driver, logEnds, {})
  const until = ends?.lastSeq === undefined || (ends.lastSeq ?? -1n) < 0n ? NO_END : (ends.lastSeq ?? NO_END)
  // The last event is seen before all of its transaction need be.
  await comparison.pause(1)
  const pageAfter = (seq: bigint) => readRows(driver, chainAfter, { seq, limit: PAGE })
  let [walk, nodes, edges] = [CHAIN_START, 0, 0]
  for (let next = pageAfter(0n); ; ) {
    const events = (await next).filter(({ seq }) => seq <= until)
    const { walk: end, sound } = walkChain(walk, { events, keys, troubles })
    const after = walk.seq
    walk = end
    if (end.seq === after) return { walk, nodes, edges }
    next = pageAfter(end.seq)
    for (const event of events) tally.note(event, sound.has(event))
    const stretch = { events, sound, after, until: end.seq }
    const [compared] = await Promise.all([compareStretch(comparison, stretch), next])
    nodes += compared.nodes
    edges += compared.edges
  }
}

const TRIES = 5

/** The head must name the last event, and an anchor an event that is there. */
async function checkEnds(
  { driver, troubles, pause }: Comparison,
  walk: ChainWalk,
  anchor: ChainAnchor | undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const ends = await readOne(driver, logEnds, {})
    const agree =
      ends?.headSeq === (ends?.lastSeq ?? 0n) &&
      ends.headLink === (ends.lastLink ?? '') &&
      ends.headSeq >= walk.seq
    if (agree) break
    if (attempt < TRIES) await pause(attempt)
    else {
      troubles.add({ code: 'HEAD_DIFFERS', seq: ends?.headSeq ?? 0n, subject: 'log' })
      break
    }
  }
  if (anchor !== undefined && anchor.seq > walk.seq)
    troubles.add({ code: 'ANCHOR_DIFFERS', seq: anchor.seq, subject: 'log' })
}

function reportOf(
  { troubles }: Comparison,
  {
    walked,
    tally,
    few,
  }: { readonly walked: Walked; readonly tally: Tally; readonly few: Awaited<ReturnType<typeof compareFew>> },
): AuditReport {
  const { walk, nodes, edges } = walked
  return {
    events: walk.events,
    blanked: walk.blanked,
    orders: tally.of('ORDER_RECORDED'),
    edges,
    runs: few.runs,
    unmarkedRuns: few.unmarkedRuns,
    nodes: nodes + few.nodes,
    head: { seq: walk.seq, link: walk.link },
    troubles: troubles.count,
    found: troubles.found,
  }
}
