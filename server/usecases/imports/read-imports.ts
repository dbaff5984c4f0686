import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { RejectedRow, StoredImport } from '#server/ports/imports.ts'
import { verb } from '#server/usecases/guard.ts'
import { placeAfter, rowsBefore } from '#server/usecases/page-place.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** An import with the name of who started it. */
export interface ImportView extends StoredImport {
  readonly by: string
}

/** A page of rejected rows. */
export interface RejectedPageView {
  readonly rows: readonly RejectedRow[]
  readonly next: string | null
  readonly total: number
}

/** Which rejected rows. */
export interface RejectedInput {
  readonly id: string
  readonly code: string | null
  readonly after: string | null
  readonly first: number
}

/** More imports than this nobody scrolls through. */
const MOST = 200

/** Imports, newest first. */
export const readImports = verb<void, readonly ImportView[]>({
  name: 'readImports',
  action: 'IMPORT_SEE',
  async run({ ports }) {
    return accepted(await named(ports, await ports.imports.list(MOST)))
  },
})

/** One import with its reasons counted; IMPORT_UNKNOWN for an id no import has. */
export const readImport = verb<{ readonly id: string }, ImportView>({
  name: 'readImport',
  action: 'IMPORT_SEE',
  async run({ ports }, { id }) {
    const found = await ports.imports.find(id)
    const [view] = found ? await named(ports, [found]) : []
    return view ? accepted(view) : refused(refusal('IMPORT_UNKNOWN', { import: id }))
  },
})

/** Rejected rows of an import, in the order of the files, all or those of one reason. */
export const readRejectedRows = verb<RejectedInput, RejectedPageView>({
  name: 'readRejectedRows',
  action: 'IMPORT_SEE',
  async run({ ports }, { id, code, after, first }) {
    const run = await ports.imports.find(id)
    if (!run) return refused(refusal('IMPORT_UNKNOWN', { import: id }))
    const from = placeAfter(after, rowsBefore) ?? 0
    const page = await ports.imports.rejected(id, { code, after: from, first })
    const ofCode = run.rejectedBy.filter((counted) => counted.code === code)
    const total = code === null ? run.rejected : ofCode.reduce((sum, { count }) => sum + count, 0)
    return accepted({ rows: page.rows, next: page.next === null ? null : `${page.next}`, total })
  },
})

/** Asks a running import to stop at its next batch; what was written stays. IMPORT_ENDED when it is over. */
export const cancelImport = verb<{ readonly id: string }, boolean>({
  name: 'cancelImport',
  action: 'IMPORT_CANCEL',
  async run({ ports }, { id }) {
    if (await ports.jobs.requestCancel(id)) return accepted(true)
    const known = (await ports.imports.find(id)) !== undefined
    return refused(refusal(known ? 'IMPORT_ENDED' : 'IMPORT_UNKNOWN', { import: id }))
  },
})

async function named({ users }: Ports, runs: readonly StoredImport[]): Promise<readonly ImportView[]> {
  const names = await users.names(runs.map(({ actor }) => actor))
  return runs.map((run) => ({ ...run, by: names.get(run.actor) ?? run.actor }))
}
