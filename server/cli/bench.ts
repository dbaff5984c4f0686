import { readWords, wholeNumber } from '#server/cli/arguments.ts'
import { benchEngines } from '#server/cli/bench-engines.ts'
import { benchMatching } from '#server/cli/bench-matching.ts'
import { benchScoring } from '#server/cli/bench-scoring.ts'
import { type BulkImport, benchStore } from '#server/cli/bench-store.ts'
import { EXIT, type ExitCode, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { ownEntry } from '#server/domain/kernel/own-entry.ts'

const USAGE =
  'bench [engines|matching|scoring] [--members <n>] [--orders <n>] [--from <folder>] [--records <n>] [--leads <n>] ' +
  '[--seed <n>] [--json]'

const OPTIONS = {
  members: { type: 'string' },
  orders: { type: 'string' },
  records: { type: 'string' },
  leads: { type: 'string' },
  seed: { type: 'string' },
  from: { type: 'string' },
} as const

const LARGE = { min: 100, max: 20_000_000 }

/** Measures the house on data of its own making and prints figures beside the machine's; it judges nothing. */
export const benchVerb = (bulkImport: BulkImport): Verb => ({
  summary:
    'Measures import, index, run and API on a throw-away store; engines, matching or scoring alone in memory.',
  usage: USAGE,
  async run(args, terminal): Promise<ExitCode> {
    const { values, positionals } = readWords(args, OPTIONS, USAGE)
    const [what = 'store', ...more] = positionals
    const bench = ownEntry(BENCHES, what)
    if (!bench || more.length > 0) {
      throw new VerbStopped(
        EXIT.badInput,
        'ARGUMENTS',
        `There is no bench "${positionals.join(' ')}".\nUsage: ${USAGE}`,
      )
    }
    await bench(values, terminal, bulkImport)
    return EXIT.done
  },
})

type Values = Readonly<Partial<Record<keyof typeof OPTIONS, string>>>
type Bench = (values: Values, terminal: Terminal, bulkImport: BulkImport) => Promise<void>

const seedOf = ({ seed = '42' }: Values): number => wholeNumber(seed, 'seed', { min: 0, max: 2_147_483_647 })

const sizeOf = (values: Values) => ({
  members: wholeNumber(values.members ?? '100000', 'members', LARGE),
  orders: wholeNumber(values.orders ?? '500000', 'orders', LARGE),
  seed: seedOf(values),
})

const EFFORT = { warmUp: 200, requests: 2_000, orderSeconds: 5 }

const BENCHES: Readonly<Record<string, Bench>> = {
  store: (values, terminal, bulkImport) =>
    benchStore({ ...sizeOf(values), from: values.from, effort: EFFORT }, terminal, bulkImport),
  engines: (values, terminal) => benchEngines(sizeOf(values), terminal),
  matching: (values, terminal) => {
    const records = wholeNumber(values.records ?? '20000', 'records', LARGE)
    return benchMatching({ records, seed: seedOf(values) }, terminal)
  },
  scoring: (values, terminal) => {
    const leads = wholeNumber(values.leads ?? '50000', 'leads', LARGE)
    return benchScoring({ leads, seed: seedOf(values) }, terminal)
  },
}
