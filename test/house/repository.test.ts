import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Offence, type Source, sourcesIn, top } from './sources.ts'

const TOP_LEVEL = new Set([
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE', 'node_modules'],
  ...['server', 'web', 'cypher', 'seeds', 'test'],
])

const strangersIn = (entries: readonly string[]): string[] =>
  entries.filter((entry) => !entry.startsWith('.') && !TOP_LEVEL.has(entry))

const TEXT = /\.(ts|tsx|css|html|md|graphql|cypher|json|yaml|yml|xml|po)$/
const everything = (): Source[] =>
  sourcesIn(['server', 'web', 'seeds', 'test', 'cypher'], TEXT).concat(
    ['README.md', 'package.json', '.ci/run'].map((path) => ({
      path,
      text: readFileSync(join(top, path), 'utf8'),
    })),
  )

// Written so that this file does not name what it refuses.
const MACHINE_PATH = new RegExp(
  `(^|[\\s'"\`(=])/(${['wo' + 'rk', 'ho' + 'me/[a-z]', 'ro' + 'ot', 'us' + 'ers/[a-z]'].join('|')})/`,
  'im',
)
const REGISTRY = new RegExp(
  ['registry' + '.npmjs', 'repo' + '.maven', 'repo1' + '.maven', 'deb' + '.debian.org'].join('|'),
)
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`)
const SKIPPED = new RegExp(`\\b(it|test|describe)\\.(${['on' + 'ly', 'to' + 'do'].join('|')})\\b`)

function textOffences(sources: readonly Source[]): Offence[] {
  const rules: readonly (readonly [RegExp, string])[] = [
    [MACHINE_PATH, 'names a path of one machine'],
    [REGISTRY, 'names the host of a package registry'],
    [UNFINISHED, 'marks something unfinished: finish it or write an issue'],
    [SKIPPED, 'keeps tests from running'],
  ]
  return sources.flatMap(({ path, text }) =>
    rules.filter(([pattern]) => pattern.test(text)).map(([, rule]) => ({ path, rule })),
  )
}

describe('the repository', () => {
  test('has nothing on its top level but what the owner fixed', () => {
    expect(strangersIn(readdirSync(top))).toEqual([])
    expect(strangersIn(['src', '.npmrc', 'server'])).toEqual(['src'])
  })

  test('speaks of Stemma alone and leaves nothing half done', () => {
    expect(textOffences(everything())).toEqual([])
  })

  test.each(["'/wo" + "rk/x'", 'https://registry' + '.npmjs.org', '// TO' + 'DO later', 'test.on' + 'ly('])(
    'finds the planted offender %s',
    (text) => {
      expect(textOffences([{ path: 'server/x.ts', text }])).toHaveLength(1)
    },
  )

  test('keeps download addresses out of the lockfile', () => {
    expect(readFileSync(join(top, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": *"http/)
  })

  test('names only versions that are pinned', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'))
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/.test(String(version)),
    )
    expect(loose).toEqual([])
  })
})
