import type { Offence, Source } from './sources.ts'

/** Files that are longer than the house allows, by name and with the reason. It may shrink freely. */
export const LONG_FILES: Readonly<Record<string, string>> = {}

const LIMITS: readonly { readonly files: RegExp; readonly lines: number }[] = [
  { files: /\.(ts|tsx)$/, lines: 300 },
  { files: /\.cypher$/, lines: 60 },
]

/** Sentences are not broken for the sake of width. */
const QUOTED = /'[^']*'|"[^"]*"|`[^`]*`|\/[^/ ]+\/[a-z]*/g

/** Files with more lines, or lines with more characters, than a reader can hold. */
export function sizeOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n')
    const limit = LIMITS.find(({ files }) => files.test(path))?.lines ?? Number.POSITIVE_INFINITY
    const long = lines.length > limit && !(path in LONG_FILES)
    const wide = lines.findIndex((line) => line.replace(QUOTED, '').length > 120)
    return [
      ...(long ? [{ path, rule: `has ${lines.length} lines, ${limit} are allowed: split it by idea` }] : []),
      ...(wide >= 0 && !path.endsWith('.cypher') ? [{ path, rule: `line ${wide + 1} is too long` }] : []),
    ]
  })
}

const VAGUE = /(^|[/-])(utils?|helpers?|manager|misc|stuff)(-|\.|\/|$)|(^|\/)(common|data|info)(\.|\/|$)/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/

/** File names that say nothing, or that are not kebab-case. Routes of the web are named by its router. */
export function nameOffences(paths: readonly string[]): Offence[] {
  return paths.flatMap((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (VAGUE.test(path)) return [{ path, rule: 'a name that says nothing: name what it is about' }]
    return KEBAB.test(name) || name === 'README.md' ? [] : [{ path, rule: 'file names are kebab-case' }]
  })
}

/** One word for one thing: the glossary's. The left side is refused wherever code or Cypher names something. */
export const SYNONYMS: Readonly<Record<string, string>> = {
  distributor: 'member',
  enroller: 'sponsor',
  enrollment: 'enrolment',
  upliner: 'upline',
  payee: 'earner',
  prospect: 'lead',
  autoresponder: 'sequence',
}

/** Words that have another word in the glossary, in identifiers, labels and fields. */
export function synonymOffences(sources: readonly Source[]): Offence[] {
  const refused = new RegExp(`(${Object.keys(SYNONYMS).join('|')})`, 'i')
  return sources.flatMap(({ path, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, '')
    const found = refused.exec(code)?.[1]?.toLowerCase()
    return found ? [{ path, rule: `says "${found}"; the glossary says "${SYNONYMS[found]}"` }] : []
  })
}

const CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.random/
const FLOATING = /\bNumber\(|\bparseFloat\b|\.toFixed\(|\bMath\.round\(/

/** Rooms whose results are measures, never money. */
const MEASURES = /^server\/domain\/(matching|scoring|analytics|compliance)\//
/** Places that read digits already checked by a pattern, or guard a product by a proof. Reason beside each. */
export const FLOATING_ALLOWED: Readonly<Record<string, string>> = {
  'server/domain/kernel/instant.ts': 'calendar fields, matched as digits first',
  'server/domain/kernel/time-zone.ts': 'clock fields, matched as digits first',
  'server/domain/kernel/period.ts': 'year and week, matched as digits first',
}

/** Time, chance and floating point where only passed-in time and exact numbers may be. */
export function purityOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap(({ path, text }) => {
    if (!/^server\/(domain|ports|usecases)\//.test(path)) return []
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    const floating = FLOATING.test(code) && !MEASURES.test(path) && !(path in FLOATING_ALLOWED)
    return [
      ...(CLOCK.test(code) ? [{ path, rule: 'asks for the time or for chance: pass it in' }] : []),
      ...(floating ? [{ path, rule: 'turns something into a float: use kernel/rate and bigint' }] : []),
    ]
  })
}

/** Functions that call themselves, and what bounds each: documents with a limit of depth, never people’s trees. */
export const RECURSION_ALLOWED: Readonly<Record<string, string>> = {
  'server/adapters/neo4j/encode.ts encodeParameters': 'parameters of one statement',
  'server/domain/compensation/condition-test.ts memberTest': 'a condition of a plan document',
  'server/domain/compensation/plan-linter/plan-conditions.ts leavesOf': 'a condition of a plan document',
  'server/domain/compensation/plan-linter/plan-conditions.ts everyWay': 'a condition of a plan document',
  'server/domain/compensation/plan-words/condition-words.ts conditionWords': 'a condition of a plan document',
  'server/domain/kernel/canonical-json.ts canonicalJson': 'the body of one event',
  'server/formats/plan-document/resolve-condition.ts resolveCondition': 'a condition of a plan document',
}

const NAMED_FUNCTION = new RegExp(
  [
    String.raw`^(?:export )?(?:async )?function\*? (\w+)[\s\S]*?\n\}`,
    String.raw`^(?:export )?const (\w+)(?::[^=\n]+)? = (?:async )?(?:<[^>\n]*>)?\([\s\S]*?(?=\n\S|$(?![\s\S]))`,
  ].join('|'),
  'gm',
)

/** Functions that call themselves: lines of 200,000 members occur, and a stack holds some ten thousand frames. */
export function recursionOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap(({ path, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')
    return [...code.matchAll(NAMED_FUNCTION)].flatMap(([whole, first, second]) => {
      const name = first ?? second ?? ''
      const calls = whole.match(new RegExp(`(?<![.\\w])${name}(?:<[^>\\n]*>)?\\(`, 'g'))?.length ?? 0
      const declared = first === undefined ? 0 : 1
      if (calls <= declared || `${path} ${name}` in RECURSION_ALLOWED) return []
      return [{ path, rule: `${name} calls itself: walk with a list of what waits` }]
    })
  })
}
