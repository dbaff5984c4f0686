import { contactRow, identifiersOf } from '#server/adapters/neo4j/contact-row.ts'
import { localDateTime, neo4jDate } from '#server/adapters/neo4j/encode.ts'
import { step, type WriteSteps } from '#server/adapters/neo4j/write-step.ts'
import type { GenealogyEvents } from '#server/domain/genealogy/events.ts'

/** How what happens to members and to the sponsor tree is written. */
export const GENEALOGY_STEPS: WriteSteps<keyof GenealogyEvents> = {
  MEMBER_ENROLLED: [
    step('genealogy/member-enrolled', ({ body, personal }) => ({
      ...body,
      ...contactRow(personal, body.number),
      enrolledOn: neo4jDate(body.enrolledOn),
      enrolledAt: localDateTime(body.enrolledAt),
    })),
    step('crm/contact-identifiers', ({ body, personal }, { digest }) => {
      const identifiers = identifiersOf(personal, digest)
      return identifiers.length === 0 ? undefined : { id: body.id, identifiers }
    }),
  ],
  MEMBER_STATUS_CHANGED: [
    step('genealogy/member-status-changed', ({ body }) => ({ ...body, from: localDateTime(body.from) })),
  ],
  MEMBER_MOVED: [step('genealogy/member-moved', ({ body }) => ({ ...body, from: localDateTime(body.from) }))],
}
