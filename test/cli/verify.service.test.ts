import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jsonOf, runStemma } from '#test/cli/run-stemma.ts'
import { mappingOf, planOf } from '#test/cli/small-company.ts'
import { describeWithNeo4j, emptyStore, testNeo4j } from '#test/support/neo4j.ts'

const MAPPING = mappingOf('kiln')
const PLAN = planOf('kiln', { maxLevel: 2, rates: ['0.10', '0.05'], ordersToo: false })
const OF_KILN = ['--company', 'kiln', '--json']

interface Told {
  readonly ok: boolean
  readonly code?: string
  readonly indexed: number
  readonly found: readonly { readonly code: string; readonly subject: string; readonly fields?: string[] }[]
}

describeWithNeo4j('stemma verify', () => {
  let home = ''
  let driver: Driver

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'stemma-verify-'))
    const { uri, user, password } = testNeo4j()
    driver = neo4j.driver(uri, user === '' ? undefined : neo4j.auth.basic(user, password))
    const session = driver.session()
    await emptyStore(session)
    await session.close()
    const rows = [1, 2, 3, 4, 5, 6]
    const members = rows.map((no) => `${no},${no === 1 ? '' : Math.floor(no / 2)},2024-01-01\n`)
    const orders = rows.map((no) => `B${no},TEA,2,2024-01-15 10:00,10.00,${no}\n`)
    await writeFile(join(home, 'mapping.yaml'), MAPPING)
    await writeFile(join(home, 'kiln.plan.yaml'), PLAN)
    await writeFile(join(home, 'members.csv'), `no,sponsor,joined\n${members.join('')}`)
    await writeFile(join(home, 'orders.csv'), `order,product,pieces,at,price,buyer\n${orders.join('')}`)
    const steps = [
      ['import', 'company', home, '--json'],
      ['period', 'run', '2024-01', ...OF_KILN],
    ]
    for (const step of steps) {
      const done = await runStemma(home, step)
      expect(done.code, done.stderr).toBe(0)
    }
  }, 120_000)
  afterAll(async () => {
    await driver.close()
    await rm(home, { recursive: true, force: true })
  })

  const verify = async () => {
    const run = await runStemma(home, ['verify', ...OF_KILN])
    return { exit: run.code, told: jsonOf(run) as unknown as Told }
  }

  it('compares log, graph and index of a sound company, and ends with 0', async () => {
    const { exit, told } = await verify()
    expect(told).toMatchObject({ ok: true, indexed: 6, runs: 1, unmarkedRuns: 0, troubles: 0, found: [] })
    expect(exit).toBe(0)
  })

  it('tells people what was changed, and what to do about it', async () => {
    await driver.executeQuery("MATCH (o:Order {number: 'B1'}) SET o.currency = 'USD'")
    const { code, stdout } = await runStemma(home, ['verify', '--company', 'kiln'])
    await driver.executeQuery("MATCH (o:Order {number: 'B1'}) SET o.currency = 'EUR'")
    expect(stdout).toMatch(/^ {2}ORDER_DIFFERS at event \d+: Order [0-9a-f-]{36} \(currency\)$/m)
    expect(stdout).toMatch(/^ORDER_DIFFERS: its events still say what it was/m)
    expect(code).toBe(3)
  })

  it.each([
    {
      what: 'a member whose id is none',
      done: "CREATE (:Contact:Member {id: 'nobody', ordinal: 6, status: 'ENROLLED', country: 'DE'})",
      undone: "MATCH (m:Member {id: 'nobody'}) DELETE m",
      codes: ['NO_EVENT', 'INDEX_DIFFERS'],
    },
    {
      what: 'ranks of a published run that are no text',
      done: "MATCH (r:PeriodRecord), (run:Run) SET r.paidAsRanks = 7, run.state = 'CLOSED'",
      undone:
        "MATCH (r:PeriodRecord), (run:Run) SET r.paidAsRanks = ['', '', '', '', '', ''], run.state = 'DRAFT'",
      codes: ['RUN_DIFFERS', 'RECORDS_DIFFER', 'INDEX_DIFFERS'],
    },
    {
      what: 'an event and a head of foreign types',
      done: "MATCH (e:Event {seq: 2}), (h:EventHead) SET e.at = 'noon', h.link = 5",
      undone: '',
      codes: ['DIGEST_WRONG', 'HEAD_DIFFERS'],
    },
  ])('ends with 3, a finding, and never as a bug of ours: $what', async ({ done, undone, codes }) => {
    await driver.executeQuery(done)
    const { exit, told } = await verify()
    if (undone !== '') await driver.executeQuery(undone)
    expect(told.code).toBe('TAMPERED')
    expect(told.found.map(({ code }) => code)).toEqual(expect.arrayContaining(codes))
    expect(exit).toBe(3)
  })
})
