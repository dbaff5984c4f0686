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

/** The foreign thing each adapter knows; an adapter that is not listed knows `node:` alone. */
const CLIENTS: Readonly<Record<string, readonly string[]>> = {
  neo4j: ['neo4j-driver'],
  'neo4j-launcher': ['neo4j-driver', 'testcontainers'],
  '': [],
}

const ADAPTERS: Floor[] = Object.entries(CLIENTS).map(([name, clients]) => ({
  place: new RegExp(`^server/adapters/${name}${name && '/'}`),
  inner: inner('domain/', 'ports/', 'formats/', 'config.ts', 'adapters/{own}/'),
  packages: [...clients, 'zod'],
  node: true,
}))

/** What a browser is sent. */
const SCREEN_PACKAGES = [
  ...['react', 'react-dom', '@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  ...['@tanstack/react-router', '@tanstack/react-table', '@tanstack/react-virtual'],
  ...['@lingui/core', '@lingui/react', '@lingui/message-utils', 'urql', '@urql/core', 'graphql-ws'],
]

/** The first floor that fits a file holds; the table of `server/README.md` in code. */
export const FLOORS: readonly Floor[] = [
  ...DOMAIN,
  { place: /^server\/domain\//, inner: [], packages: [], node: false },
  { place: /^server\/ports\//, inner: inner('domain/', 'ports/'), packages: [], node: false },
  {
    place: /^server\/formats\//,
    inner: inner('domain/', 'formats/'),
    packages: ['zod', 'yaml', 'csv-parse', 'fastest-levenshtein'],
    node: false,
  },
  { place: /^server\/usecases\//, inner: inner('domain/', 'ports/', 'usecases/'), packages: [], node: false },
  ...ADAPTERS,
  {
    place: /^server\/api\//,
    inner: inner('domain/', 'usecases/', 'formats/', 'ports/', 'config.ts', 'api/'),
    packages: [
      ...['graphql', '@apollo/server', '@neo4j/graphql', 'neo4j-driver', 'zod', 'pino'],
      ...['fastify', '@as-integrations/fastify', '@fastify/compress', '@fastify/static', 'ws', 'graphql-ws'],
    ],
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
  { place: /^web\//, inner: ['web/', 'server/domain/kernel/'], packages: SCREEN_PACKAGES, node: false },
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

const VERB = /(?:^|\n)export const (\w+) = verb[<(]/g
const NAMED = /(?:^|\n)import (?!type\b)\{([^}]*)\} from '#([^']+)'/g

/**
 * Verbs that are imported by another verb's folder: the permission and the transaction belong to the verb that was
 * said; steps that two verbs share are plain functions.
 */
export function verbOffences(sources: readonly Source[]): Offence[] {
  const usecases = sources.filter(({ path }) => path.startsWith('server/usecases/'))
  const verbs = new Set(
    usecases.flatMap(({ path, text }) => [...text.matchAll(VERB)].map(([, name]) => `${path} ${name}`)),
  )
  return usecases.flatMap(({ path, text }) =>
    [...text.matchAll(NAMED)].flatMap(([, names = '', from]) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => verbs.has(`${from} ${name}`))
        .map((name) => ({ path, rule: `says the verb ${name}: share a plain function instead` })),
    ),
  )
}

/** Imports that climb out of their folder: from the top (`#server/...`) a file can move and keep its imports. */
export function climbingOffences(sources: readonly Source[]): Offence[] {
  return sources
    .filter(({ text }) => /\bfrom '\.\.\//.test(text))
    .map(({ path }) => ({ path, rule: 'imports by ../: name the place from the top, #server/...' }))
}

/** What doors call of a room, each with its reason. */
const CALLED_BY_DOORS: Readonly<Record<string, string>> = {
  lintPlan: 'judges a document that was just parsed',
  describePlan: 'says a document that was just parsed',
  unsoundRank: 'judges a policy that was just parsed',
  GenealogyIndex: 'the bench measures the index itself',
}
/** Rooms whose functions `stemma` runs over files, without a store and an actor. */
const RUN_OVER_FILES = /^server\/domain\/(kernel|compensation|matching|scoring)\//

/** Doors that decide: from a room a door takes types and lists of words; what is decided, a verb decides. */
export function doorOffences(sources: readonly Source[]): Offence[] {
  return sources
    .filter(({ path }) => /^server\/(api|cli)\//.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(NAMED)]
        .filter(([, , from = '']) => /^server\/domain\/(?!kernel\/)/.test(from))
        .filter(([, , from = '']) => !(path.startsWith('server/cli/') && RUN_OVER_FILES.test(from)))
        .flatMap(([, names = '']) => names.split(','))
        .map((name) => name.trim())
        .filter((name) => name !== '' && !/^type |^[A-Z\d_]+$/.test(name) && !(name in CALLED_BY_DOORS))
        .map((name) => ({ path, rule: `calls ${name} of a room: let a verb decide` })),
    )
}
