import type { Instant } from '#server/domain/kernel/instant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import type { AuditReport, ChainAnchor } from '#server/ports/chain-audit.ts'
import { verb } from '#server/usecases/guard.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** What walking the chain and comparing graph and index with it found, and when. */
export interface ChainView extends AuditReport {
  readonly verifiedAt: Instant
}

/**
 * Walks the log and compares the graph with it, then the genealogy index with the graph. What differs in the index
 * stands among the findings with seq 0; the remedy there is a restart, which fills the index from the graph.
 */
export async function auditOf(
  { chain, genealogy }: Pick<Ports, 'chain' | 'genealogy'>,
  anchor?: ChainAnchor,
): Promise<AuditReport> {
  const report = await chain.verify(anchor)
  const index = await genealogy.verify()
  const found = index.found.map(({ member, what }) => ({
    ...{ code: 'INDEX_DIFFERS' as const, seq: 0n, subject: member, noun: 'Member', fields: [what] },
  }))
  const troubles = report.troubles + index.differences
  return { ...report, indexed: index.members, troubles, found: [...report.found, ...found] }
}

/** Walks the whole log, recomputes every link, and compares graph and index with what the events say. */
export const verifyChain = verb<void, ChainView>({
  name: 'verifyChain',
  action: 'CHAIN_VERIFY',
  async run({ ports, now }) {
    return accepted({ ...(await auditOf(ports)), verifiedAt: now })
  },
})
