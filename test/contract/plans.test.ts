import { readdirSync } from 'node:fs'
import type { Plan } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CYPHER_FOLDER, loadStatement } from '#server/adapters/neo4j/statement-file.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { fillSampleGraph } from '#test/contract/sample-graph.ts'
import { graphModel } from '#test/cypher/graph-model.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const names = readdirSync(CYPHER_FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.cypher'))
  .map((path) => path.slice(0, -'.cypher'.length))
  .filter((name) => !name.startsWith('migrations/'))
  .sort()

describeWithNeo4j('the plan', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
    await fillSampleGraph(store.driver, graphModel)
  })
  afterAll(() => store.driver.close())

  const operatorsOf = async (text: string): Promise<readonly Operator[]> => {
    const { summary } = await store.driver.executeQuery(`EXPLAIN ${text}`, {}, { database: 'neo4j' })
    return summary.plan === false ? [] : flat(summary.plan)
  }

  it.each(names)('of %s shows what the file expects and scans no large noun', async (name) => {
    const { text, expects } = loadStatement(name)
    const operators = await operatorsOf(text)
    expect(faultsOf(operators, expects)).toEqual([])
    const seen = operators.map((operator) => operator.name)
    for (const wanted of expects) expect(seen).toContain(wanted)
  })

  it.each([
    ['a look at every node', 'MATCH (n) WHERE n.id = $id RETURN n.id AS id'],
    ['a scan of all members', 'MATCH (m:Member) WHERE m.city = $city RETURN m.id AS id'],
    ['a scan of all orders', 'MATCH (o:Order) RETURN count(o.kind) AS orders'],
    ['a product of two sets', 'MATCH (p:Product), (u:User) RETURN p.code AS code, u.id AS id'],
  ])('is refused for %s', async (_, text) => {
    expect(faultsOf(await operatorsOf(text))).not.toEqual([])
  })
})

interface Operator {
  readonly name: string
  readonly details: string
}

/** `NodeUniqueIndexSeek(Locking)@neo4j` is a NodeUniqueIndexSeek. */
function flat(plan: Plan): readonly Operator[] {
  const name = plan.operatorType.replace(/@.*$/, '').replace(/\(.*\)$/, '')
  const details = String(plan.arguments['Details'] ?? '')
  return [{ name, details }, ...plan.children.flatMap(flat)]
}

const large = Object.entries(graphModel.nodes).flatMap(([label, node]) => (node.large ? [label] : []))

/** A walk over a whole index of a large noun is a fault unless the file says that it means it. */
function faultsOf(operators: readonly Operator[], expects: readonly string[] = []): readonly string[] {
  return operators.flatMap(({ name, details }) => {
    const scan =
      /^(NodeByLabelScan|NodeIndexScan)$/.test(name) && !(name === 'NodeIndexScan' && expects.includes(name))
    const ofLarge = large.some((label) => details.includes(`:${label}`))
    return ALWAYS.includes(name) || (scan && ofLarge) ? [`${name} ${details}`] : []
  })
}

const ALWAYS = ['AllNodesScan', 'CartesianProduct']
