import type { ContactId, MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/** A customer with who looks after it. */
export interface CustomerRecord {
  readonly id: ContactId
  readonly number: string
  readonly name: string
  readonly country: string
  readonly registeredAt: Instant
  readonly carerId: MemberId
}

/** A customer with contact data. */
export interface CustomerProfile extends CustomerRecord {
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly language: string
}

/** Which customers, in the order of their numbers. */
export interface CustomersWanted {
  /** Null: everybody's. */
  readonly carerId: MemberId | null
  /** Part of a name, number or e-mail, lower-cased. */
  readonly search: string | null
  /** Number of the last one of the page before. */
  readonly after: string
  readonly limit: number
}

/** Reads about customers. */
export interface CustomerFacts {
  list(wanted: CustomersWanted): Promise<readonly CustomerRecord[]>
  count(wanted: Pick<CustomersWanted, 'carerId' | 'search'>): Promise<number>
  /** `undefined` for whoever is no customer. */
  byId(id: ContactId): Promise<CustomerProfile | undefined>
}
