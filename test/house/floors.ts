import type { Offence, Source } from './sources.ts'

/** What a place may import: inner places as path prefixes, packages by name (`*` for any), `node:` or not. */
export interface Floor {
  readonly place: RegExp
  readonly inner: readonly string[]
  readonly packages: readonly string[]
  readonly node: boolean
}

const ROOMS: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  company: [],
  genealogy: [],
  commerce: [],
  crm: ['scoring'],
  compensation: ['genealogy', 'commerce'],
  matching: ['scoring'],
  scoring: [],
  compliance: ['genealogy', 'commerce', 'compensation', 'matching', 'scoring'],
  analytics: ['genealogy', 'commerce', 'compensation'],
  support: ['crm'],
}

const DOMAIN: Floor[] = Object.entries(ROOMS).map(([room, others]) => ({
  place: new RegExp(`^server/domain/${room}/`),
  inner: [room, 'kernel', ...others].map((name) => `server/domain/${name}/`),
  packages: [],
  node: false,
}))

const inner = (...names: string[]): string[] => names.map((name) => `server/${name}`)

/** The first floor that fits a file holds; the table of `server/README.md` in code. */
export const FLOORS: readonly Floor[] = [
  ...DOMAIN,
  { place: /^server\/domain\//, inner: [], packages: [], node: false },
  { place: /^server\/ports\//, inner: inner('domain/', 'ports/'), packages: [], node: false },
  {
    place: /^server\/formats\//,
    inner: inner('domain/', 'formats/'),
    packages: ['zod', 'yaml', 'csv-parse', 'libphonenumber-js', 'ibantools', 'fastest-levenshtein'],
    node: false,
  },
  { place: /^server\/usecases\//, inner: inner('domain/', 'ports/', 'usecases/'), packages: [], node: false },
  {
    place: /^server\/adapters\//,
    inner: inner('domain/', 'ports/', 'formats/', 'config.ts', 'adapters/{own}/'),
    packages: ['*'],
    node: true,
  },
  {
    place: /^server\/api\//,
    inner: inner('domain/', 'usecases/', 'formats/', 'ports/', 'config.ts', 'api/'),
    packages: ['*'],
    node: true,
  },
  { place: /^server\/cli\/main\.ts$/, inner: ['server/', 'seeds/'], packages: ['*'], node: true },
  {
    place: /^server\/cli\//,
    inner: inner('domain/', 'usecases/', 'formats/', 'ports/', 'config.ts', 'cli/', 'app.ts').concat(
      'seeds/',
    ),
    packages: ['zod', 'yaml'],
    node: true,
  },
  { place: /^server\/(app|main)\.ts$/, inner: ['server/', 'seeds/'], packages: ['*'], node: true },
  { place: /^server\/config\.ts$/, inner: inner('domain/kernel/'), packages: [], node: true },
  { place: /^server\//, inner: ['server/'], packages: [], node: true },
  // Tools that build or check the web app run in Node and may read the schema.
  {
    place: /^web\/(vite\.config|check-bundle|look|api\/codegen)\.ts$/,
    inner: ['web/'],
    packages: ['*'],
    node: true,
  },
  { place: /^web\//, inner: ['web/', 'server/domain/kernel/'], packages: ['*'], node: false },
  {
    place: /^seeds\//,
    inner: inner('domain/', 'ports/', 'usecases/', 'formats/').concat('seeds/'),
    packages: [],
    node: true,
  },
  { place: /^test\//, inner: ['server/', 'web/', 'seeds/', 'test/'], packages: ['*'], node: true },
]

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g

/** Everything a file imports, relative paths resolved from the top. */
export function importsOf({ path, text }: Source): string[] {
  const found: string[] = []
  for (const match of text.matchAll(IMPORT)) {
    const name = match[1] ?? match[2] ?? ''
    if (name.startsWith('#')) found.push(name.slice(1))
    else if (name.startsWith('.')) found.push(new URL(name, `file:///${path}`).pathname.slice(1))
    else found.push(name)
  }
  return found
}

function mayImport(source: Source, floor: Floor, name: string): boolean {
  if (name.startsWith('node:')) return floor.node
  if (!/^(server|web|seeds|test)\//.test(name)) {
    return (
      floor.packages.includes('*') || floor.packages.some((own) => name === own || name.startsWith(`${own}/`))
    )
  }
  const own = /^server\/adapters\/[^/]+\//.exec(source.path)?.[0] ?? ''
  return floor.inner.some((prefix) => name.startsWith(prefix.replace('server/adapters/{own}/', own)))
}

/** Imports that go against the floors. */
export function floorOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap((source) => {
    const floor = FLOORS.find(({ place }) => place.test(source.path))
    if (!floor) return [{ path: source.path, rule: 'stands on no floor: see server/README.md' }]
    return importsOf(source)
      .filter((name) => !mayImport(source, floor, name))
      .map((name) => ({ path: source.path, rule: `may not import ${name}` }))
  })
}
