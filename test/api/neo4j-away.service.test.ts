import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#server/adapters/neo4j-launcher/launch.ts'
import { clientOf } from '#test/api/client.ts'
import { type House, openHouse } from '#test/api/open-house.ts'
import { describeWithNeo4j, testNeo4j } from '#test/support/neo4j.ts'

/** A wire to the run's Neo4j that can be cut and mended. */
interface Wire {
  readonly port: number
  cut(): Promise<void>
  mend(): Promise<void>
}

async function openWire(uri: string): Promise<Wire> {
  const { hostname, port: far } = new URL(uri)
  const port = await freePort()
  const open = new Set<Socket>()
  let server: Server
  const mend = (): Promise<void> =>
    new Promise((resolve) => {
      server = createServer((near) => {
        const there = connect(Number(far), hostname)
        for (const socket of [near, there]) {
          open.add(socket)
          socket.on('error', () => socket.destroy())
          socket.on('close', () => open.delete(socket))
        }
        near.pipe(there).pipe(near)
      })
      server.listen(port, '127.0.0.1', resolve)
    })
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  await mend()
  return { port, cut, mend }
}

describeWithNeo4j('while Neo4j is away', () => {
  let wire: Wire
  let house: House
  beforeAll(async () => {
    wire = await openWire(testNeo4j().uri)
    house = await openHouse({ neo4j: { ...testNeo4j(), uri: `bolt://127.0.0.1:${wire.port}` } })
  })
  afterAll(async () => {
    await house.close()
    await wire.cut()
  })

  test('answers are 503 UNAVAILABLE, the server lives but is not ready; when it is back all is well', async () => {
    const admin = await house.as('admin')
    const ask = () => admin.ask('{ users { name } }')
    expect((await ask()).codes).toEqual([])
    await wire.cut()
    const away = await ask()
    expect([away.status, away.codes, away.data]).toEqual([503, ['UNAVAILABLE'], null])
    expect(away.errors[0]?.extensions.facts).toEqual({ fault: 'NEO4J_AWAY', retriable: 'true' })
    const others = ['{ plainProducts { code } }', 'mutation { setLanguage(language: "de") { id } }']
    for (const { status, codes } of await Promise.all(others.map((each) => admin.ask(each)))) {
      expect([status, codes]).toEqual([503, ['UNAVAILABLE']])
    }
    expect((await fetch(`${house.doors.address}/health/live`)).status).toBe(200)
    const ready = await fetch(`${house.doors.address}/health/ready`)
    expect([ready.status, (await ready.json()) as object]).toMatchObject([
      503,
      { ready: false, neo4j: false },
    ])
    await wire.mend()
    await expect.poll(async () => (await ask()).status, { timeout: 30_000, interval: 200 }).toBe(200)
    expect((await admin.ask('mutation { setLanguage(language: "de") { id } }')).codes).toEqual([])
    expect((await clientOf(house.doors.address).ask('{ company { name } }')).codes).toEqual([])
  })
})
