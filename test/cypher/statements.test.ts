import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMigrations } from '#server/adapters/neo4j/migrate.ts'
import { boundQueries } from '#server/adapters/neo4j/query.ts'
import { CYPHER_FOLDER, loadStatement, parseStatement } from '#server/adapters/neo4j/statement-file.ts'
import { WRITE_TABLE } from '#server/adapters/neo4j/write-table.ts'
import { graphModel, keysOf } from '#test/cypher/graph-model.ts'
import { columnsOf, faultsOf, parametersOf } from '#test/cypher/statement-check.ts'

const ADAPTER = new URL('../../server/adapters/neo4j/', import.meta.url)

await Promise.all(
  readdirSync(ADAPTER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => import(new URL(file, ADAPTER).href)),
)

const names = readdirSync(CYPHER_FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.cypher'))
  .map((path) => path.slice(0, -'.cypher'.length))
  .sort()

const sourceOf = (name: string): string => readFileSync(`${CYPHER_FOLDER}${name}.cypher`, 'utf8')

describe('every file of cypher/', () => {
  it.each(names)('%s says what it is for and asks for nothing the graph has not', (name) => {
    expect(loadStatement(name).purpose).toMatch(/^[A-Z].*\.$/)
    expect(faultsOf(sourceOf(name), graphModel)).toEqual([])
  })

  it('of reads and bookkeeping has one twin, with its parameters and its columns', () => {
    const found = boundQueries().map(({ file, params, row }) => ({
      name: file.name,
      params: Object.keys(params.shape).sort(),
      columns: Object.keys(row.shape).sort(),
    }))
    const wanted = found.map(({ name }) => ({
      name,
      params: [...parametersOf(sourceOf(name))],
      columns: columnsOf(sourceOf(name)).toSorted(),
    }))
    expect(found).toEqual(wanted)
    expect(new Set(found.map(({ name }) => name)).size).toBe(found.length)
    const bound = new Set(found.map(({ name }) => name))
    const loose = names.filter((name) => /^(read|bookkeeping)\//.test(name) && !bound.has(name))
    expect(loose).toEqual(UNBOUND)
  })

  it('of writes runs for some event kind or for the log, over rows, and says how many it wrote', () => {
    const steps = Object.values(WRITE_TABLE).flatMap((list) => list.map(({ file }) => file.name))
    const writes = names.filter((name) => name.startsWith('write/'))
    expect(writes.filter((name) => !steps.includes(name))).toEqual(BY_THE_COMMITTER)
    for (const name of steps) {
      expect(sourceOf(name)).toContain('UNWIND $rows AS row')
      expect([name, ...columnsOf(sourceOf(name))]).toEqual([name, 'written'])
    }
  })

  it('of migrations may run twice', () => {
    for (const { name, text } of readMigrations())
      expect(text, name).toMatch(/IF NOT EXISTS|^MERGE [\s\S]*ON CREATE SET/)
  })
})

/** Bound to no twin: asked when a connection is opened, and waited for after migrations; neither has rows. */
const UNBOUND = ['bookkeeping/migrations/await-indexes', 'read/log/answers']

const BY_THE_COMMITTER = [
  'write/genealogy/give-ordinals',
  'write/log/append',
  'write/log/lock-head',
  'write/log/lock-versions',
  'write/log/raise-versions',
]

describe('the check of statements', () => {
  const read = (body: string): string => `// What for.\n// access: read\n${body}\n`

  it.each([
    ['bad syntax', 'MATCH (m:Member RETURN m.id AS id'],
    ['an unknown label', 'MATCH (m:Membre {id: $id})\nRETURN\n  m.id AS id'],
    ['an unknown key', 'MATCH (m:Member {id: $id})\nRETURN\n  m.nmae AS name'],
    ['a key of another noun', 'MATCH (m:Member {id: $id})\nRETURN\n  m.totalMinor AS total'],
    ['a key of another noun inside a pattern', 'MATCH (o:Order {nameKey: $id})\nRETURN\n  o.id AS id'],
    [
      'an edge key nobody wrote',
      'MATCH (m:Member)-[e:SPONSORED_BY {since: $at}]->(s:Member)\nRETURN\n  s.id AS id',
    ],
    [
      'a relationship with the wrong ends',
      'MATCH (o:Order)-[:SPONSORED_BY]->(m:Member)\nRETURN\n  m.id AS id',
    ],
    ['a relationship turned round', 'MATCH (m:Member)-[:BOUGHT_BY]->(o:Order)\nRETURN\n  o.id AS id'],
    ['an unknown variable', 'MATCH (m:Member {id: $id})\nRETURN\n  n.id AS id'],
    ['APOC', 'RETURN\n  apoc.text.join([$a], $b) AS joined'],
    ['a mean of amounts', 'MATCH (o:Order {period: $p})\nRETURN\n  avg(o.amountMinor) AS mean'],
    ['a share of an amount', 'MATCH (o:Order {id: $id})\nRETURN\n  o.amountMinor / 2 AS half'],
    ['a line without end', 'MATCH (m:Member {id: $id})-[:SPONSORED_BY*]->(s:Member)\nRETURN\n  s.id AS id'],
    ['a column without an alias', 'MATCH (m:Member {id: $id})\nRETURN\n  m.id'],
    ['two columns on a line', 'MATCH (m:Member {id: $id})\nRETURN m.id AS id, m.name'],
    ['a semicolon', 'MATCH (m:Member {id: $id})\nRETURN\n  m.id AS id;'],
    ['too many lines', `MATCH (m:Member {id: $id})\n${'\n'.repeat(60)}RETURN\n  m.id AS id`],
  ])('finds %s', (_, body) => {
    expect(faultsOf(read(body), graphModel)).not.toEqual([])
  })

  it('lets a sound statement pass', () => {
    const body = 'MATCH (m:Member {id: $id})-[:SPONSORED_BY*1..5]->(s:Member)\nRETURN\n  s.name AS name'
    expect(faultsOf(read(body), graphModel)).toEqual([])
    expect([columnsOf(body), parametersOf(body)]).toEqual([['name'], ['id']])
  })

  it('refuses a file without its head', () => {
    expect(() => parseStatement('x', '// What for.\nRETURN 1 AS one')).toThrow(/access: read/)
    expect(() => parseStatement('x', 'RETURN 1 AS one')).toThrow(/begins with a sentence/)
    expect(() => parseStatement('x', '// What for.\n// access: read\n')).toThrow(/holds a statement/)
    expect(() => loadStatement('read/nothing/such')).toThrow()
  })

  it('knows that a member has the keys of a contact, and a contact may have those of its roles', () => {
    expect(keysOf(graphModel, ['Member'])).toContain('email')
    expect(keysOf(graphModel, ['Contact'])).toContain('ordinal')
    expect(keysOf(graphModel, ['Order'])).not.toContain('email')
  })
})
