import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '#server/domain/kernel/instant.ts'

/** Contract status of a member; never called active, which is a word of a period. */
export const CONTRACT_STATUSES = ['APPLIED', 'ENROLLED', 'GRACE', 'SUSPENDED', 'TERMINATED'] as const

export type ContractStatus = (typeof CONTRACT_STATUSES)[number]

/** What can happen to members and to the sponsor tree. Edges are dated: `from` included, `to` excluded. */
export interface GenealogyEvents {
  /** The committer adds the `ordinal`; `sponsorId` is null for a root. The edge begins at `enrolledAt`. */
  MEMBER_ENROLLED: {
    body: {
      id: MemberId
      number: string
      sponsorId: MemberId | null
      enrolledOn: CalendarDate
      enrolledAt: Instant
      status: ContractStatus
      country: string
      agreementVersion: string
      source: 'BACK_OFFICE' | 'SPONSOR_LINK' | 'IMPORT' | 'DEMO'
    }
    personal: {
      name: string
      email: string | null
      phone: string | null
      street: string | null
      postalCode: string | null
      city: string | null
      language: string
    }
  }
  MEMBER_STATUS_CHANGED: { body: { id: MemberId; status: ContractStatus; from: Instant; reason: string } }
  /** Ends the edge to `oldSponsorId` at `from` and begins one to `sponsorId`. */
  MEMBER_MOVED: {
    body: {
      id: MemberId
      oldSponsorId: MemberId | null
      sponsorId: MemberId
      from: Instant
      reason: string
      approverId: UserId
    }
  }
}
