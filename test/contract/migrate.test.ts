import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Migration, migrate, readMigrations } from '#server/adapters/neo4j/migrate.ts'
import { openTestStore, type TestStore, tickingClock } from '#test/contract/open-store.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('migrations', () => {
  let store: TestStore
  const files = readMigrations()
  const head = files.slice(0, 1)
  const migration = (name: string, text: string, checksum = name): Migration => ({ name, checksum, text })
  const counting = migration('0002-count', "MERGE (head:EventHead {name: 'log'}) SET head.seq = head.seq + 1")

  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  const forget = () => store.ask('MATCH (migration:Migration) DETACH DELETE migration')
  const seq = async (): Promise<number> =>
    Number((await store.ask('MATCH (head:EventHead) RETURN head.seq'))[0])

  it('change nothing the second time', async () => {
    expect(await migrate(store.driver, store.clock)).toEqual([])
    const [constraints] = await store.ask('SHOW CONSTRAINTS YIELD name RETURN count(name)')
    expect(Number(constraints)).toBe(files.filter(({ text }) => text.startsWith('CREATE CONSTRAINT')).length)
  })

  it('are applied once when two processes start at once', async () => {
    await forget()
    const before = await seq()
    const [one, other] = await Promise.all(
      [1, 2].map(() => migrate(store.driver, tickingClock(), [...head, counting])),
    )
    expect([...(one ?? []), ...(other ?? [])]).toEqual([head[0]?.name, '0002-count'])
    expect(await seq()).toBe(before + 1)
  })

  it('go on where a broken one stopped, when it has been mended', async () => {
    await forget()
    const broken = migration('0002-broken', 'THIS IS NO STATEMENT')
    await expect(migrate(store.driver, store.clock, [...head, broken])).rejects.toMatchObject({ name: 'Bug' })
    const mended = migration('0002-broken', counting.text)
    expect(await migrate(store.driver, store.clock, [...head, mended])).toEqual(['0002-broken'])
  })

  it('are refused when one was edited after it was applied', async () => {
    await forget()
    await migrate(store.driver, store.clock, [...head, counting])
    const edited = migration('0002-count', counting.text, 'another checksum')
    await expect(migrate(store.driver, store.clock, [...head, edited])).rejects.toMatchObject({
      name: 'Fault',
      code: 'MIGRATION_EDITED',
      retriable: false,
    })
  })

  it('are refused for a store that a newer version has migrated', async () => {
    await expect(migrate(store.driver, store.clock, head)).rejects.toMatchObject({
      code: 'MIGRATION_UNKNOWN',
    })
  })
})
