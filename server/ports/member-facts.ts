import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '#server/domain/kernel/instant.ts'

/** Number and name of a member. */
export interface MemberName {
  readonly id: MemberId
  readonly number: string
  readonly name: string
}

/** What a row of a list shows of a member beside the figures of the index. */
export interface MemberFace extends MemberName {
  readonly status: ContractStatus
  readonly country: string
  readonly enrolledOn: CalendarDate
}

/** One member as the graph holds it. */
export interface MemberRecord extends MemberName {
  readonly status: ContractStatus
  readonly statusFrom: Instant
  readonly country: string
  readonly enrolledOn: CalendarDate
  readonly enrolledAt: Instant
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly language: string
  readonly sponsorId: MemberId | null
  /** Since when the present sponsor holds; null for a root. */
  readonly sponsorSince: Instant | null
  /** Customers looked after at present. */
  readonly customers: number
}

/** A member's place in an order of the graph: lower-cased name and id, or number. */
export interface TextPlace {
  readonly key: string
  readonly id: MemberId
}

/** Orders that the graph keeps. */
export type TextOrder = 'NAME' | 'NUMBER'

/** Reads about members. Trees are answered by the index, never here. */
export interface MemberFacts {
  /** Names by id; unknown ids are left out. */
  names(ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, MemberName>>
  faces(ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, MemberFace>>
  /** Newest accepted order that counts for each member, own or of a customer; without one it is left out. */
  lastOrders(ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, Instant>>
  byId(id: MemberId): Promise<MemberRecord | undefined>
  idOfNumber(number: string): Promise<MemberId | undefined>
  /** Members whose name, number or e-mail holds `text`, as they are found; the caller filters and stops. */
  search(text: string, limit: number): AsyncIterable<MemberName>
  /** Members in an order from behind `after` (null: the start) on, as they are found; the caller filters and stops. */
  inOrder(order: TextOrder, after: TextPlace | null): AsyncIterable<TextPlace>
}
