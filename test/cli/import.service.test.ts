import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jsonOf, runStemma, startStemma } from '#test/cli/run-stemma.ts'
import { mappingOf, planOf } from '#test/cli/small-company.ts'
import { describeWithNeo4j, emptyStore, endLeases, testNeo4j } from '#test/support/neo4j.ts'

const MAPPING = mappingOf('mill')
const PLAN = planOf('mill', { maxLevel: 2, rates: ['0.10', '0.05'], ordersToo: true })
const MEMBERS = 3_000

describeWithNeo4j('stemma import and stemma period', () => {
  let home = ''
  let folder = ''
  let driver: Driver
  const count = async (what: string): Promise<number> =>
    Number((await driver.executeQuery(`MATCH ${what} RETURN count(*) AS n`)).records[0]?.get('n'))

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'stemma-cli-home-'))
    folder = await mkdtemp(join(tmpdir(), 'stemma-cli-files-'))
    const { uri, user, password } = testNeo4j()
    driver = neo4j.driver(uri, user === '' ? undefined : neo4j.auth.basic(user, password))
    const session = driver.session()
    await emptyStore(session)
    await session.close()
    const members = Array.from(
      { length: MEMBERS },
      (_, at) => `${at + 1},${at === 0 ? '' : Math.floor((at + 1) / 2)},2024-01-01\n`,
    )
    const orders = Array.from(
      { length: MEMBERS },
      (_, at) => `B${at},TEA,2,2024-01-15 10:00,10.00,${at + 1}\n`,
    )
    await writeFile(join(folder, 'mapping.yaml'), MAPPING)
    await writeFile(join(folder, 'mill.plan.yaml'), PLAN)
    await writeFile(join(folder, 'members.csv'), `no,sponsor,joined\n${members.join('')}`)
    await writeFile(join(folder, 'orders.csv'), `order,product,pieces,at,price,buyer\n${orders.join('')}`)
  })
  afterAll(async () => {
    await driver.close()
    await rm(home, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  })

  it('completes after kill -9 with nothing lost and nothing doubled, then changes nothing', async () => {
    const killed = startStemma(home, ['import', 'company', folder])
    await killed.heard('2000 rows read')
    killed.process.kill('SIGKILL')
    await killed.ended
    await endLeases(driver)
    const begun = await count('(:Member)')
    expect(begun).toBeGreaterThanOrEqual(2_000)
    const again = await runStemma(home, ['import', 'company', folder, '--json'])
    expect(again.code, again.stderr).toBe(0)
    const first = jsonOf(again)
    expect(first).toMatchObject({ ok: true, read: 2 * MEMBERS, rejected: 0 })
    expect(first['unchanged']).toBeGreaterThanOrEqual(begun)
    expect((first['logIns'] as unknown[]).length).toBe(3)
    expect(await count('(:Member)')).toBe(MEMBERS)
    expect(await count('(:Order)')).toBe(MEMBERS)
    const events = await count('(:Event)')
    const second = jsonOf(await runStemma(home, ['import', 'company', folder, '--json']))
    expect(second).toMatchObject({ ok: true, accepted: 0, unchanged: 2 * MEMBERS, logIns: [] })
    expect(await count('(:Event)')).toBe(events)
  })

  it('runs, reviews and closes a month by two people, and prints the largest statements', async () => {
    const at = ['2024-01', '--company', 'mill']
    const run = await runStemma(home, ['period', 'run', ...at, '--json'])
    expect(run.code, run.stderr).toBe(0)
    const drafted = jsonOf(run) as { state: string; largest: unknown[]; run: { checks: { ok: boolean }[] } }
    expect(drafted.state).toBe('DRAFT')
    expect(drafted.largest).toHaveLength(10)
    expect(drafted.run.checks.every(({ ok }) => ok)).toBe(true)
    const alone = await runStemma(home, ['period', 'review', ...at, '--json'])
    expect(alone.code).toBe(2)
    const stranger = await runStemma(home, [
      'period',
      'review',
      ...at,
      '--as',
      'nobody@mill.example',
      '--json',
    ])
    expect([stranger.code, jsonOf(stranger)['code']]).toEqual([3, 'USER_UNKNOWN'])
    const one = ['--as', 'finance@mill.example', '--json']
    expect((await runStemma(home, ['period', 'review', ...at, ...one])).code).toBe(0)
    const same = await runStemma(home, ['period', 'close', ...at, ...one])
    expect([same.code, jsonOf(same)['code']]).toEqual([3, 'REVIEWER_SAME'])
    const two = ['--as', 'finance2@mill.example', '--json']
    expect(jsonOf(await runStemma(home, ['period', 'close', ...at, ...two]))['state']).toBe('CLOSED')
    const again = await runStemma(home, ['period', 'run', ...at, '--json'])
    expect([again.code, jsonOf(again)['code']]).toEqual([3, 'PERIOD_CLOSED'])
    expect((await runStemma(home, ['period', 'show', '2023-12', '--company', 'mill', '--json'])).code).toBe(3)
  })

  it('verifies the store, finds what was changed behind its back, and migrates twice', async () => {
    const sound = await runStemma(home, ['verify', '--company', 'mill', '--json'])
    expect(sound.code, sound.stderr).toBe(0)
    const anchor = join(folder, 'anchor.json')
    await writeFile(anchor, sound.stdout)
    expect((await runStemma(home, ['verify', '--company', 'mill', '--anchor', anchor])).code).toBe(0)
    await driver.executeQuery("MATCH (o:Order {number: 'B7'}) SET o.amountMinor = 1")
    const tampered = await runStemma(home, ['verify', '--company', 'mill', '--json'])
    expect([tampered.code, jsonOf(tampered)['ok']]).toEqual([3, false])
    await driver.executeQuery("MATCH (o:Order {number: 'B7'}) SET o.amountMinor = 2000")
    expect((await runStemma(home, ['migrate', '--company', 'mill'])).code).toBe(0)
  })

  it('answers bad input with exit 2, one sentence and nothing changed', async () => {
    const events = await count('(:Event)')
    const missing = await runStemma(home, ['import', 'company', join(folder, 'nowhere'), '--json'])
    expect([missing.code, jsonOf(missing)['code']]).toEqual([2, 'FOLDER_MISSING'])
    await writeFile(join(folder, 'broken.yaml'), MAPPING.replace('EUR', 'QQQ'))
    const broken = await runStemma(home, [
      'import',
      'company',
      folder,
      '--mapping',
      join(folder, 'broken.yaml'),
      '--json',
    ])
    expect([broken.code, jsonOf(broken)['code']]).toEqual([2, 'BAD_USER_INPUT'])
    expect((await runStemma(home, ['import'])).code).toBe(2)
    expect((await runStemma(home, ['period', 'run'])).code).toBe(2)
    expect((await runStemma(home, ['seed', 'forest'])).code).toBe(2)
    expect(await count('(:Event)')).toBe(events)
  })
})
