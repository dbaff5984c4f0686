import { describe, expect, test } from 'vitest'
import {
  FLOATING_ALLOWED,
  LONG_FILES,
  nameOffences,
  purityOffences,
  RECURSION_ALLOWED,
  recursionOffences,
  SYNONYMS,
  sizeOffences,
  synonymOffences,
} from './habits.ts'
import { filesBelow, houseCode, sourcesIn } from './sources.ts'

const cypher = () => sourcesIn(['cypher'], /\.cypher$/)
const schema = () => sourcesIn(['server/api'], /\.graphql$/)
const withoutThisTest = () =>
  houseCode().filter(({ path }) => !/^test\/(house\/habits|web\/words\/)/.test(path))

describe('sizes', () => {
  test('no file is longer, and no line wider, than a reader can hold', () => {
    expect(sizeOffences([...houseCode(), ...cypher()])).toEqual([])
  })

  test.each([
    ['server/x.ts', 'a\n'.repeat(301)],
    ['cypher/x.cypher', 'a\n'.repeat(61)],
    ['server/x.ts', 'a'.repeat(121)],
  ])('finds a planted offender in %s', (path, text) => {
    expect(sizeOffences([{ path, text }])).toHaveLength(1)
  })

  test('every exception still exists and is still needed', () => {
    const long = houseCode().filter(({ text }) => text.split('\n').length > 301)
    expect(Object.keys(LONG_FILES).filter((name) => !long.some(({ path }) => path === name))).toEqual([])
  })
})

describe('names', () => {
  test('every file is kebab-case and says what it is about', () => {
    expect(nameOffences(['server', 'web', 'seeds', 'test', 'cypher'].flatMap(filesBelow))).toEqual([])
  })

  test.each(['server/utils.ts', 'server/order-helpers.ts', 'web/common/x.ts', 'server/userManager.ts'])(
    'finds the planted offender %s',
    (path) => {
      expect(nameOffences([path])).toHaveLength(1)
    },
  )

  test('one word for one thing', () => {
    expect(synonymOffences([...withoutThisTest(), ...cypher(), ...schema()])).toEqual([])
  })

  test.each(Object.keys(SYNONYMS))('finds the planted synonym %s', (word) => {
    expect(synonymOffences([{ path: 'server/x.ts', text: `const ${word}Id = 1` }])).toHaveLength(1)
  })
})

describe('purity', () => {
  test('domain, ports and use cases take time as a value and never see a float', () => {
    expect(purityOffences(houseCode())).toEqual([])
  })

  test.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'parseFloat(text)',
    'Number(text)',
    'amount.toFixed(2)',
    'Math.round(x)',
  ])('finds the planted offender %s', (code) => {
    expect(
      purityOffences([{ path: 'server/domain/compensation/x.ts', text: `const x = ${code}` }]),
    ).toHaveLength(1)
  })

  test('every exception is still needed', () => {
    const needed = (path: string) =>
      houseCode().some((source) => source.path === path && /Number\(|Math\.round|toFixed/.test(source.text))
    expect(Object.keys(FLOATING_ALLOWED).filter((path) => !needed(path))).toEqual([])
  })
})

describe('recursion', () => {
  const code = () => houseCode().filter(({ path }) => !path.startsWith('test/'))

  test('no function calls itself', () => {
    expect(recursionOffences(code())).toEqual([])
  })

  test.each([
    'export function below(tree: Tree) {\n  return tree.children.map((child) => below(child))\n}\n',
    'const depth = (tree: Tree): number =>\n  1 + Math.max(...tree.children.map((child) => depth(child)))\n',
    'function* walk<T>(tree: T) {\n  yield* walk<T>(tree)\n}\n',
  ])('finds the planted offender %j', (text) => {
    expect(recursionOffences([{ path: 'server/x.ts', text }])).toHaveLength(1)
  })

  test('lets a method of the same name and a later call pass', () => {
    const text = 'export function size(tree: Tree) {\n  return tree.size()\n}\n\nconsole.log(size(tree))\n'
    expect(recursionOffences([{ path: 'server/x.ts', text }])).toEqual([])
  })

  test('every exception is still needed', () => {
    const named = Object.keys(RECURSION_ALLOWED).map((name) => name.split(' ')[0])
    const paths = code().map(({ path }) => path)
    expect(named.filter((path) => path === undefined || !paths.includes(path))).toEqual([])
  })
})
