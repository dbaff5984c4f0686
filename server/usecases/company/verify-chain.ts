import type { Instant } from '#server/domain/kernel/instant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import type { AuditReport, ChainAnchor, Trouble } from '#server/ports/chain-audit.ts'
import { verb } from '#server/usecases/guard.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** A finding with the number and name of whom it is about, where that is a person. */
export interface NamedTrouble extends Trouble {
  readonly subjectNumber: string | null
  readonly subjectName: string | null
}

/** What walking the chain and comparing graph and index with it found, and when. */
export interface ChainView extends AuditReport {
  readonly found: readonly NamedTrouble[]
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
    const report = await auditOf(ports)
    const faces = await ports.faces.faces(report.found.map(({ subject }) => subject))
    const found = report.found.map((trouble) => ({
      ...trouble,
      subjectNumber: faces.get(trouble.subject)?.number ?? null,
      subjectName: faces.get(trouble.subject)?.name ?? null,
    }))
    return accepted({ ...report, found, verifiedAt: now })
  },
})
