import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf } from './floors.ts'
import { type Source, sourcesIn, top } from './sources.ts'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const manifest: Manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'))

/** Packages that nobody imports, each with what it is for. */
const UNIMPORTED: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'a command',
  '@graphql-codegen/client-preset': 'named by web/api/codegen.ts as a text',
  '@types/node': 'types',
  '@types/react': 'types',
  '@types/react-dom': 'types',
  '@types/ws': 'types',
  typescript: 'a command',
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

function packagesIn(sources: readonly Source[]): ReadonlySet<string> {
  const imported = sources
    .filter(({ path }) => /\.tsx?$/.test(path))
    .flatMap(importsOf)
    .filter((name) => !/^(server\/|web\/|seeds\/|test\/|node:)/.test(name))
  const styles = sources.flatMap(({ text }) =>
    [...text.matchAll(/(?:@import |url\()["'](@?[a-z][\w./-]*)["']/g)].map(([, name = '']) => name),
  )
  return new Set([...imported, ...styles].map(packageOf))
}

/** What is declared and not used, used and not declared, or used by the running product and declared for work. */
function packageOffences({ dependencies, devDependencies }: Manifest, sources: readonly Source[]): string[] {
  const all = packagesIn(sources)
  const product = packagesIn(sources.filter(({ path }) => !TOOLS.test(path)))
  const declared = { ...devDependencies, ...dependencies }
  return [
    ...Object.keys(declared).filter((name) => !all.has(name) && !(name in UNIMPORTED)),
    ...[...all].filter((name) => !(name in declared)),
    ...[...product].filter((name) => name in devDependencies),
    ...Object.keys(dependencies).filter((name) => all.has(name) && !product.has(name)),
  ]
}

/** Tests, and what builds the web app. */
const TOOLS = /^(test\/|web\/(vite\.config|check-bundle|look|api\/codegen)\.ts$|server\/web-build\.ts$)/

const GENERATED: Source = {
  path: 'web/api/generated/graphql.ts',
  text: readFileSync(join(top, 'web/api/generated/graphql.ts'), 'utf8'),
}
const everything = () => sourcesIn(['server', 'web', 'seeds', 'test'], /\.(tsx?|css)$/).concat(GENERATED)

describe('packages', () => {
  test('are declared when somebody uses them, for the product or for work, and only then', () => {
    expect(packageOffences(manifest, everything())).toEqual([])
  })

  test('finds one that nobody uses, one that nobody declared, and one declared in the wrong place', () => {
    const planted = (dependencies: string[], devDependencies: string[], path: string) =>
      packageOffences(
        {
          dependencies: Object.fromEntries(dependencies.map((name) => [name, '1'])),
          devDependencies: Object.fromEntries(devDependencies.map((name) => [name, '1'])),
        },
        [{ path, text: "import { x } from '@scope/x/deep'\n" }],
      )
    expect(planted(['@scope/x', 'y'], [], 'server/x.ts')).toEqual(['y'])
    expect(planted([], [], 'server/x.ts')).toEqual(['@scope/x'])
    expect(planted([], ['@scope/x'], 'server/x.ts')).toEqual(['@scope/x'])
    expect(planted(['@scope/x'], [], 'test/x.ts')).toEqual(['@scope/x'])
    expect(planted(['@scope/x'], [], 'server/x.ts')).toEqual([])
  })

  test('every exception is still declared', () => {
    const declared = { ...manifest.dependencies, ...manifest.devDependencies }
    expect(Object.keys(UNIMPORTED).filter((name) => !(name in declared))).toEqual([])
  })
})
