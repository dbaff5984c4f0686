import { describe, expect, test } from 'vitest'
import { mergeOffences, placeOffences } from './places.ts'
import { houseCode, sourcesIn } from './sources.ts'

const migration = {
  path: 'cypher/migrations/0001-x.cypher',
  text: 'CREATE CONSTRAINT x IF NOT EXISTS\nFOR (member:Member) REQUIRE member.id IS UNIQUE',
}
const pair = {
  path: 'cypher/migrations/0002-x.cypher',
  text: 'CREATE CONSTRAINT y IF NOT EXISTS\nFOR (page:Rows) REQUIRE (page.run, page.number) IS UNIQUE',
}
const merging = (pattern: string) => [
  migration,
  pair,
  { path: 'cypher/write/x.cypher', text: `MERGE ${pattern}\nSET x.name = 1` },
]

describe('what stands only in its place', () => {
  test('Cypher, the environment and the end of the process do', () => {
    const others = houseCode().filter(({ path }) => !path.startsWith('test/house/places'))
    expect(placeOffences(others)).toEqual([])
  })

  test.each([
    ['server/adapters/neo4j/x.ts', "run('MATCH (member:Member) RETURN member')"],
    ['server/usecases/x.ts', 'const text = `MERGE (x {id: 1})`'],
    ['web/x.ts', "'UNWIND $rows AS row'"],
    ['server/adapters/index/x.ts', 'process.exit(1)'],
    ['server/api/x.ts', "process.env['PORT']"],
  ])('finds the planted offender in %s: %s', (path, text) => {
    expect(placeOffences([{ path, text }])).toHaveLength(1)
  })

  test('a comment may speak of them', () => {
    const text = "// MATCH (member:Member)\n/* process.exit */\nconst link = 'http://x'"
    expect(placeOffences([{ path: 'server/app.ts', text }])).toEqual([])
  })
})

describe('MERGE', () => {
  test('stands on a constrained key alone', () => {
    expect(mergeOffences(sourcesIn(['cypher'], /\.cypher$/))).toEqual([])
  })

  test.each([
    '(x:Member {name: row.name})',
    '(x:Member {id: row.id, name: row.name})',
    '(x:Rows {run: 1})',
    '(x:Member)',
    '(a)-[:SPONSORED_BY]->(b)',
    '(x:Member {id: 1})-[:SPONSORED_BY]->(y)',
  ])('finds the planted offender %s', (pattern) => {
    expect(mergeOffences(merging(pattern))).toHaveLength(1)
  })

  test.each(['(x:Member {id: row.id})', "(x:Rows {number: $number, run: $kind + ' ' + toString($key)})"])(
    'lets %s pass',
    (pattern) => {
      expect(mergeOffences(merging(pattern))).toEqual([])
    },
  )
})
