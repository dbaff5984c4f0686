import type { PackedLines } from '#server/domain/commerce/events.ts'
import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId, OrderId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'

export const IMPORT_STATES = ['RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Rows of an import: read = accepted + unchanged + rejected. */
export interface ImportCounts {
  readonly read: number
  readonly accepted: number
  readonly unchanged: number
  readonly rejected: number
  readonly warnings: number
}

/** How often a reason was met in a file. */
export interface ReasonCount {
  readonly file: string
  readonly code: string
  readonly count: number
}

export interface NewImport {
  readonly id: string
  readonly source: string
  readonly sourceDigest: string
  readonly dryRun: boolean
  readonly actor: string
  readonly startedAt: Instant
}

export interface StoredImport extends NewImport, ImportCounts {
  readonly state: ImportState
  readonly endedAt: Instant | null
  /** Path of the report for the operator. */
  readonly file: string | null
  readonly rejectedBy: readonly ReasonCount[]
  readonly warnedBy: readonly ReasonCount[]
}

/** Facts of a reason, all text. */
export type RowFacts = Readonly<Record<string, string>>

/** One rejected row: why, by code and facts, and the text that stood there. */
export interface RejectedRow {
  readonly file: string
  readonly line: number
  readonly code: string
  readonly facts: RowFacts
  readonly text: string
}

/** One page of rejected rows; `next` is where the following one begins, null at the end. */
export interface RejectedPage {
  readonly rows: readonly RejectedRow[]
  readonly next: number | null
}

/** How far an import has come. */
export interface ImportProgress extends ImportCounts {
  readonly rejectedBy: readonly ReasonCount[]
  readonly warnedBy: readonly ReasonCount[]
  readonly file: string | null
}

/** A member of the store as an import compares it with a row. */
export interface KnownMember {
  readonly id: MemberId
  readonly number: string
  readonly sponsorNumber: string | null
  readonly enrolledAt: Instant
  readonly status: ContractStatus
  readonly country: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

/** An order of the store as an import compares it with its rows. */
export interface KnownOrder {
  readonly number: string
  readonly acceptedAt: Instant
  readonly lines: number
  readonly amountMinor: bigint
}

/** What was credited on an order by one credit note; lists are parallel. */
export interface KnownCredit {
  readonly number: string
  readonly lineNumbers: readonly number[]
  readonly quantities: readonly number[]
  readonly amountMinor: readonly bigint[]
  readonly cvMinor: readonly bigint[]
  readonly pvHundredths: readonly bigint[]
}

/** An order that credit notes can take from, with those that did. */
export interface CreditedOrder {
  readonly id: OrderId
  readonly number: string
  readonly buyerId: MemberId
  readonly memberId: MemberId
  readonly byCustomer: boolean
  readonly acceptedAt: Instant
  readonly period: string
  readonly currency: Currency
  readonly lines: PackedLines
  readonly credits: readonly KnownCredit[]
}

/** Bookkeeping of imports, and the reads an import compares its rows with. */
export interface Imports {
  begin(started: NewImport): Promise<void>
  /** Notes counts and reasons; safe to call again and again. */
  progress(id: string, progress: ImportProgress): Promise<void>
  /** Adds one page (0, 1, 2 ...) of rejected rows, at most 1,000; the same page twice is one. */
  addRejected(id: string, page: number, rows: readonly RejectedRow[]): Promise<void>
  end(id: string, state: ImportState, at: Instant): Promise<void>
  /** Newest first. */
  list(limit: number): Promise<readonly StoredImport[]>
  find(id: string): Promise<StoredImport | undefined>
  /** Rejected rows, of one code or of all, from the `after`th on. */
  rejected(
    id: string,
    wanted: { readonly code: string | null; readonly after: number; readonly first: number },
  ): Promise<RejectedPage>
  members(): AsyncIterable<KnownMember>
  /** By number; unknown ones are left out. */
  orders(numbers: readonly string[]): Promise<readonly KnownOrder[]>
  productCodes(): Promise<ReadonlySet<string>>
  /** Accepted orders of these buyers, oldest first. */
  ordersOf(buyerIds: readonly string[]): Promise<readonly CreditedOrder[]>
}
