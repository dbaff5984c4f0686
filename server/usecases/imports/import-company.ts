import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { type PeriodCalendar, parsePeriod } from '#server/domain/kernel/period.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { RowFile } from '#server/ports/import-files.ts'
import type { ImportMapping } from '#server/ports/import-mapping.ts'
import type { ImportProgress, ImportState } from '#server/ports/imports.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { exclusiveImport, type ImportPulse } from '#server/usecases/imports/import-job.ts'
import { importMembers } from '#server/usecases/imports/import-members.ts'
import { importOrders } from '#server/usecases/imports/import-orders.ts'
import { type ImportScene, ImportStopped } from '#server/usecases/imports/import-scene.ts'
import { ImportTally } from '#server/usecases/imports/import-tally.ts'
import { memberPlaces } from '#server/usecases/imports/member-rows.ts'
import { orderPlaces } from '#server/usecases/imports/order-rows.ts'

/** What an import is asked to do. The company is set up: what is imported into it is judged by its calendar. */
export interface ImportInput {
  readonly mapping: ImportMapping
  /** The folder of the mapping's files. */
  readonly folder: string
  readonly dryRun: boolean
  /** Hears counts after every batch. */
  readonly heard?: (progress: ImportProgress) => void
  /** Called once the files are found readable to their end, before anything else is written: sets the company up. */
  readonly prepare?: () => Promise<void>
}

/** What an import did, or would do. */
export interface ImportedCompany extends ImportProgress {
  readonly id: string
  readonly dryRun: boolean
  readonly state: ImportState
  /** Lines that are neither good nor bad, by what they are. */
  readonly seen: Readonly<Record<string, number>>
}

/**
 * Imports members, products, orders and credit notes of a company by a mapping. What the company has already, by its
 * own number, stays as it is: a second run changes nothing, and a run that was killed is completed by the next.
 * Throws InvalidInput when a file cannot be read to its end, has not the columns the mapping names, or the store is
 * another company's; nothing is written then. Refused with IMPORT_RUNNING while another one works on this store.
 */
export const importCompany = verb({
  name: 'importCompany',
  action: 'COMPANY_SET_UP',
  async run(call, input: ImportInput): Promise<Result<ImportedCompany>> {
    await refuseWrongCompany(call, input.mapping)
    const files = await openFiles(call, input)
    const rows = await readThrough(files, input.mapping)
    await input.prepare?.()
    const id = call.ports.ids.next()
    return exclusiveImport(call, { id, rows }, (pulse) => run(call, input, { id, files, pulse }))
  },
})

interface OpenFiles {
  readonly members: RowFile
  readonly orders: RowFile | undefined
}

async function openFiles({ ports }: Call, { folder, mapping }: ImportInput): Promise<OpenFiles> {
  const members = await ports.importFiles.open(`${folder}/${mapping.members.file}`)
  const orders = mapping.orders && (await ports.importFiles.open(`${folder}/${mapping.orders.file}`))
  return { members, orders }
}

/** Walks both files once, so that a row that never ends shows before anything is written; answers how many rows. */
async function readThrough({ members, orders }: OpenFiles, mapping: ImportMapping): Promise<number> {
  memberPlaces(members, mapping.members)
  if (orders && mapping.orders) orderPlaces(orders, mapping.orders)
  let found = 0
  for (const file of orders ? [members, orders] : [members]) {
    for await (const rows of file.rows()) found += rows.length
  }
  return found
}

interface Running {
  readonly id: string
  readonly files: OpenFiles
  readonly pulse: ImportPulse
}

async function run(call: Call, input: ImportInput, running: Running): Promise<Result<ImportedCompany>> {
  const { id, files } = running
  const { imports, importFiles, clock, digest } = call.ports
  await endAbandoned(call)
  const { dryRun } = input
  const sourceDigest = digest.sha256([files.members.digest, files.orders?.digest ?? ''].join('\n'))
  const begun = { source: input.folder, sourceDigest, dryRun, actor: call.actor.id }
  await imports.begin({ id, ...begun, startedAt: clock.now() })
  const tally = new ImportTally(imports, id, await importFiles.report(id))
  let state: ImportState = 'FAILED'
  try {
    await importFilesOf(sceneOf(call, input, { ...running, tally }), files)
    await finish(call, { id, tally, dryRun })
    state = 'DONE'
  } catch (error) {
    if (!(error instanceof ImportStopped)) throw error
    state = 'CANCELLED'
  } finally {
    await tally.close()
    await imports.progress(id, tally.progress())
    await imports.end(id, state, clock.now())
  }
  return accepted({ id, dryRun, state, ...tally.progress(), seen: tally.seen() })
}

/** Imports whose process died are not running any more. */
async function endAbandoned({ ports }: Call): Promise<void> {
  for (const { id, state } of await ports.imports.list(100)) {
    if (state === 'RUNNING') await ports.imports.end(id, 'FAILED', ports.clock.now())
  }
}

function sceneOf(
  call: Call,
  { mapping, dryRun, heard }: ImportInput,
  { id, pulse, tally }: Running & { readonly tally: ImportTally },
): ImportScene {
  return {
    ...{ call, mapping, dryRun, calendar: calendarOf(mapping), tally },
    buyers: new Map(),
    step: async () => {
      const progress = tally.progress()
      await call.ports.imports.progress(id, progress)
      await pulse(progress.read)
      heard?.(progress)
    },
  }
}

const calendarOf = ({ company }: ImportMapping): PeriodCalendar => ({
  kind: company.periodKind,
  zone: company.timeZone,
})

async function importFilesOf(scene: ImportScene, { members, orders }: OpenFiles): Promise<void> {
  await importMembers(scene, members)
  if (orders) await importOrders(scene, orders)
}

async function refuseWrongCompany({ ports }: Call, mapping: ImportMapping): Promise<void> {
  const { firstPeriod } = mapping.company
  if (!parsePeriod(firstPeriod, calendarOf(mapping))) {
    const reason = `"${firstPeriod}" is no period; write 2024-01 for a month, 2024-W01 for a week`
    throw new InvalidInput([{ path: 'company.firstPeriod', reason }])
  }
  const company = await ports.company.company()
  if (!company) return
  const { currency, timeZone, periodKind } = mapping.company
  const same =
    company.currency === currency &&
    company.calendar.zone === timeZone &&
    company.calendar.kind === periodKind
  if (same && !company.demo) return
  const reason = `the store holds ${company.name}, which has another currency, zone or calendar, or is the demo`
  throw new InvalidInput([{ path: 'company', reason }])
}

async function finish(
  call: Call,
  { id, tally, dryRun }: { readonly id: string; readonly tally: ImportTally; readonly dryRun: boolean },
): Promise<void> {
  const { read, accepted: taken, unchanged, rejected } = tally.progress()
  if (dryRun || taken === 0) return
  const body = { importId: id, read, accepted: taken, unchanged, rejected }
  const events: NewEvent[] = [{ kind: 'IMPORT_FINISHED', subject: id, body }]
  await call.commit(async () => accepted({ events, restsOn: [], raises: [] }))
}
