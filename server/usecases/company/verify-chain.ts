import type { Instant } from '#server/domain/kernel/instant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import type { ChainReport } from '#server/ports/chain-check.ts'
import { verb } from '#server/usecases/guard.ts'

/** What walking the chain found, and when. */
export interface ChainView extends ChainReport {
  readonly verifiedAt: Instant
}

/** Walks the whole log and recomputes every link. */
export const verifyChain = verb<void, ChainView>({
  name: 'verifyChain',
  action: 'CHAIN_VERIFY',
  async run({ ports, now }) {
    return accepted({ ...(await ports.chain.verify()), verifiedAt: now })
  },
})
