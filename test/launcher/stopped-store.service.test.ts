import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, expect, it } from 'vitest'
import { openNeo4j } from '#server/adapters/neo4j-launcher/find-neo4j.ts'
import { withStoppedStore } from '#server/adapters/neo4j-launcher/stopped-store.ts'
import { readConfig } from '#server/config.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-stopped-'))
const at = (name: string) => ({
  profile: 'TEST' as const,
  store: join(ground, name, 'store'),
  logs: join(ground, name, 'logs'),
  cache: readConfig().cache,
  password: 'only-for-this-test',
})

/** Starts a server on the store, counts the edges in it, does what is asked meanwhile, and stops it. */
async function edgesIn(
  store: ReturnType<typeof at>,
  meanwhile = async (): Promise<void> => {},
): Promise<number> {
  const server = await openNeo4j(store)
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  try {
    await meanwhile()
    const found = await driver.executeQuery('MATCH (:Leaf)-[e:HANGS_ON]->(:Leaf) RETURN count(e) AS edges')
    return Number(found.records[0]?.get('edges'))
  } finally {
    await driver.close()
    await server.stop()
  }
}

describeWithNeo4j('a stopped store', () => {
  afterAll(() => rmSync(ground, { recursive: true, force: true }))

  it('takes a bulk import and a copy, is refused while a server runs, and is empty when wiped', async () => {
    const nodes = join(ground, 'leaves.csv')
    const edges = join(ground, 'edges.csv')
    writeFileSync(nodes, 'id:ID,:LABEL\n1,Leaf\n2,Leaf\n3,Leaf\n')
    writeFileSync(edges, ':START_ID,:END_ID,:TYPE\n2,1,HANGS_ON\n3,1,HANGS_ON\n')
    const heard: string[] = []
    await withStoppedStore(at('one'), async (stopped) => {
      await stopped.runAdminCommand({
        args: ['database', 'import', 'full', 'neo4j', `--nodes=${nodes}`, `--relationships=${edges}`],
        heard: (line) => heard.push(line),
      })
      const wrong = stopped.runAdminCommand({ args: ['database', 'check', 'nowhere'] })
      await expect(wrong).rejects.toMatchObject({ code: 'NEO4J_ADMIN_FAILED' })
    })
    expect(heard.join('\n')).toContain('IMPORT DONE')

    await withStoppedStore(at('two'), (stopped) => stopped.copyFrom(at('one').store))
    const whileItRuns = async () => {
      const refused = withStoppedStore(at('two'), (stopped) => stopped.wipe())
      await expect(refused).rejects.toMatchObject({ code: 'NEO4J_RUNNING' })
    }
    expect(await edgesIn(at('two'), whileItRuns)).toBe(2)

    await withStoppedStore(at('two'), (stopped) => stopped.wipe())
    expect(await edgesIn(at('two'))).toBe(0)
  })
})
