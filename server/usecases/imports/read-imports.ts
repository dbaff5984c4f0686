import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { ImportRun, RejectedPlace, RejectedRow } from '#server/ports/import-facts.ts'
import { verb } from '#server/usecases/guard.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** An import with the name of who started it. */
export interface ImportView extends ImportRun {
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
  async run({ ports, now }) {
    return accepted(await named(ports, await ports.imports.list(now, MOST)))
  },
})

/** One import with its reasons counted; IMPORT_UNKNOWN for an id no import has. */
export const readImport = verb<{ readonly id: string }, ImportView>({
  name: 'readImport',
  action: 'IMPORT_SEE',
  async run({ ports }, { id }) {
    const found = await ports.imports.byId(id)
    const [view] = found ? await named(ports, [found]) : []
    return view ? accepted(view) : refused(refusal('IMPORT_UNKNOWN', { import: id }))
  },
})

/** Rejected rows of an import, in the order of the files, all or those of one reason. */
export const readRejectedRows = verb<RejectedInput, RejectedPageView>({
  name: 'readRejectedRows',
  action: 'IMPORT_SEE',
  async run({ ports }, { id, code, after, first }) {
    const run = await ports.imports.byId(id)
    if (!run) return refused(refusal('IMPORT_UNKNOWN', { import: id }))
    const rows: (RejectedRow & { readonly at: RejectedPlace })[] = []
    for await (const row of ports.imports.rejected(id, placeOf(after))) {
      if (code === null || row.code === code) rows.push(row)
      if (rows.length > first) break
    }
    const ofCode = run.rejectedBy.filter((counted) => counted.code === code)
    const total = code === null ? run.rejected : ofCode.reduce((sum, { count }) => sum + count, 0)
    const end = rows[first - 1]?.at
    const next = rows.length > first && end ? `${end.page}.${end.place}` : null
    return accepted({ rows: rows.slice(0, first), next, total })
  },
})

/** Asks a running import to stop at its next batch; what was written stays. IMPORT_ENDED when it is over. */
export const cancelImport = verb<{ readonly id: string }, boolean>({
  name: 'cancelImport',
  action: 'IMPORT_CANCEL',
  async run({ ports }, { id }) {
    if (await ports.jobs.requestCancel(id)) return accepted(true)
    const known = (await ports.imports.byId(id)) !== undefined
    return refused(refusal(known ? 'IMPORT_ENDED' : 'IMPORT_UNKNOWN', { import: id }))
  },
})

async function named({ users }: Ports, runs: readonly ImportRun[]): Promise<readonly ImportView[]> {
  const names = await users.names(runs.map(({ actor }) => actor))
  return runs.map((run) => ({ ...run, by: names.get(run.actor) ?? run.actor }))
}

function placeOf(after: string | null): RejectedPlace {
  const found = /^(\d{1,9})\.(\d{1,9})$/.exec(after ?? '')
  return found ? { page: +found[1]!, place: +found[2]! } : { page: 0, place: 0 }
}
