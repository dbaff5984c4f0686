import type { Instant } from '#server/domain/kernel/instant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import type { AuditReport } from '#server/ports/chain-audit.ts'
import { verb } from '#server/usecases/guard.ts'

/** What walking the chain and comparing the graph with it found, and when. */
export interface ChainView extends AuditReport {
  readonly verifiedAt: Instant
}

/** Walks the whole log, recomputes every link, and compares orders, edges and statements with their events. */
export const verifyChain = verb<void, ChainView>({
  name: 'verifyChain',
  action: 'CHAIN_VERIFY',
  async run({ ports, now }) {
    return accepted({ ...(await ports.chain.verify()), verifiedAt: now })
  },
})
