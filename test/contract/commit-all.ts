import type { Committer } from '#server/adapters/neo4j/committer.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import type { Change, CommitContext, Committed } from '#server/ports/changes.ts'

export const CHAIN_KEY = 'chain key of the tests'

/** Commits a change that must be accepted. */
export async function commitAll(
  committer: Committer,
  change: Partial<Change>,
  context: Partial<CommitContext> = {},
): Promise<Committed> {
  const result = await committer.commit({ actor: 'user-1', verb: 'test', ...context }, async () =>
    accepted({ events: [], restsOn: [], raises: [], ...change }),
  )
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`)
  return result.value
}
