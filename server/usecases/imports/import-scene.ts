import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { PeriodCalendar } from '#server/domain/kernel/period.ts'
import type { Refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { RowFile } from '#server/ports/import-files.ts'
import type { ImportMapping } from '#server/ports/import-mapping.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { ImportTally } from '#server/usecases/imports/import-tally.ts'

/** A member that orders can be recorded for. */
export interface BuyerRecord {
  readonly id: MemberId
  readonly joinedAt: Instant
}

/** What all steps of one import share. */
export interface ImportScene {
  readonly call: Call
  readonly mapping: ImportMapping
  readonly calendar: PeriodCalendar
  readonly tally: ImportTally
  /** Nothing is written: rows are judged as if the ones before them had been. */
  readonly dryRun: boolean
  /** Members by number: of the company, and of this import so far. */
  readonly buyers: Map<string, BuyerRecord>
  /** Tells how far it has come; throws `ImportStopped` when somebody wants it to end. */
  step(): Promise<void>
}

/** Somebody asked for the import to end, or another process took it over. */
export class ImportStopped extends Error {
  override readonly cause: 'CANCELLED' | 'LOST'
  constructor(cause: 'CANCELLED' | 'LOST') {
    super(cause)
    this.name = 'ImportStopped'
    this.cause = cause
  }
}

/** Somebody else wrote the same numbers meanwhile: what exists is read anew, so often at most. */
const RUNS_AGAIN = 3

/** What a batch is dated into, and how it is decided. */
export interface Batch<Outcome> {
  /** Periods whose closing meanwhile must be noticed. */
  readonly periods: Iterable<string>
  /** May run again; what it answers last is what was written. */
  decide(): Promise<Outcome>
}

/** Decides a batch and writes its events in one transaction that rests on its periods. In a dry run nothing is. */
export async function writeBatch<Outcome extends { readonly events: readonly NewEvent[] }>(
  { call, dryRun }: ImportScene,
  { periods, decide }: Batch<Outcome>,
): Promise<Outcome> {
  if (dryRun) return decide()
  const { changes } = call.ports
  const keys = [...new Set(periods)].map((period) => `period:${period}`)
  for (let run = 1; ; run += 1) {
    let outcome: Outcome | undefined
    const committed = await changes.commit({ actor: call.actor.id, verb: 'importCompany' }, async () => {
      const restsOn = await changes.versions(keys)
      outcome = await decide()
      return accepted({ events: outcome.events, restsOn, raises: [] })
    })
    if (committed.ok && outcome) return outcome
    if (run === RUNS_AGAIN) throw refusedBatch(committed)
  }
}

/** Thrown when the store refuses what the decision allowed, again and again. */
export class BatchRefused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ code, facts }) => `${code} ${Object.values(facts).join(' ')}`).join('; '))
    this.name = 'BatchRefused'
    this.refusals = refusals
  }
}

const refusedBatch = (result: Result<unknown>): Error => new BatchRefused(result.ok ? [] : result.refusals)

/** Warns of columns nobody reads. */
export async function warnUnknownColumns(
  tally: ImportTally,
  file: RowFile,
  columns: readonly string[],
): Promise<void> {
  const row = { line: 1, fields: file.columns }
  for (const column of columns) await tally.warn({ file: file.name, row }, 'UNKNOWN_COLUMN', { column })
}
