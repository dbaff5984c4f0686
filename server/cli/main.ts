import { EXIT, type ExitCode, INTERRUPTED, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { Fault, InvalidInput } from '#server/domain/kernel/failure.ts'
import { ownEntry } from '#server/domain/kernel/own-entry.ts'

/** Every verb, loaded only when it is called: `plan check` never pays for the database driver. */
const VERBS: Readonly<Record<string, () => Promise<{ readonly verb: Verb }>>> = {
  bench: async () => {
    const { benchVerb } = await import('#server/cli/bench.ts')
    return { verb: benchVerb((await import('#server/bulk-import.ts')).bulkImport) }
  },
  import: () => import('#server/cli/import.ts'),
  match: () => import('#server/cli/match.ts'),
  migrate: () => import('#server/cli/migrate.ts'),
  period: () => import('#server/cli/period.ts'),
  plan: () => import('#server/cli/plan.ts'),
  score: () => import('#server/cli/score.ts'),
  seed: () => import('#server/cli/seed.ts'),
  verify: () => import('#server/cli/verify.ts'),
}

function terminalOf(json: boolean): Terminal {
  return {
    json,
    say: (text) => {
      if (!json) process.stdout.write(`${text}\n`)
    },
    note: (text) => {
      process.stderr.write(`${text}\n`)
    },
    finish: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, bigintsAsText)}\n`)
    },
  }
}

const bigintsAsText = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value

function overview(): string {
  return `Usage: npm run -s stemma -- <verb> ... [--json]\nVerbs: ${Object.keys(VERBS).join(', ')}. Each answers --help.`
}

/** Prints what went wrong: one sentence on standard error, with `--json` also `{ok: false, code, ...}`. */
function report(error: unknown, terminal: Terminal): ExitCode {
  const told = toldOf(error)
  terminal.note(told.sentence)
  terminal.finish({ ok: false, code: told.code, message: told.sentence, ...told.facts })
  return told.exit
}

interface Told {
  readonly exit: ExitCode
  readonly code: string
  readonly sentence: string
  readonly facts: Readonly<Record<string, unknown>>
}

function toldOf(error: unknown): Told {
  if (error instanceof VerbStopped) {
    return { exit: error.exit, code: error.code, sentence: error.message, facts: error.facts }
  }
  if (error instanceof InvalidInput) {
    return {
      exit: EXIT.badInput,
      code: 'BAD_USER_INPUT',
      sentence: error.message,
      facts: { issues: error.issues },
    }
  }
  if (error instanceof Fault) {
    const again = error.retriable ? ' Trying again later can help.' : ''
    const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
    return { exit: EXIT.outside, code: error.code, sentence: `${error.code}${cause}.${again}`, facts: {} }
  }
  const sentence = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    exit: EXIT.bug,
    code: 'INTERNAL',
    sentence: `Stemma has a fault of its own. ${sentence}`,
    facts: {},
  }
}

function help(text: string, terminal: Terminal): ExitCode {
  terminal.note(text)
  terminal.finish({ ok: true, help: text })
  return EXIT.done
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const terminal = terminalOf(argv.includes('--json'))
  const [name, ...args] = argv.filter((argument) => argument !== '--json')
  if (name === '--help' || name === 'help') return help(overview(), terminal)
  try {
    if (name === undefined) throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', overview())
    const load = ownEntry(VERBS, name)
    if (!load)
      throw new VerbStopped(EXIT.badInput, 'VERB_UNKNOWN', `There is no verb "${name}".\n${overview()}`)
    const { verb } = await load()
    if (args.includes('--help')) return help(`${verb.summary}\nUsage: ${verb.usage}`, terminal)
    return await verb.run(args, terminal)
  } catch (error) {
    const exit = report(error, terminal)
    if (error instanceof VerbStopped && error.code === INTERRUPTED) process.exit(exit)
    return exit
  }
}

process.exitCode = await main(process.argv.slice(2))
