import type { Driver } from 'neo4j-driver'
import type { GraphModel } from '#test/cypher/graph-model.ts'

/** Nodes of every label, so that the planner has something to weigh: a noun that is large has more of them. */
const LARGE = 2_000
const SMALL = 20

const VALUES: Readonly<Record<string, string>> = {
  STRING: "'v' + i",
  INTEGER: 'i',
  BOOLEAN: 'i % 2 = 0',
  DATE: 'date() + duration({days: i})',
  'LOCAL DATETIME': 'localdatetime() + duration({seconds: i})',
  'LIST<STRING>': "['a', 'b']",
  'LIST<INTEGER>': '[1, 2]',
  'LIST<BOOLEAN>': '[true, false]',
  'LIST<LOCAL DATETIME>': '[localdatetime()]',
}

/** Fills a migrated store with nodes and edges of every kind the model declares, and lets the planner look again. */
export async function fillSampleGraph(driver: Driver, model: GraphModel): Promise<void> {
  let number = 0
  for (const [label, { large, keys, alsoLabelled = [] }] of Object.entries(model.nodes)) {
    if (SINGLE.includes(label)) continue
    number += 1_000_000
    const all = [keys, ...alsoLabelled.map((base) => model.nodes[base]?.keys ?? {})]
    const set = Object.entries(Object.assign({}, ...all) as Record<string, string>)
      .map(([key, type]) => `${key}: ${VALUES[type]}`)
      .join(', ')
    await driver.executeQuery(
      `UNWIND range(${number} + 1, ${number} + ${large ? LARGE : SMALL}) AS i
       CREATE (:${[...alsoLabelled, label].join(':')} {${set}})`,
    )
  }
  for (const [type, { from, to }] of Object.entries(model.relationships)) {
    await driver.executeQuery(
      `MATCH (a:${from}) WITH collect(a) AS tails MATCH (b:${to}) WITH tails, collect(b) AS heads
       UNWIND range(0, size(tails) - 1) AS i
       WITH tails[i] AS a, heads[i / 3 % size(heads)] AS b, i
       CREATE (a)-[:${type} {currentOf: '${type}' + i}]->(b)`,
    )
  }
  await driver.executeQuery('CALL db.prepareForReplanning(60)')
}

/** There is one, or the migrations make them. */
const SINGLE = ['EventHead', 'Migration', 'Company']
