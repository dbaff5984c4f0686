import type { InterestKind, InterestStage } from '#server/domain/crm/interest.ts'
import type { ContactId, InterestId, MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/** The personal part of a contact; every field can be erased. */
export interface ContactDetails {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly language: string
}

/** What can happen to contacts, leads and their interests. */
export interface CrmEvents {
  CUSTOMER_REGISTERED: {
    body: {
      id: ContactId
      number: string
      carerId: MemberId
      country: string
      registeredAt: Instant
      source: string
    }
    personal: ContactDetails
  }
  /** A contact with its first interest, which nobody has answered yet. */
  LEAD_CAPTURED: {
    body: {
      id: ContactId
      number: string
      country: string
      capturedAt: Instant
      source: string
      interestId: InterestId
      interestKind: InterestKind
      stage: InterestStage
      /** Null: the interest is the company's. */
      ownerId: MemberId | null
    }
    personal: ContactDetails
  }
  /** `version` guards against overwriting somebody else's change. `country` is not personal. */
  CONTACT_CHANGED: {
    body: { id: ContactId; country: string; fields: readonly string[] }
    personal: ContactDetails
  }
}
