import { localDateTime } from '#server/adapters/neo4j/encode.ts'
import { loadStatement, type StatementFile } from '#server/adapters/neo4j/statement-file.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Digest } from '#server/ports/digest.ts'
import type { EventKind, NewEvent } from '#server/ports/events.ts'

export type EventOf<Kind extends EventKind> = Extract<NewEvent, { readonly kind: Kind }>

/** A row of `UNWIND $rows AS row`. */
export type Row = Readonly<Record<string, unknown>>

/** What a row may need besides its event. */
export interface RowContext {
  /** When the transaction writes; the same for all its events. */
  readonly at: Instant
  readonly digest: Digest
}

/** One statement of a kind with how an event becomes its row; no row where the event has nothing for it. */
export interface WriteStep<Kind extends EventKind> {
  readonly file: StatementFile
  row(event: EventOf<Kind>, context: RowContext): Row | undefined
}

/** The statements of each kind of a room, in the order in which they run. */
export type WriteSteps<Kinds extends EventKind> = {
  readonly [Kind in Kinds]: readonly WriteStep<Kind>[]
}

/** A step that runs `cypher/write/<name>.cypher`. Called while modules load: a missing file stops the start. */
export function step<Kind extends EventKind>(name: string, row: WriteStep<Kind>['row']): WriteStep<Kind> {
  return { file: loadStatement(`write/${name}`), row }
}

/** A step whose row is the body as it is, and `at`. */
export function bodyStep<Kind extends EventKind>(name: string): WriteStep<Kind> {
  return step<Kind>(name, ({ body }, { at }) => ({ ...body, at: localDateTime(at) }))
}
