import { dirname, join, resolve } from 'node:path'
import type { Application } from '#server/app.ts'
import { readWords } from '#server/cli/arguments.ts'
import { type FoundMapping, findMapping } from '#server/cli/import-mapping.ts'
import { makeLogIns, sayLogIns } from '#server/cli/import-users.ts'
import { sayImported } from '#server/cli/import-words.ts'
import { planInput } from '#server/cli/seed-plan.ts'
import { fileText } from '#server/cli/text-file.ts'
import { EXIT, type ExitCode, type Terminal, type Verb, VerbStopped } from '#server/cli/verb.ts'
import { whenFree } from '#server/cli/when-free.ts'
import { agreed, withStore } from '#server/cli/with-store.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { setUpCompany } from '#server/usecases/company/set-up-company.ts'
import type { Caller } from '#server/usecases/guard.ts'
import { importCompany } from '#server/usecases/imports/import-company.ts'
import { savePlanVersion } from '#server/usecases/plans/save-plan-version.ts'

const USAGE =
  'import company <folder> [--mapping <file>] [--company <name>] [--dry-run] [--json] | import cancel <id> [--company <name>]'

/** Imports a company's files by a mapping, and cancels an import that runs. */
export const verb: Verb = {
  summary: 'Imports members and orders of a company by a mapping file; a second run changes nothing.',
  usage: USAGE,
  async run(args, terminal) {
    const options = {
      mapping: { type: 'string' },
      company: { type: 'string' },
      'dry-run': { type: 'boolean' },
    } as const
    const { values, positionals } = readWords(args, options, USAGE)
    const [what, name] = positionals
    if (what === 'cancel' && name !== undefined) return cancel(name, values.company, terminal)
    if (what !== 'company' || name === undefined || positionals.length > 2) {
      throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', `import needs a folder.\nUsage: ${USAGE}`)
    }
    const folder = resolve(name)
    const found = await findMapping(folder, values.mapping)
    const store = values.company ?? found.mapping.company.store
    const dryRun = values['dry-run'] === true
    return importInto({ store, folder, found, dryRun }, terminal)
  },
}

interface Wish {
  readonly store: string
  readonly folder: string
  readonly found: FoundMapping
  readonly dryRun: boolean
}

async function importInto({ store, folder, found, dryRun }: Wish, terminal: Terminal): Promise<ExitCode> {
  return withStore({ company: store, onInterrupt: cancelRunning }, terminal, async (app) => {
    const caller: Caller = { ports: app.ports, actor: systemActor() }
    const start = performance.now()
    let said = 0
    const heard = ({ read, accepted }: { read: number; accepted: number }): void => {
      if (read > said) terminal.note(`  ${read} rows read, ${accepted} accepted`)
      said = read
    }
    const prepare = dryRun ? async () => undefined : await companyMaker(caller, found)
    const input = { mapping: found.mapping, folder, dryRun, heard, prepare }
    const imported = agreed(await whenFree(terminal, 'IMPORT_RUNNING', () => importCompany(caller, input)))
    const seconds = (performance.now() - start) / 1000
    const logIns = dryRun ? [] : await makeLogIns(caller, found.mapping.company)
    sayImported(imported, { terminal, store, firstPeriod: found.mapping.company.firstPeriod, seconds })
    sayLogIns(logIns, terminal)
    const done = imported.state === 'DONE'
    const failure = done ? {} : { code: imported.state }
    terminal.finish({ ok: done, ...failure, store, seconds, ...imported, logIns })
    return done ? EXIT.done : EXIT.refused
  })
}

/** Reads the plan beside the mapping; what it answers sets the company up and saves that plan, as far as missing. */
async function companyMaker(caller: Caller, { mapping, path }: FoundMapping): Promise<() => Promise<void>> {
  const { name, currency, timeZone, periodKind, firstPeriod, plan } = mapping.company
  const { ports } = caller
  const input = plan === undefined ? undefined : planInput(fileText(join(dirname(path), plan)))
  return async () => {
    if (!(await ports.company.company())) {
      const company = { name, currency, timeZone, periodKind, firstPeriod, demo: false }
      agreed(await setUpCompany(caller, company))
    }
    const versions = input ? await ports.plans.versions() : []
    if (!input || versions.some((stored) => stored.plan.plan === input.plan.plan)) return
    agreed(await savePlanVersion(caller, input))
  }
}

/** Asks the running import to end at its next batch; what was written stays and the next run completes it. */
async function cancelRunning({ ports }: Application): Promise<void> {
  for (const { id, state } of await ports.jobs.list('IMPORT', 10)) {
    if (state === 'RUNNING') await ports.jobs.requestCancel(id)
  }
}

async function cancel(id: string, company: string | undefined, terminal: Terminal): Promise<ExitCode> {
  return withStore({ company: company ?? 'demo', existing: true }, terminal, async ({ ports }) => {
    const asked = await ports.jobs.requestCancel(id)
    if (!asked) throw new VerbStopped(EXIT.refused, 'IMPORT_ENDED', `No import ${id} is running here.`)
    terminal.say('The import ends at its next batch; what was written stays.')
    terminal.finish({ ok: true, id })
    return EXIT.done
  })
}
