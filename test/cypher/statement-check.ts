import { lintCypherQuery, testData } from '@neo4j-cypher/language-support'
import { type GraphModel, keysOf } from '#test/cypher/graph-model.ts'

const known = testData.mockSchema.functions?.['CYPHER 5'] ?? {}
const functions = Object.fromEntries(
  Object.entries(known).filter(([name]) => !/^(apoc|gds|genai)\./.test(name)),
)
const procedures = {
  'db.awaitIndexes': testData.mockSchema.procedures?.['CYPHER 5']?.['db.awaitIndexes'],
}

/** The longest a statement may be, its head included. */
const LINES = 60

/** Everything that is wrong with a statement, as sentences; empty when nothing is. */
export function faultsOf(source: string, model: GraphModel): readonly string[] {
  return [...lintFaults(source, model), ...keyFaults(source, model), ...ruleFaults(source)]
}

/** What Neo4j's own parser says: syntax, unknown variables, functions, labels, keys, ends of relationships. */
function lintFaults(source: string, model: GraphModel): readonly string[] {
  const relationships = Object.entries(model.relationships)
  const bases = (label: string): string[] => [
    label,
    ...Object.entries(model.nodes).flatMap(([role, node]) =>
      node.alsoLabelled?.includes(label) ? [role] : [],
    ),
    ...(model.nodes[label]?.alsoLabelled ?? []),
  ]
  const { diagnostics } = lintCypherQuery(source, {
    labels: Object.keys(model.nodes),
    relationshipTypes: relationships.map(([type]) => type),
    propertyKeys: propertyKeys(source, model),
    parameters: Object.fromEntries(parametersOf(source).map((name) => [name, ''])),
    defaultLanguage: 'CYPHER 5',
    functions: { 'CYPHER 5': functions },
    procedures: { 'CYPHER 5': procedures as never },
    graphSchema: relationships.flatMap(([relType, { from, to }]) =>
      bases(from).flatMap((start) => bases(to).map((end) => ({ from: start, relType, to: end }))),
    ),
  })
  return diagnostics.map(({ message }) => String(message))
}

/** Declared keys, and those of rows and parameters, which are checked by what runs them. */
function propertyKeys(source: string, model: GraphModel): string[] {
  const declared = [...Object.values(model.nodes), ...Object.values(model.relationships)].flatMap(
    ({ keys }) => Object.keys(keys),
  )
  const maps = mapsOf(source)
  const ofRows = [...withoutText(source).matchAll(/\b(\w+)\.(\w+)/g)].flatMap(([, name = '', key = '']) =>
    maps.has(name) ? [key] : [],
  )
  return [...declared, ...ofRows]
}

/** Variables that hold maps: rows of UNWIND, loop variables, keys of parameters and of collected maps. */
function mapsOf(source: string): ReadonlySet<string> {
  const text = withoutText(source)
  const names = [
    ...text.matchAll(/\bUNWIND\s+[\s\S]*?\bAS\s+(\w+)/gi),
    ...text.matchAll(/\b(\w+)\s+IN\s+[^)]*?\|/gi),
  ].map(([, name = '']) => name)
  return new Set([...names, ...parametersOf(source)])
}

