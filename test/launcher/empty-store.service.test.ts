import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithNeo4j, emptySchema, emptyStore, testNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('the one Neo4j of a test run', () => {
  let driver: Driver
  beforeAll(() => {
    const server = testNeo4j()
    driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  })
  afterAll(() => driver.close())

  it('is emptied of nodes and relationships, also when it is empty already', async () => {
    const session = driver.session()
    await session.run('UNWIND range(1, 25000) AS i CREATE (:Leaf {i: i})-[:HANGS_ON]->(:Twig)')
    for (const _ of [1, 2]) {
      await emptyStore(session)
      const left = await session.run('MATCH (n) RETURN count(n) AS left')
      expect(left.records[0]?.get('left').toNumber()).toBe(0)
    }
    await session.close()
  })

  it('keeps constraints until the schema is emptied too', async () => {
    const session = driver.session()
    const names = async () =>
      (await session.run('SHOW CONSTRAINTS YIELD name')).records.map((row) => row.get('name'))
    await session.run('CREATE CONSTRAINT leaf_i IF NOT EXISTS FOR (n:Leaf) REQUIRE n.i IS UNIQUE')
    await emptyStore(session)
    expect(await names()).toContain('leaf_i')
    await emptySchema(session)
    expect(await names()).toEqual([])
    await session.close()
  })
})
