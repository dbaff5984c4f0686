import { contactRow, identifiersOf } from '#server/adapters/neo4j/contact-row.ts'
import { localDateTime } from '#server/adapters/neo4j/encode.ts'
import { step, type WriteSteps } from '#server/adapters/neo4j/write-step.ts'
import type { CrmEvents } from '#server/domain/crm/events.ts'
import { openKeyOf } from '#server/domain/crm/interest.ts'

/** How what happens to contacts is written. */
export const CRM_STEPS: WriteSteps<keyof CrmEvents> = {
  CUSTOMER_REGISTERED: [
    step('crm/customer-registered', ({ body, personal }) => ({
      ...body,
      ...contactRow(personal, body.number),
      registeredAt: localDateTime(body.registeredAt),
    })),
    step('crm/contact-identifiers', ({ body, personal }, { digest }) => ({
      id: body.id,
      identifiers: identifiersOf(personal, digest),
    })),
  ],
  LEAD_CAPTURED: [
    step('crm/lead-captured', ({ body, personal }) => ({ ...body, ...contactRow(personal, body.number) })),
    step('crm/interest-opened', ({ body }) => ({
      ...body,
      openedAt: localDateTime(body.capturedAt),
      openKey: openKeyOf({ contactId: body.id, kind: body.interestKind, ownerId: body.ownerId }),
    })),
    step('crm/contact-identifiers', ({ body, personal }, { digest }) => ({
      id: body.id,
      identifiers: identifiersOf(personal, digest),
    })),
  ],
  CONTACT_CHANGED: [
    step('crm/contact-changed', ({ body, personal }) => ({ ...body, ...contactRow(personal) })),
    step('crm/contact-identifiers', ({ body, personal }, { digest }) => ({
      id: body.id,
      identifiers: identifiersOf(personal, digest),
    })),
  ],
}
