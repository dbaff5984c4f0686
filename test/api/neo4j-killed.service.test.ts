import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Neo4jServer, openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'
import { readServerRecord } from '#server/adapters/neo4j-launcher/server-record.ts'
import { readConfig } from '#server/config.ts'
import { type House, openHouse } from '#test/api/open-house.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-neo4j-killed-'))

describeWithNeo4j('a Neo4j of our own that ends while the API serves', () => {
  let neo4j: Neo4jServer
  let house: House
  beforeAll(async () => {
    neo4j = await openNeo4j({
      profile: 'TEST',
      store: join(ground, 'store'),
      logs: join(ground, 'logs'),
      cache: readConfig().cache,
      password: 'only-for-this-test',
    })
    house = await openHouse({ neo4j })
  })
  afterAll(async () => {
    await house?.close()
    await neo4j?.stop()
    rmSync(ground, { recursive: true, force: true })
  })

  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'by %s: nothing is answered but 503 or all of it, and without a restart of ours it is back',
    async (signal) => {
      const office = await house.as('office')
      const product = `code: "${signal}", name: "Tea", kind: "GOODS", memberPrice: "9", customerPrice: "9", cv: "5", points: "5"`
      const save = () => office.ask(`mutation { saveProduct(${product}) { id } }`)
      const codes = async () => {
        const { status, data } = await office.ask('{ productList { code } }')
        return status === 200 ? (data.productList as { code: string }[]).map(({ code }) => code) : status
      }
      expect((await save()).codes).toEqual([])
      const record = await readServerRecord(join(ground, 'store'))
      process.kill(record!.server.pid, signal)
      // Until it is back, an answer says 503 or, having waited a few seconds for the next one, all of it.
      const answers: (number | string[])[] = []
      const backAgain = async (): Promise<boolean> => {
        answers.push(await codes())
        const { server } = (await readServerRecord(join(ground, 'store'))) ?? { server: undefined }
        return server !== undefined && server.pid !== record!.server.pid && Array.isArray(answers.at(-1))
      }
      const { status, codes: refusals } = await save()
      expect([
        [503, ['UNAVAILABLE']],
        [200, []],
      ]).toContainEqual([status, refusals])
      await expect.poll(backAgain, { timeout: 90_000, interval: 100 }).toBe(true)
      for (const answer of answers) expect(answer === 503 || (answer as string[]).includes(signal)).toBe(true)
      expect((await save()).codes).toEqual([])
      expect((await readServerRecord(join(ground, 'store')))?.port).toBe(record!.port)
    },
  )
})
