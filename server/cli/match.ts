import { readWords } from '#server/cli/arguments.ts'
import { readPersonFile } from '#server/cli/match-file.ts'
import { readTruth } from '#server/cli/match-truth.ts'
import { EXIT, type ExitCode, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { BLOCKING_RULES } from '#server/domain/matching/blocking-rules.ts'
import type { ColumnMapping } from '#server/domain/matching/column-names.ts'
import { evaluateMatching } from '#server/domain/matching/evaluate-matching.ts'
import { explainPair } from '#server/domain/matching/explain-pair.ts'
import { explanationLines } from '#server/domain/matching/explanation-words.ts'
import { matchRecords } from '#server/domain/matching/match-records.ts'
import type { Figures } from '#server/domain/matching/pair-figures.ts'

const USAGE = `match evaluate <csv> --truth <column | "column:febrl"> [--map field=column,...] [--json]
       match explain <csv> --pair a,b [--map field=column,...] [--lang en|de] [--json]`

const OPTIONS = {
  truth: { type: 'string' },
  map: { type: 'string' },
  pair: { type: 'string' },
  lang: { type: 'string' },
} as const

/** `stemma match`: which records of a file are one person, measured against a known truth or explained. */
export const verb: Verb = {
  summary: 'Finds the records of a CSV file that are one person.',
  usage: USAGE,
  async run(args, terminal) {
    const { values, positionals } = readWords(args, OPTIONS, USAGE)
    const [what, path, ...more] = positionals
    if (path === undefined || more.length > 0) throw usage('Name what to do and one CSV file.')
    if (what === 'evaluate' && values.truth !== undefined) {
      return evaluate(path, { truth: values.truth, map: values.map }, terminal)
    }
    if (what === 'explain' && values.pair !== undefined) {
      return explain(path, { pair: values.pair, map: values.map, language: values.lang }, terminal)
    }
    if (what === 'evaluate')
      throw usage('--truth must name the column that says which records are one person.')
    if (what === 'explain') throw usage('--pair must name two records, as in --pair 17,23.')
    throw usage(`"match ${what}" is not known.`)
  },
}

const usage = (sentence: string): VerbStopped =>
  new VerbStopped(EXIT.badInput, 'ARGUMENTS', `${sentence}\nUsage: ${USAGE}`)

async function evaluate(
  path: string,
  { truth, map }: { readonly truth: string; readonly map: string | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const started = performance.now()
  const { table, mapping, store } = await readPersonFile(path, { map, without: truth })
  noteMapping(mapping, terminal)
  const result = evaluateMatching(store, readTruth(table, truth))
  const seconds = (performance.now() - started) / 1000
  const { pairs, clusters, blockingRecall, compared } = result
  terminal.say(figuresLine('Pairs from p 0.5', pairs))
  terminal.say(figuresLine('Clusters at p 0.9', clusters))
  terminal.say(`Blocking reaches ${percent(blockingRecall)} of the true pairs, ${compared} pairs compared`)
  result.reachedByRule.forEach((count, rule) => {
    terminal.say(`  ${BLOCKING_RULES[rule]!.name}: first to reach ${count}`)
  })
  terminal.say(`${seconds.toFixed(1)} s`)
  terminal.finish({ pairs, clusters, blockingRecall, compared, seconds })
  return EXIT.done
}

async function explain(
  path: string,
  asked: { readonly pair: string; readonly map: string | undefined; readonly language: string | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const language = asked.language ?? 'en'
  if (language !== 'en' && language !== 'de') throw usage('--lang must be en or de.')
  const { mapping, store } = await readPersonFile(path, { map: asked.map })
  const names = asked.pair.split(',').map((name) => name.trim())
  if (names.length !== 2) throw usage('--pair must name two records, as in --pair 17,23.')
  const [left, right] = names.map((name) => rowNamed(name, store)) as [number, number]
  if (left === right) throw usage('--pair must name two different records.')
  noteMapping(mapping, terminal)
  const explained = explainPair(matchRecords(store).scorer, left, right)
  for (const line of explanationLines(explained, language)) terminal.say(line)
  terminal.finish(explained)
  return EXIT.done
}

/** A record by its id, else by its row number from 1. */
function rowNamed(
  name: string,
  store: { rowOf(id: string): number | undefined; readonly size: number },
): number {
  const byId = store.rowOf(name)
  if (byId !== undefined) return byId
  const number = /^\d{1,9}$/.test(name) ? Number(name) : 0
  if (number >= 1 && number <= store.size) return number - 1
  throw new VerbStopped(
    EXIT.badInput,
    'RECORD_UNKNOWN',
    `There is no record "${name}"; give an id of the file or a row number from 1 to ${store.size}.`,
  )
}

function noteMapping(mapping: ColumnMapping, terminal: Terminal): void {
  const parts = Object.entries(mapping).map(([field, column]) => `${field}=${column}`)
  terminal.note(`Columns: ${parts.join(', ')}`)
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`

const figuresLine = (what: string, { precision, recall, f1 }: Figures): string =>
  `${what}: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${f1.toFixed(4)}`
