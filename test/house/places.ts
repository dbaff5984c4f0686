import type { Offence, Source } from './sources.ts'

/** What may stand in some places only. Text in comments does not count. */
interface Place {
  readonly found: RegExp
  readonly rule: string
  /** Where it may stand, each with the reason beside it. */
  readonly allowed: readonly RegExp[]
}

const PLACES: readonly Place[] = [
  {
    found: /\b(?:MATCH|MERGE|CREATE)\s+\(\w*(?::\w|\s*\{|\))|\bUNWIND\s+\$|\bDETACH\s+DELETE\b/,
    rule: 'holds Cypher: a statement is a file under cypher/',
    // Segments join fragments that are filed in cypher/segments.
    allowed: [/^test\//, /^server\/adapters\/neo4j\/segment-query\.ts$/],
  },
  {
    found: /\bprocess\.exit\b/,
    rule: 'ends the process: only the outermost frame does',
    allowed: [
      /^server\/(cli\/)?main\.ts$/,
      // A second Ctrl-C, and one that comes before the verb began.
      /^server\/cli\/with-store\.ts$/,
      // A command of its own.
      /^web\/check-bundle\.ts$/,
    ],
  },
  {
    found: /\bprocess\.env\b/,
    rule: 'reads the environment: server/config.ts does, and documents each key',
    allowed: [
      /^server\/config\.ts$/,
      /^test\//,
      // What belongs to Java, Docker and the web's builder, not to Stemma.
      /^server\/adapters\/neo4j-launcher\//,
      /^web\/vite\.config\.ts$/,
      // NODE_ENV, which every tool of Node's world sets.
      /^server\/api\/http\/http-server\.ts$/,
    ],
  },
]

/** Things that stand where they may not. */
export function placeOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap(({ path, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')
    return PLACES.filter(
      ({ found, allowed }) => found.test(code) && !allowed.some((place) => place.test(path)),
    ).map(({ rule }) => ({ path, rule }))
  })
}

/** The labels and keys that migrations hold unique: `Member id`, `RejectedRows importId page`. */
function uniqueKeys(migrations: readonly Source[]): ReadonlySet<string> {
  return new Set(
    migrations.flatMap(({ text }) =>
      [...text.matchAll(/FOR\s+\(\w+:(\w+)\)\s+REQUIRE\s+\(?([^)]*?)\)?\s+IS\s+UNIQUE/g)].map(
        ([, label, keys = '']) => [label, ...keysIn(keys, /\.(\w+)/g)].join(' '),
      ),
    ),
  )
}

const keysIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, key = '']) => key).sort()

/** MERGE on anything but a constrained key alone: two writers at once would make two of one. */
export function mergeOffences(statements: readonly Source[]): Offence[] {
  const unique = uniqueKeys(statements)
  return statements.flatMap(({ path, text }) =>
    [...text.replace(/\/\/.*/g, '').matchAll(/\bMERGE\s+(\([^)]*\{[^}]*\}[^)]*\)[-<]?|[^\n]*)/g)]
      .map(([, pattern = '']) => pattern)
      .filter((pattern) => {
        const [, label, keys = ''] = /^\(\w*:(\w+)\s*\{([^}]*)\}\s*\)$/.exec(pattern) ?? []
        return !unique.has([label, ...keysIn(keys, /(?:^|,)\s*(\w+)\s*:/g)].join(' '))
      })
      .map((pattern) => ({ path, rule: `MERGE ${pattern}: merge on a constrained key alone, then SET` })),
  )
}
