import { describe, expect, test } from 'vitest'
import { doorplateOffences, inheritanceOffences, sleepingOffences } from './doorplates.ts'
import { houseCode } from './sources.ts'

const code = () => houseCode().filter(({ path }) => !path.startsWith('test/'))
const planted = (text: string) => [{ path: 'server/x.ts', text }]

describe('doorplates', () => {
  test('every exported function has a docstring', () => {
    expect(doorplateOffences(code())).toEqual([])
  })

  test.each([
    'export function f() {\n',
    'const a = 1\n\nexport async function f() {\n',
    '// Not a docstring.\nexport function* f() {\n',
    'export const f = (a: number): number => {\n',
    'export const f: Verb = async (a) => ({\n',
  ])('finds the planted offender %j', (text) => {
    expect(doorplateOffences(planted(text))).toHaveLength(1)
  })

  test.each(['/** What f does. */\nexport function f() {\n', 'export const double = (a: number) => 2 * a\n'])(
    'lets %j pass',
    (text) => {
      expect(doorplateOffences(planted(text))).toEqual([])
    },
  )
})

describe('comments and classes', () => {
  test('no code sleeps in a comment', () => {
    expect(sleepingOffences(houseCode())).toEqual([])
  })

  test.each([
    '// const x = 1',
    '  // await run(x)',
    '// return total(x);',
    '// if (x > 1) {',
    "// import { x } from '#server/x.ts'",
    '// runAll(members)',
  ])('finds the planted offender %s', (text) => {
    expect(sleepingOffences(planted(text))).toHaveLength(1)
  })

  test.each(['// What returns is asked again (see the port).', '// Because a run may be long.'])(
    'lets %s pass',
    (text) => {
      expect(sleepingOffences(planted(text))).toEqual([])
    },
  )

  test('only errors inherit', () => {
    expect(inheritanceOffences(houseCode())).toEqual([])
    expect(inheritanceOffences(planted('class A extends B {}'))).toHaveLength(1)
    expect(inheritanceOffences(planted('export class A extends Error {}'))).toEqual([])
  })
})