/** Keys that the labels of their variable do not have. The parser knows keys, but not whose they are. */
function keyFaults(source: string, model: GraphModel): readonly string[] {
  const text = withoutText(source)
  const labelsOf = variableLabels(text)
  const used = [
    ...[...text.matchAll(/(?<![\w$.])(\w+)\.(\w+)\b(?!\s*\()/g)].map(([, name = '', key = '']) => ({
      name,
      key,
    })),
    ...inlineKeys(text),
  ]
  return used.flatMap(({ name, key }) => {
    const labels = labelsOf.get(name)
    if (labels === undefined) return []
    const keys = labels.type ? relationshipKeys(model, labels.type) : keysOf(model, labels.nodes)
    return keys.has(key)
      ? []
      : [`${name}.${key}: ${labels.type ?? labels.nodes.join(' and ')} has no such key`]
  })
}

const relationshipKeys = (model: GraphModel, type: string): ReadonlySet<string> =>
  new Set(Object.keys(model.relationships[type]?.keys ?? {}))

interface Labels {
  readonly nodes: readonly string[]
  readonly type?: string
}

function variableLabels(text: string): ReadonlyMap<string, Labels> {
  const found = new Map<string, Labels>()
  for (const [, name = '', labels = ''] of text.matchAll(/\((\w+)((?:\s*[:&|]\s*\w+)+)/g))
    found.set(name, { nodes: labels.split(/[\s:&|]+/).filter((label) => label !== '') })
  for (const [, name = '', type = ''] of text.matchAll(/\[(\w+):(\w+)/g)) found.set(name, { nodes: [], type })
  return found
}

/** `(member:Member {id: ...})`: the keys of maps inside patterns. */
function inlineKeys(text: string): readonly { name: string; key: string }[] {
  const patterns = text.matchAll(/[([](\w+)(?:[:&|]\w+)+\s*\{([^{}]*)\}/g)
  return [...patterns].flatMap(([, name = '', map = '']) =>
    [...map.matchAll(/(?:^|,)\s*(\w+)\s*:/g)].map(([, key = '']) => ({ name, key })),
  )
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/\bapoc\./i, 'no APOC: the server has none'],
  [/\bavg\s*\(/i, 'no avg: a mean of minor units is a float'],
  [/Minor\s*\/|\/\s*\w+\.\w*Minor/, 'no division of minor units'],
  [/-\[[^\]]*\*(?!\d*\.\.\d)(?!\d+[\]\s{])[^\]]*\]/, 'a variable-length pattern has a literal ceiling'],
  [/\bUSING\s+PERIODIC\b|\bLOAD\s+CSV\b/i, 'no LOAD CSV: files are read by the house'],
]

function ruleFaults(source: string): readonly string[] {
  const text = withoutText(source)
  const broken = RULES.flatMap(([pattern, sentence]) => (pattern.test(text) ? [sentence] : []))
  const lines = source.trimEnd().split('\n')
  if (lines.length > LINES) broken.push(`${lines.length} lines; at most ${LINES}`)
  if (/;\s*$/.test(text)) broken.push('one statement without a semicolon')
  return [...broken, ...returnFaults(text)]
}

/** Every column of the last RETURN has an alias and begins a line of its own. */
function returnFaults(text: string): readonly string[] {
  return returnedColumns(text)
    .filter((column) => !ALIASED.test(column) || /^RETURN\b/.test(column))
    .map((column) => `RETURN column without an alias, or not on a line of its own: ${column.trim()}`)
}

const ALIASED = /\sAS (\w+),?$/

/** The columns of the last RETURN as they are written; what goes on over several lines is joined. */
function returnedColumns(text: string): readonly string[] {
  const lines = text.trimEnd().split('\n')
  const start = lines.findLastIndex((line) => /^RETURN\b/.test(line))
  if (start === -1) return []
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => !line.startsWith(' '))
  const first = /^RETURN( DISTINCT)?$/.test(lines[start] ?? '') ? [] : [lines[start] ?? '']
  const columns: string[] = first
  for (const line of end === -1 ? rest : rest.slice(0, end)) {
    const open = columns.at(-1)
    if (open !== undefined && !isWhole(open)) columns[columns.length - 1] = `${open} ${line.trim()}`
    else columns.push(line)
  }
  return columns
}

/** Brackets closed, and no CASE left open. */
function isWhole(column: string): boolean {
  const count = (pattern: RegExp): number => column.match(pattern)?.length ?? 0
  return count(/[([{]/g) === count(/[)\]}]/g) && count(/\bCASE\b/g) === count(/\bEND\b/g)
}

/** The columns a statement returns, in order. */
export function columnsOf(source: string): readonly string[] {
  return returnedColumns(withoutText(source)).flatMap((column) => ALIASED.exec(column)?.[1] ?? [])
}

/** The parameters a statement names, sorted. */
export function parametersOf(source: string): readonly string[] {
  return [...new Set([...withoutText(source).matchAll(/\$(\w+)/g)].map(([, name = '']) => name))].sort()
}

/** The statement without comments and with empty text literals. */
const withoutText = (source: string): string =>
  source.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\/.*$/gm, (found) =>
    found.startsWith('/') ? '' : "''",
  )
