import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf, cookieOf, send, signIn, tryToSignIn } from '#test/api/client.ts'
import { emailOf, type House, openHouse, PASSWORD } from '#test/api/open-house.ts'
import { openSocket } from '#test/api/socket.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const WHO = '{ viewer { user { name } } }'
const nameIn = (data: { viewer?: { user: { name: string } } | null } | null): string | undefined =>
  data?.viewer?.user.name

describeWithNeo4j('accounts', () => {
  let house: House
  let address: string
  beforeAll(async () => {
    house = await openHouse()
    address = house.doors.address
  })
  afterAll(() => house.close())

  const nobody = () => clientOf(address)

  test('unknown users and wrong passwords are answered with the same words', async () => {
    const wrong = await tryToSignIn(nobody(), emailOf('office'), 'not the password at all')
    const unknown = await tryToSignIn(nobody(), 'who@stemma.test', 'not the password at all')
    const endless = await tryToSignIn(nobody(), emailOf('office'), 'x'.repeat(100_000))
    for (const answer of [wrong, unknown, endless]) {
      expect(answer.status).toBe(200)
      expect(answer.data).toBeNull()
      expect(answer.errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'SIGN_IN_FAILED', facts: {} },
      ])
      expect(cookieOf(answer)).toBe('')
    }
  })

  test('after five wrong passwords the account is closed to that address, even for the right one', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await tryToSignIn(nobody(), emailOf('dora'), 'wrong')).codes).toEqual(['SIGN_IN_FAILED'])
    }
    const closed = await tryToSignIn(nobody(), emailOf('dora'), PASSWORD)
    expect(closed.codes).toEqual(['TOO_MANY_ATTEMPTS'])
    expect(Number(closed.errors[0]?.extensions.facts['waitMs'])).toBeGreaterThan(0)
    expect((await tryToSignIn(nobody(), emailOf('anna'), PASSWORD)).codes).toEqual([])
  })

  test('signing in again ends the session that was presented', async () => {
    const first = await signIn(address, emailOf('compliance'), PASSWORD)
    const again = await tryToSignIn(first, emailOf('compliance'), PASSWORD)
    const second = clientOf(address, cookieOf(again))
    expect(second.cookie).not.toBe(first.cookie)
    expect(nameIn((await second.ask(WHO)).data)).toBe('User compliance')
    expect(nameIn((await first.ask(WHO)).data)).toBeUndefined()
  })

  test('a forged, a foreign and an ended session are nobody’s', async () => {
    const client = await signIn(address, emailOf('finance'), PASSWORD)
    const [name = '', token = ''] = client.cookie.split('=')
    const forged = [
      `${name}=${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `stemma-other=${token}`,
      `${name}=${'0'.repeat(token.length)}`,
    ]
    for (const cookie of forged) {
      expect((await clientOf(address, cookie).ask('{ users { name } }')).codes).toEqual(['UNAUTHENTICATED'])
    }
    expect((await client.ask('mutation { signOut }')).data).toEqual({ signOut: true })
    expect((await client.ask('{ periods { id } }')).codes).toEqual(['UNAUTHENTICATED'])
  })

  test('an expired session is nobody’s, and an idle one of staff too', async () => {
    const [office, anna] = [
      await signIn(address, emailOf('office2'), PASSWORD),
      await signIn(address, emailOf('anna'), PASSWORD),
    ]
    const age = async (set: string): Promise<void> => {
      await house.app.driver.executeQuery(`MATCH (session:Session) SET ${set}`, {}, { database: 'neo4j' })
    }
    await age("session.lastSeenAt = session.lastSeenAt - duration('PT31M')")
    await eventually(async () => (await office.ask('{ users { name } }')).codes[0]).toBe('UNAUTHENTICATED')
    expect(nameIn((await anna.ask(WHO)).data)).toBe('User anna')
    await age("session.endsAt = session.endsAt - duration('PT13H')")
    await eventually(async () => nameIn((await anna.ask(WHO)).data)).toBeUndefined()
  })

  test('changing the password asks for the old one, refuses weak ones, and ends all other sessions', async () => {
    const [here, there] = [
      await signIn(address, emailOf('finance2'), PASSWORD),
      await signIn(address, emailOf('finance2'), PASSWORD),
    ]
    const change = (current: string, next: string) =>
      here.ask(
        'mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) { id } }',
        {
          variables: { current, next },
        },
      )
    expect((await change('wrong', 'a good long phrase')).codes).toEqual(['PASSWORD_WRONG'])
    for (const weak of ['short', 'aaaaaaaaaaaa', '1234567890', 'finance2stemma']) {
      expect((await change(PASSWORD, weak)).codes).toEqual(['PASSWORD_WEAK'])
    }
    const changed = await change(PASSWORD, 'another heather altogether')
    expect(changed.codes).toEqual([])
    expect(nameIn((await clientOf(address, cookieOf(changed)).ask(WHO)).data)).toBe('User finance2')
    expect(nameIn((await there.ask(WHO)).data)).toBeUndefined()
    expect((await tryToSignIn(nobody(), emailOf('finance2'), PASSWORD)).codes).toEqual(['SIGN_IN_FAILED'])
  })

  test('signing out everywhere ends every session and closes every socket', async () => {
    const [here, there] = [
      await signIn(address, emailOf('anna'), PASSWORD),
      await signIn(address, emailOf('anna'), PASSWORD),
    ]
    const socket = await openSocket(there)
    expect((await here.ask('mutation { signOutEverywhere }')).data).toEqual({ signOutEverywhere: true })
    expect(await socket.closed).toBe(4403)
    expect(nameIn((await there.ask(WHO)).data)).toBeUndefined()
  })

  test('one ends the own sessions only', async () => {
    const [anna, admin] = [await signIn(address, emailOf('anna'), PASSWORD), await house.as('admin')]
    const [session] = (await admin.ask('{ sessions { id } }')).data.sessions
    expect((await anna.ask(`mutation { endSession(id: "${session.id}") }`)).codes).toEqual(['NOT_FOUND'])
    expect((await admin.ask('{ sessions { current } }')).data.sessions).toContainEqual({ current: true })
  })

  test('a key acts with its own roles, never with more than its user has, and not after it was revoked', async () => {
    const admin = await house.as('admin')
    const make = 'mutation ($roles: [Role!]!) { createApiKey(label: "shop", roles: $roles) { id key } }'
    expect((await admin.ask(make, { variables: { roles: ['FINANCE'] } })).codes).toEqual(['FORBIDDEN'])
    const { id, key } = (await admin.ask(make, { variables: { roles: ['ADMIN'] } })).data.createApiKey
    const asKey = (bearer: string) =>
      send(
        `${address}/graphql`,
        { query: '{ users { name } sessions { id } }' },
        { authorization: `Bearer ${bearer}` },
      )
    expect((await asKey(key)).data.users).not.toHaveLength(0)
    for (const forged of [`${key}x`, key.slice(0, -1), 'stemma_', '']) {
      expect((await asKey(forged)).codes[0]).toBe('UNAUTHENTICATED')
    }
    expect((await asKey(key)).data.sessions).toBeDefined()
    const withKey = { authorization: `Bearer ${key}` }
    expect((await nobody().ask(make, { variables: { roles: ['ADMIN'] }, headers: withKey })).codes).toEqual([
      'FORBIDDEN',
    ])
    expect(
      (await (await house.as('office')).ask(`mutation { revokeApiKey(id: "${id}") { id } }`)).codes,
    ).toEqual(['NOT_FOUND'])
    const socket = await openSocket(nobody(), { apiKey: key })
    const begun = performance.now()
    expect((await admin.ask(`mutation { revokeApiKey(id: "${id}") { id } }`)).codes).toEqual([])
    expect((await asKey(key)).codes[0]).toBe('UNAUTHENTICATED')
    expect(await socket.closed).toBe(4403)
    // At once, not when all sockets are asked anew, every 15 s.
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect((await admin.ask('{ apiKeys { id revoked } }')).data.apiKeys).toEqual([{ id, revoked: true }])
  })

  test('roles taken away and users blocked are without them at once, and nobody does it to themselves', async () => {
    const admin = await house.as('admin')
    const made = await admin.ask(
      'mutation { createUser(email: "temp@stemma.test", name: "Temp", roles: [BACK_OFFICE], language: "en") { id password } }',
    )
    const { id, password } = made.data.createUser
    const temp = await signIn(address, 'temp@stemma.test', password)
    expect((await temp.ask('{ users { id } }')).codes).toEqual([])
    expect(
      (await admin.ask(`mutation { setUserRoles(id: "${id}", roles: [COMPLIANCE]) { id } }`)).codes,
    ).toEqual([])
    expect((await temp.ask('{ users { id } }')).codes).toEqual(['FORBIDDEN'])
    expect((await admin.ask(`mutation { blockUser(id: "${id}", reason: "left") { id } }`)).codes).toEqual([])
    expect((await temp.ask('{ users { id } }')).codes).toEqual(['UNAUTHENTICATED'])
    expect((await tryToSignIn(nobody(), 'temp@stemma.test', password)).codes).toEqual(['SIGN_IN_FAILED'])
    const own = (await admin.ask('{ viewer { user { id } } }')).data.viewer.user.id
    expect((await admin.ask(`mutation { blockUser(id: "${own}", reason: "oops") { id } }`)).codes).toEqual([
      'FORBIDDEN',
    ])
    expect(
      (await admin.ask(`mutation { setUserRoles(id: "${own}", roles: [MEMBER]) { id } }`)).codes,
    ).toEqual(['FORBIDDEN'])
    const twice =
      'mutation { createUser(email: "TEMP@stemma.test", name: "T", roles: [MEMBER], language: "en") { id } }'
    expect((await admin.ask(twice)).codes).toEqual(['EMAIL_TAKEN'])
  })
})

/** What a server remembers of a session is believed for one second: asked until it says so. */
const eventually = <T>(ask: () => Promise<T>) => expect.poll(ask, { timeout: 10_000, interval: 100 })
