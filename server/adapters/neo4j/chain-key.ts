import { linkAfter } from '#server/adapters/neo4j/chain.ts'
import type { CommitterParts } from '#server/adapters/neo4j/commit-transaction.ts'
import { lastLinks } from '#server/adapters/neo4j/log-queries.ts'
import { readRows } from '#server/adapters/neo4j/query.ts'
import { Fault } from '#server/domain/kernel/failure.ts'

const SENTENCE =
  'The log of this database does not end as the chain key of this home would end it: another home writes here, or ' +
  'the newest event was altered. Nothing was written. Use the home whose secrets.json belongs to the database ' +
  '(STEMMA_HOME), and see `stemma verify`.'

/** Another process may be writing while the end is read: only what does not fit again and again is foreign. */
const LOOKS = 3

/**
 * Throws CHAIN_KEY_FOREIGN when the newest event was not linked with this key: whatever was written behind it would
 * break the chain for good.
 */
export async function checkChainKey(parts: CommitterParts): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) if (await fits(parts)) return
  throw new Fault({
    source: 'PROCESS',
    code: 'CHAIN_KEY_FOREIGN',
    retriable: false,
    cause: new Error(SENTENCE),
  })
}

async function fits({ driver, chainKey }: CommitterParts): Promise<boolean> {
  const [newest, before] = await readRows(driver, lastLinks, {})
  if (!newest) return true
  const { seq, digest, link } = newest
  return link === linkAfter(chainKey, { previous: before?.link ?? '', seq, digest })
}
