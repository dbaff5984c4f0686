import { expect, test } from 'vitest'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { anonymous } from '#server/usecases/actor.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { signIn } from '#server/usecases/users/sign-in.ts'
import { fakeGenealogy, fakePorts, indexOf } from '#test/usecases/fake-ports.ts'

interface StoredUser {
  readonly passwordHash: string
  readonly blocked: boolean
}

/** Signs in with the right password while `meanwhile` happens to the user; answers the sessions that are open then. */
async function signedInWhile(meanwhile: (user: StoredUser) => StoredUser) {
  const open = new Set<string>()
  let user = {
    ...{ id: 'u1', email: 'anna@a.de', name: 'Anna', roles: ['MEMBER'], contactId: null, blocked: false },
    passwordHash: 'hash of old',
  }
  const ports = {
    ...fakePorts(fakeGenealogy(indexOf([]))),
    clock: { now: () => instantOf(Date.UTC(2026, 10, 5)) },
    ids: { next: () => 's1' },
    digest: { identifier: (_kind: string, text: string) => text },
    attempts: { take: async () => undefined, forget: async () => undefined },
    users: { byEmail: async () => user },
    secret: {
      token: () => 'token',
      tokenDigest: (token: string) => token,
      verifyPassword: async (hash: string | undefined, password: string) => {
        const right = hash === `hash of ${password}`
        user = { ...user, ...meanwhile(user) }
        return right
      },
    },
    sessions: {
      open: async ({ id }: { readonly id: string }) => void open.add(id),
      end: async (_user: string, id: string) => open.delete(id),
    },
  } as unknown as Ports
  const answer = await signIn({ ports, actor: anonymous('', '') }, { email: 'anna@a.de', password: 'old' })
  return { codes: answer.ok ? [] : answer.refusals.map(({ code }) => code), open: [...open] }
}

test('a sign-in that nothing overtakes opens its session', async () => {
  expect(await signedInWhile((user) => user)).toEqual({ codes: [], open: ['s1'] })
})

test('the old password opens nothing when it was changed while it was being checked', async () => {
  const changed = await signedInWhile((user) => ({ ...user, passwordHash: 'hash of new' }))
  expect(changed).toEqual({ codes: ['SIGN_IN_FAILED'], open: [] })
})

test('nor does a user who was blocked meanwhile come in', async () => {
  const blocked = await signedInWhile((user) => ({ ...user, blocked: true }))
  expect(blocked).toEqual({ codes: ['SIGN_IN_FAILED'], open: [] })
})
