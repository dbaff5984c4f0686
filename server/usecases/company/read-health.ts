import { accepted } from '#server/domain/kernel/result.ts'
import type { IndexHealth } from '#server/ports/genealogy.ts'
import { verb } from '#server/usecases/guard.ts'

/** How the index stands beside the log. */
export const readHealth = verb<void, IndexHealth>({
  name: 'readHealth',
  action: 'HEALTH_SEE',
  async run({ ports }) {
    return accepted(ports.genealogy.health())
  },
})
