import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientOf, send } from '#test/api/client.ts'
import { type House, MEMBERS, openHouse } from '#test/api/open-house.ts'
import { openSocket } from '#test/api/socket.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('the doors', () => {
  let house: House
  let url: string
  beforeAll(async () => {
    house = await openHouse()
    url = `${house.doors.address}/graphql`
  })
  afterAll(() => house.close())

  describe('limits', () => {
    test('a document of depth 60 is refused, whoever asks', async () => {
      const deep = `{ __schema { types { fields { type { ${'ofType { '.repeat(55)}name${' }'.repeat(55)} } } } } }`
      for (const client of [clientOf(house.doors.address), await house.as('admin')]) {
        const answer = await client.ask(deep)
        expect([answer.status, answer.codes, answer.data]).toEqual([200, ['QUERY_TOO_DEEP'], null])
      }
    })

    test('a document of cost 10 million is refused before anything is read', async () => {
      const doubling = Array.from(
        { length: 20 },
        (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
      )
      const last = 'fragment F20 on Query { periods { id from to } }'
      const answer = await (await house.as('admin')).ask(`{ ...F0 } ${doubling.join(' ')} ${last}`)
      expect(answer.codes).toEqual(['QUERY_TOO_COSTLY'])
      expect(answer.data).toBeNull()
    })

    test('10,000 aliases are refused', async () => {
      const aliases = Array.from({ length: 10_000 }, (_, at) => `a${at}: company { name }`)
      const answer = await clientOf(house.doors.address).ask(`{ ${aliases.join(' ')} }`)
      expect(answer.status).toBe(400)
      expect(answer.codes).toEqual(['BAD_USER_INPUT'])
    })

    test('pages larger than 200 are refused', async () => {
      const answer = await (await house.as('admin')).ask('{ members(first: 201) { page { total } } }')
      expect(answer.codes).toEqual(['PAGE_TOO_LARGE'])
    })

    test('bodies above 1 MB, and bodies that are no JSON, are refused without a library’s sentence', async () => {
      const large = await send(url, {
        query: '{ company { name } }',
        variables: { x: 'x'.repeat(1_100_000) },
      })
      expect([large.status, large.codes]).toEqual([413, ['BAD_USER_INPUT']])
      const broken = await send(url, '{ "query": ')
      expect([broken.status, broken.codes]).toEqual([400, ['BAD_USER_INPUT']])
      expect(JSON.stringify(broken.errors)).not.toMatch(/JSON|position|token/)
    })

    test('filters of generated lists are limited in size', async () => {
      const where = `{ OR: [${Array.from({ length: 200 }, () => '{ code: { eq: "x" } }').join(' ')}] }`
      const answer = await (await house.as('admin')).ask(`{ plainProducts(where: ${where}) { code } }`)
      expect(answer.codes).toEqual(['QUERY_TOO_COSTLY'])
    })
  })

  describe('forgeries from other pages', () => {
    test('a form of another page cannot ask in the name of who is signed in', async () => {
      const { cookie } = await house.as('admin')
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': type, cookie },
          body: JSON.stringify({ query: 'mutation { signOut }' }),
        })
        expect(answer.status).toBeGreaterThanOrEqual(400)
      }
      expect(
        (await fetch(`${url}?query=${encodeURIComponent('{viewer{seq}}')}`, { headers: { cookie } })).status,
      ).toBe(400)
      expect((await (await house.as('admin')).ask('{ viewer { user { id } } }')).data.viewer).not.toBeNull()
    })

    test('a socket opens for our own page and a known actor only', async () => {
      const anna = await house.as('anna')
      await expect(openSocket(anna, { origin: 'http://evil.test' })).rejects.toThrow('401')
      await expect(openSocket(clientOf(house.doors.address))).rejects.toThrow('401')
      const socket = await openSocket(anna)
      socket.close()
    })
  })

  describe('live changes', () => {
    test('are told to whom they are in sight, and to nobody else', async () => {
      const [anna, dora] = [
        await openSocket(await house.as('anna')),
        await openSocket(await house.as('dora')),
      ]
      const [below, beside] = [
        anna.subscribe(`subscription { downlineChanged(root: "${MEMBERS.ANNA}") { kind id } }`),
        dora.subscribe('subscription { changed { kind id } }'),
      ]
      const foreign = await dora
        .subscribe(`subscription { downlineChanged(root: "${MEMBERS.ANNA}") { id } }`)
        .next(5_000)
      expect(foreign).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
      const office = await house.as('office')
      const change = await office.ask(
        `mutation { setMemberStatus(id: "${MEMBERS.CARA}", status: GRACE, from: "2026-11-20", reason: "late") { id } }`,
      )
      expect(change.codes).toEqual([])
      expect(await below.next(10_000)).toEqual({
        data: { downlineChanged: { kind: 'MEMBER_STATUS_CHANGED', id: MEMBERS.CARA } },
      })
      expect(await beside.next(1_500)).toBeUndefined()
      anna.close()
      dora.close()
    })

    test('sockets carry subscriptions only', async () => {
      const socket = await openSocket(await house.as('anna'))
      const answer = await socket.subscribe('mutation { signOutEverywhere }').next(5_000)
      expect(answer).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
      socket.close()
    })
  })

  describe('beside GraphQL', () => {
    test('health says live and ready', async () => {
      expect(await (await fetch(`${house.doors.address}/health/live`)).json()).toEqual({ live: true })
      const ready = await fetch(`${house.doors.address}/health/ready`)
      expect([ready.status, await ready.json()]).toEqual([
        200,
        { ready: true, neo4j: true, migrations: true, index: true },
      ])
    })

    test('the schema of plans is published', async () => {
      const answer = await fetch(`${house.doors.address}/schema/plan-1.json`)
      expect(answer.headers.get('content-type')).toContain('application/schema+json')
      expect(await answer.json()).toHaveProperty('$schema')
    })

    test('every answer forbids sniffing and framing; unknown paths say NOT_FOUND', async () => {
      const answer = await fetch(`${house.doors.address}/nowhere`)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('x-frame-options')).toBe('DENY')
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    })

    test('the front door opens to every client', async () => {
      const answer = await fetch(`${house.doors.address}/`, { headers: { accept: '*/*' } })
      expect(answer.status).toBe(200)
      expect(await answer.text()).toMatch(/<!doctype html/i)
    })

    test('the page runs under a policy without unsafe-inline and unsafe-eval', async () => {
      const page = await fetch(`${house.doors.address}/members/1`, { headers: { accept: 'text/html' } })
      const policy = page.headers.get('content-security-policy')
      // Without a built web app there is no page to send.
      if (policy === null) expect(page.status).toBe(404)
      else {
        expect(policy).toContain("script-src 'self'")
        expect(policy).not.toContain('unsafe')
        expect(await page.text()).not.toContain('__NONCE__')
      }
    })

    test('server time is told with every answer', async () => {
      const answer = await clientOf(house.doors.address).ask('{ company { name } }')
      expect(answer.headers.get('server-timing')).toMatch(/^app;dur=\d+\.\d\d$/)
    })
  })

  describe('the operator’s log', () => {
    test('says who asked for what and how it ended, and holds no name, address, password or token', async () => {
      const dora = await house.as('dora')
      await dora.ask(
        `{ downlineFind(text: "berg") { rank } member(id: "${MEMBERS.DORA}") { name contact { email } } }`,
      )
      await dora.ask(`{ member(id: "${MEMBERS.ANNA}") { name } }`)
      const read = async () => readFile(join(house.app.home.logs, 'server.log'), 'utf8')
      await expect.poll(read, { timeout: 10_000 }).toContain('"codes":["NOT_FOUND"]')
      const log = await read()
      expect(log).toContain('"fields":["downlineFind","member"]')
      for (const secret of [
        'Berg',
        'Gerd',
        'stemma.test',
        'people.test',
        'heather',
        dora.cookie.split('=')[1] ?? '-',
      ]) {
        expect(log).not.toContain(secret)
      }
    })
  })

  describe('places in the log', () => {
    test('staff see the true one, members an opaque one, and both may send it back', async () => {
      const [admin, anna] = [await house.as('admin'), await house.as('anna')]
      const truth = (await admin.ask('{ health { headSeq } viewer { seq } }')).data
      expect(truth.viewer.seq).toBe(truth.health.headSeq)
      const opaque = (await anna.ask('{ viewer { seq } }')).data.viewer.seq
      expect(opaque).not.toBe(truth.viewer.seq)
      for (const [client, seq] of [
        [admin, truth.viewer.seq],
        [anna, opaque],
        [anna, '123'],
        [anna, 'nonsense'],
      ] as const) {
        expect(
          (await client.ask('{ home { tiles { key } } }', { headers: { 'x-stemma-seq': seq } })).codes,
        ).toEqual([])
      }
    })

    test('a read that has seen more than the index reaches within a second is refused', async () => {
      const admin = await house.as('admin')
      const ahead = `${BigInt((await admin.ask('{ health { headSeq } }')).data.health.headSeq) + 5n}`
      const answer = await admin.ask('{ periods { id } }', { headers: { 'x-stemma-seq': ahead } })
      expect([answer.status, answer.codes]).toEqual([200, ['INDEX_BEHIND']])
    })
  })
})
