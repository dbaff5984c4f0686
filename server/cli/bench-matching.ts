import { availableParallelism } from 'node:os'
import { type KnownRecord, personRecords, USUAL_PEOPLE } from '#seeds/people/person-records.ts'
import type { Terminal } from '#server/cli/verb.ts'
import { BLOCKING_RULES } from '#server/domain/matching/blocking-rules.ts'
import { buildMatchIndex } from '#server/domain/matching/build-match-index.ts'
import type { MatchIndex } from '#server/domain/matching/match-index.ts'
import { normalisePerson } from '#server/domain/matching/normalise.ts'
import { figuresOf, pairsWithin } from '#server/domain/matching/pair-figures.ts'
import { PersonStore } from '#server/domain/matching/person-store.ts'

/** What the bench makes: so many person records from a seed. */
export interface BenchMatchingOptions {
  readonly records: number
  readonly seed: number
}

const NEW_RECORDS = 2000
const MEBIBYTE = 1_048_576

/**
 * Makes a file of people with a known truth, matches it as a whole in this one process, then looks up and adds
 * records one at a time. Prints figures and judges nothing: seconds of each step and of processor, candidate pairs,
 * the highest resident memory, precision and recall of the clusters, and percentiles of one new record in
 * milliseconds.
 */
export async function benchMatching(options: BenchMatchingOptions, terminal: Terminal): Promise<void> {
  terminal.note(`Making ${options.records} records from seed ${options.seed} ...`)
  const people = personRecords({ ...USUAL_PEOPLE, count: options.records + NEW_RECORDS, seed: options.seed })
  const store = new PersonStore()
  const truth: string[] = []
  for (let row = 0; row < options.records; row += 1) {
    const { record, person } = people.next().value as KnownRecord
    store.add(normalisePerson(record))
    truth.push(String(person))
  }
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const built = buildMatchIndex(store, { onStep: (step) => note(terminal, step, started) })
  const batchSeconds = (performance.now() - started) / 1000
  const cpuSeconds = process.cpuUsage(cpuBefore).user / 1e6
  const clusters = clusterFigures(built.index, truth)
  const oneRecord = measureOneRecord(built.index, people)
  const figures = {
    ok: true,
    ...options,
    batchSeconds,
    cpuSeconds,
    compared: built.compared,
    pairsPerSecond: Math.round(built.compared / batchSeconds),
    leftOut: Object.fromEntries(BLOCKING_RULES.map(({ name }, at) => [name, built.index.leftOut[at] ?? 0])),
    clusters,
    oneRecord,
    cores: availableParallelism(),
    peakMiB: Math.round((process.resourceUsage().maxRSS * 1024) / MEBIBYTE),
  }
  terminal.say(`batch ${batchSeconds.toFixed(1)} s, ${built.compared} pairs, at most ${figures.peakMiB} MiB`)
  terminal.say(`clusters: precision ${clusters.precision.toFixed(4)}, recall ${clusters.recall.toFixed(4)}`)
  terminal.say(`look up one: ${percentilesText(oneRecord.find)}`)
  terminal.say(`add one: ${percentilesText(oneRecord.put)}`)
  terminal.finish(figures)
}

function note(terminal: Terminal, step: string, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const cpu = (process.cpuUsage().user / 1e6).toFixed(1)
  terminal.note(
    `${seconds} s (${cpu} s of processor)  ${step}  ${Math.round(process.memoryUsage().rss / MEBIBYTE)} MiB`,
  )
}

function clusterFigures(index: MatchIndex, truth: readonly string[]) {
  let [found, right] = [0, 0]
  for (const { records } of index.book.entities()) {
    found += (records.length * (records.length - 1)) / 2
    right += pairsWithin(records.map((id) => truth[Number(id.slice(1))]!))
  }
  return figuresOf({ right, found, truth: pairsWithin(truth) })
}

interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly most: number
}

function measureOneRecord(
  index: MatchIndex,
  people: Generator<KnownRecord>,
): { readonly find: Percentiles; readonly put: Percentiles } {
  const find: number[] = []
  const put: number[] = []
  for (const { record } of people) {
    const from = performance.now()
    const person = normalisePerson(record)
    index.find(person)
    const found = performance.now()
    index.put(person)
    find.push(found - from)
    put.push(performance.now() - found)
  }
  return { find: percentiles(find), put: percentiles(put) }
}

function percentiles(times: number[]): Percentiles {
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}

const percentilesText = ({ p50, p95, p99, most }: Percentiles): string =>
  `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, most ${most.toFixed(2)} ms`
