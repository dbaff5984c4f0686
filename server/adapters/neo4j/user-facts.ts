import type { Driver } from 'neo4j-driver'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import * as queries from '#server/adapters/neo4j/users-queries.ts'
import type { Role } from '#server/domain/kernel/access.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { ApiKey, UserFacts } from '#server/ports/user-facts.ts'

interface KeyRow {
  readonly keyId: string
  readonly userId: UserId
  readonly label: string
  readonly keyRoles: readonly Role[]
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
  readonly revoked: boolean
}

/** Users and keys as they stand in the graph. */
export function userFacts(driver: Driver): UserFacts {
  return {
    byEmail: (email) => readOne(driver, queries.userByEmail, { email }),
    byId: (id) => readOne(driver, queries.userById, { id }),
    list: (search, limit) =>
      readRows(driver, queries.listUsers, { search: search?.toLowerCase() ?? null, limit }),
    names: async (ids) => {
      const rows = await readRows(driver, queries.userNames, { ids: [...new Set(ids)] })
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
    apiKeys: async (userId) => (await readRows(driver, queries.apiKeysOfUser, { userId })).map(keyOf),
    apiKey: async (id) => {
      const row = await readOne(driver, queries.apiKeyById, { id })
      return row && keyOf(row)
    },
    byKeyDigest: async (keyDigest) => {
      const row = await readOne(driver, queries.keyHolder, { keyDigest })
      return row && { key: keyOf(row), user: row }
    },
    keyUsed: async (id, at) => {
      await readRows(driver, queries.touchKey, { id, at })
    },
  }
}

const keyOf = ({ keyId, keyRoles, userId, label, createdAt, lastUsedAt, revoked }: KeyRow): ApiKey => ({
  id: keyId,
  userId,
  label,
  roles: keyRoles,
  createdAt,
  lastUsedAt,
  revoked,
})
