import { COMMERCE_STEPS } from '#server/adapters/neo4j/write-commerce.ts'
import { COMPANY_STEPS } from '#server/adapters/neo4j/write-company.ts'
import { COMPENSATION_STEPS } from '#server/adapters/neo4j/write-compensation.ts'
import { CRM_STEPS } from '#server/adapters/neo4j/write-crm.ts'
import { GENEALOGY_STEPS } from '#server/adapters/neo4j/write-genealogy.ts'
import type { Row, RowContext, WriteStep, WriteSteps } from '#server/adapters/neo4j/write-step.ts'
import type { EventKind, NewEvent } from '#server/ports/events.ts'

/**
 * Every kind of event with the statements that write it. Kinds run in this order in every transaction (what others
 * name comes first; locks are taken in one order); a kind without a row does not compile.
 */
export const WRITE_TABLE = {
  ...COMPANY_STEPS,
  ...GENEALOGY_STEPS,
  ...CRM_STEPS,
  ...COMMERCE_STEPS,
  ...COMPENSATION_STEPS,
} satisfies WriteSteps<EventKind>

/** A statement with its rows, ready to run. */
export interface PlannedWrite {
  readonly step: WriteStep<EventKind>
  readonly rows: readonly Row[]
}

/** The statements of a transaction in their fixed order, rows sorted by subject (stable). */
export function planWrites(events: readonly NewEvent[], context: RowContext): readonly PlannedWrite[] {
  const byKind = Map.groupBy(events, ({ kind }) => kind)
  return (Object.keys(WRITE_TABLE) as EventKind[]).flatMap((kind) => {
    const sorted = byKind.get(kind)?.toSorted(bySubject) ?? []
    const steps = WRITE_TABLE[kind] as unknown as readonly WriteStep<EventKind>[]
    return steps.flatMap((step) => plannedWrite(step, sorted, context))
  })
}

function plannedWrite(
  step: WriteStep<EventKind>,
  events: readonly NewEvent[],
  context: RowContext,
): PlannedWrite[] {
  const rows = events.map((event) => step.row(event, context)).filter((row) => row !== undefined)
  return rows.length === 0 ? [] : [{ step, rows }]
}

const bySubject = (left: NewEvent, right: NewEvent): number =>
  left.subject < right.subject ? -1 : left.subject > right.subject ? 1 : 0
