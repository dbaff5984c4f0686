import { z } from 'zod'
import { column } from '#server/adapters/neo4j/decode.ts'
import { parameter } from '#server/adapters/neo4j/encode.ts'
import { bindBookkeeping, bindQuery } from '#server/adapters/neo4j/query.ts'
import { ROLES } from '#server/domain/kernel/access.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'

const user = {
  id: column.id<UserId>(),
  email: column.text,
  name: column.text,
  roles: z.enum(ROLES).array(),
  language: column.text,
  blocked: column.flag,
  contactId: column.id<MemberId>().nullable(),
  lastSignInAt: column.instant.nullable(),
}

const apiKey = {
  keyId: column.text,
  userId: column.id<UserId>(),
  label: column.text,
  keyRoles: z.enum(ROLES).array(),
  createdAt: column.instant,
  lastUsedAt: column.instant.nullable(),
  revoked: column.flag,
}

const session = {
  sessionId: column.text,
  userId: column.id<UserId>(),
  createdAt: column.instant,
  lastSeenAt: column.instant,
  endsAt: column.instant,
  userAgent: column.text,
}

const removed = z.object({ removed: column.whole })
const ended = z.object({ id: column.text })

export const userByEmail = bindQuery('users/by-email', {
  params: z.object({ email: z.string() }),
  row: z.object({ ...user, passwordHash: column.text }),
})

export const userById = bindQuery('users/by-id', {
  params: z.object({ id: z.string() }),
  row: z.object({ ...user, passwordHash: column.text }),
})

export const listUsers = bindQuery('users/list', {
  params: z.object({ search: z.string().nullable(), limit: parameter.whole }),
  row: z.object(user),
})

export const userNames = bindQuery('users/names', {
  params: z.object({ ids: z.string().array().max(500) }),
  row: z.object({ id: column.text, name: column.text }),
})

export const apiKeysOfUser = bindQuery('users/api-keys', {
  params: z.object({ userId: z.string() }),
  row: z.object(apiKey),
})

export const apiKeyById = bindQuery('users/api-key', {
  params: z.object({ id: z.string() }),
  row: z.object(apiKey),
})

export const keyHolder = bindQuery('users/key-holder', {
  params: z.object({ keyDigest: z.string() }),
  row: z.object({ ...apiKey, ...user }),
})

export const sessionHolder = bindQuery('users/session-holder', {
  params: z.object({ digest: z.string() }),
  row: z.object({ ...session, ...user }),
})

export const sessionsOfUser = bindQuery('users/sessions', {
  params: z.object({ userId: z.string(), now: parameter.instant }),
  row: z.object(session),
})

export const openSession = bindBookkeeping('users/open-session', {
  params: z.object({
    digest: z.string(),
    id: z.string(),
    userId: z.string(),
    createdAt: parameter.instant,
    endsAt: parameter.instant,
    userAgent: z.string(),
  }),
  row: ended,
})

export const touchSession = bindBookkeeping('users/touch-session', {
  params: z.object({ digest: z.string(), at: parameter.instant }),
  row: ended,
})

export const touchKey = bindBookkeeping('users/touch-key', {
  params: z.object({ id: z.string(), at: parameter.instant }),
  row: ended,
})

export const endSession = bindBookkeeping('users/end-session', {
  params: z.object({ userId: z.string(), id: z.string() }),
  row: ended,
})

export const endSessions = bindBookkeeping('users/end-sessions', {
  params: z.object({ userId: z.string() }),
  row: ended,
})

export const sweepSessions = bindBookkeeping('users/sweep-sessions', {
  params: z.object({ at: parameter.instant }),
  row: removed,
})

export const sweepCounts = bindBookkeeping('users/sweep-counts', {
  params: z.object({ at: parameter.instant }),
  row: removed,
})

export const takeAttempts = bindBookkeeping('users/take-attempts', {
  params: z.object({
    rows: z.object({ key: z.string(), until: parameter.instant }).array(),
    at: parameter.instant,
  }),
  row: z.object({ key: column.text, count: column.whole, until: column.instant }),
})

export const forgetAttempts = bindBookkeeping('users/forget-attempts', {
  params: z.object({ keys: z.string().array() }),
  row: removed,
})
