import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { top } from './sources.ts'

const lines = (count: number): string => '  console.log(1)\n'.repeat(count)
const component = (count: number): string =>
  `export function Panel() {\n${lines(count)}  return <p>x</p>\n}\n`

/** One offender for each rule of size and habit that the linter holds, by file. */
const OFFENDERS: Readonly<Record<string, readonly [rule: string, text: string]>> = {
  'server/parameters.ts': [
    'useMaxParams',
    'export function f(a: 1, b: 1, c: 1, d: 1) {\n  return [a, b, c, d]\n}\n',
  ],
  'server/long.ts': ['noExcessiveLinesPerFunction', `export function f() {\n${lines(51)}}\n`],
  'web/panel.tsx': ['noExcessiveLinesPerFunction', component(121)],
  'server/any.ts': ['noExplicitAny', 'export const x: any = 1\n'],
  'server/barrel.ts': ['noBarrelFile', "export * from './x.ts'\n"],
  'server/node.ts': ['useNodejsImportProtocol', "import { join } from 'path'\n\nexport const x = join\n"],
  'server/type.ts': ['useImportType', "import { X } from './x.ts'\n\nexport const x = (y: X) => y\n"],
  'server/import.ts': ['noUnusedImports', "import { x } from './x.ts'\n\nexport const y = 1\n"],
  'server/variable.ts': ['noUnusedVariables', 'const y = 1\n'],
}
/** As long as they may be. */
const INNOCENT: Readonly<Record<string, string>> = {
  'server/just-fits.ts': `export function f(a: 1, b: 1, c: 1) {\n  console.log(a, b, c)\n${lines(46)}}\n`,
  'web/just-fits.tsx': component(110),
  'test/long.ts': `export function f() {\n${lines(70)}}\n`,
}

const biome = join(
  dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')),
  'bin/biome',
)

function lint(folder: string): Promise<string> {
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=100', '.']
  return new Promise((resolve) => {
    execFile(process.execPath, [biome, ...args], { cwd: folder }, (_error, stdout) => resolve(stdout))
  })
}

describe('what the linter holds', () => {
  let folder = ''
  let found: readonly (readonly [path: string, rule: string])[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stemma-lint-'))
    await copyFile(join(top, '.biome.jsonc'), join(folder, '.biome.jsonc'))
    const texts = [...Object.entries(OFFENDERS).map(([path, [, text]]) => [path, text] as const)]
    for (const [path, text] of [...texts, ...Object.entries(INNOCENT)]) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const { diagnostics } = JSON.parse(await lint(folder)) as {
      diagnostics: readonly { severity: string; category: string; location: { path: string } }[]
    }
    found = diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ category, location }) => [location.path, category.split('/').at(-1) ?? ''])
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(Object.entries(OFFENDERS))('finds the planted offender %s', (path, [rule]) => {
    expect(found.filter(([at]) => at === path).map(([, name]) => name)).toContain(rule)
  })

  test.each(Object.keys(INNOCENT))('lets %s pass', (path) => {
    expect(found.filter(([at]) => at === path)).toEqual([])
  })
})
