import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jsonOf, type RunningStemma, runStemma, startStemma } from '#test/cli/run-stemma.ts'
import { mappingOf, planOf } from '#test/cli/small-company.ts'
import { describeWithNeo4j, emptyStore, endLeases, testNeo4j } from '#test/support/neo4j.ts'

const MAPPING = mappingOf('forge')
const PLAN = planOf('forge', { maxLevel: 3, rates: ['0.10', '0.05', '0.02'], ordersToo: true })
const MEMBERS = 2_000
const AT = ['2024-01', '--company', 'forge']

describeWithNeo4j('a month whose process is killed', () => {
  let home = ''
  let folder = ''
  let driver: Driver
  const one = async (text: string): Promise<Record<string, unknown>> =>
    (await driver.executeQuery(text)).records[0]?.toObject() ?? {}
  const count = async (what: string): Promise<number> =>
    Number((await one(`MATCH ${what} RETURN count(*) AS n`))['n'])

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'stemma-killed-home-'))
    folder = await mkdtemp(join(tmpdir(), 'stemma-killed-files-'))
    const { uri, user, password } = testNeo4j()
    driver = neo4j.driver(uri, user === '' ? undefined : neo4j.auth.basic(user, password))
    const session = driver.session()
    await emptyStore(session)
    await session.close()
    const rows = Array.from({ length: MEMBERS }, (_, at) => at + 1)
    const members = rows.map((no) => `${no},${no === 1 ? '' : Math.floor(no / 2)},2024-01-01\n`)
    const orders = rows.map((no) => `B${no},TEA,2,2024-01-15 10:00,10.00,${no}\n`)
    await writeFile(join(folder, 'mapping.yaml'), MAPPING)
    await writeFile(join(folder, 'forge.plan.yaml'), PLAN)
    await writeFile(join(folder, 'members.csv'), `no,sponsor,joined\n${members.join('')}`)
    await writeFile(join(folder, 'orders.csv'), `order,product,pieces,at,price,buyer\n${orders.join('')}`)
    const imported = await runStemma(home, ['import', 'company', folder, '--json'])
    expect(imported.code, imported.stderr).toBe(0)
  })
  afterAll(async () => {
    await driver.close()
    await rm(home, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  })

  /** Kills a command with SIGKILL at the first look at the store that finds something. */
  async function killedWhen(running: RunningStemma, what: string): Promise<number | null> {
    let ended = false
    void running.ended.then(() => {
      ended = true
    })
    while (!ended && (await count(what)) === 0);
    running.process.kill('SIGKILL')
    const { code } = await running.ended
    await endLeases(driver)
    return code
  }

  /** Statements somebody can see: of the one computation the run names. */
  const published = () =>
    one(`MATCH (run:Run {period: '2024-01'}) MATCH (s:Statement {runId: run.id, computation: run.computation})
      RETURN toString(sum(s.totalMinor)) AS minor, count(DISTINCT s.earnerId) AS earners, count(s) AS pages`)

  it('while statements are staged: no draft is there, and run again it is whole', async () => {
    const code = await killedWhen(startStemma(home, ['period', 'run', ...AT]), '(:Statement)')
    expect(code).toBeNull()
    expect(await count("(:Run {period: '2024-01'})")).toBe(0)
    expect(await count("(:Event {kind: 'RUN_COMPUTED'})")).toBe(0)
    const again = await runStemma(home, ['period', 'run', ...AT, '--json'])
    expect(again.code, again.stderr).toBe(0)
    expect(jsonOf(again)).toMatchObject({ ok: true, state: 'DRAFT' })
    const { minor, pages, earners } = await published()
    expect(pages).toEqual(earners)
    // Every buyer pays 10 %, 5 % and 2 % of 20.00 to whoever stands one, two and three levels above.
    const above = (level: number) =>
      Array.from({ length: MEMBERS }, (_, at) => at + 1).filter((no) => no >> level >= 1).length
    expect(minor).toBe(`${above(1) * 200 + above(2) * 100 + above(3) * 40}`)
  })

  it('between freezing and publishing: nothing may be dated into it, and closed again it is closed once', async () => {
    const person = (name: string) => ['--as', `${name}@forge.example`, '--json']
    const reviewed = await runStemma(home, ['period', 'review', ...AT, ...person('finance')])
    expect(reviewed.code, reviewed.stderr).toBe(0)
    const before = await published()
    const closing = startStemma(home, ['period', 'close', ...AT, ...person('finance2')])
    expect(await killedWhen(closing, "(:Period {id: '2024-01', state: 'FROZEN'})")).toBeNull()
    expect(await count("(:Event {kind: 'RUN_CLOSED'})")).toBe(0)
    await writeFile(
      join(folder, 'orders.csv'),
      'order,product,pieces,at,price,buyer\nLATE,TEA,1,2024-01-20 10:00,5.00,1\n',
    )
    const late = jsonOf(await runStemma(home, ['import', 'company', folder, '--json']))
    expect(late['rejectedBy']).toMatchObject([{ code: 'PERIOD_CLOSED', count: 1 }])
    const again = await runStemma(home, ['period', 'close', ...AT, ...person('finance2')])
    expect(again.code, again.stderr).toBe(0)
    expect(jsonOf(again)).toMatchObject({ ok: true, state: 'CLOSED' })
    expect(await published()).toEqual(before)
    expect(await count("(:Event {kind: 'RUN_CLOSED'})")).toBe(1)
    const sound = await runStemma(home, ['verify', '--company', 'forge', '--json'])
    expect(sound.code, sound.stdout).toBe(0)
  })
})
