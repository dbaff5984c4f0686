import { expect, test } from 'vitest'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { type Credentials, identification } from '#server/usecases/users/identify.ts'

const NOW = instantOf(Date.UTC(2026, 10, 5))
const user = { id: 'u1', roles: ['ADMIN'], blocked: false, contactId: null }
const session = {
  id: 's1',
  userId: 'u1',
  createdAt: NOW,
  lastSeenAt: NOW,
  endsAt: instantOf(NOW + 3_600_000),
}
const key = { id: 'k1', userId: 'u1', label: 'shop', roles: ['ADMIN'], lastUsedAt: NOW, revoked: false }

/** A house with one session, whose token is `session-token`, and one key, `stemma_key`. */
const who = () =>
  identification({
    clock: { now: () => NOW },
    secret: { tokenDigest: (token: string) => `digest of ${token}` },
    sessions: {
      find: async (digest: string) => (digest === 'digest of session-token' ? { session, user } : undefined),
    },
    users: {
      byKeyDigest: async (digest: string) => (digest === 'digest of stemma_key' ? { key, user } : undefined),
    },
  } as unknown as Ports)

const shown = (sessionToken: string | undefined, apiKey?: string): Credentials => ({
  ...{ sessionToken, apiKey, address: '', userAgent: '' },
})

test('a session’s token shown as a key is nobody’s, right after it was used as what it is', async () => {
  const { identify } = who()
  expect((await identify(shown('session-token'))).standings).toEqual(['ADMIN'])
  expect((await identify(shown(undefined, 'session-token'))).standings).toEqual(['ANONYMOUS'])
})

test('a key shown as a session’s token is nobody’s, and works as a key right after', async () => {
  const { identify } = who()
  expect((await identify(shown('stemma_key'))).standings).toEqual(['ANONYMOUS'])
  expect((await identify(shown(undefined, 'stemma_key'))).standings).toEqual(['ADMIN'])
  expect((await identify(shown('stemma_key'))).standings).toEqual(['ANONYMOUS'])
})
