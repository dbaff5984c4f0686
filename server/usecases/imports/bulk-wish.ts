import type { Currency } from '#server/domain/kernel/money.ts'
import type { PeriodCalendar } from '#server/domain/kernel/period.ts'
import type { BulkMember, BulkReason } from '#server/usecases/imports/bulk-members.ts'

/** An order as a bulk file tells it; instants in milliseconds, amounts in minor units. */
export interface BulkOrder {
  readonly id: string
  readonly memberId: string
  readonly at: number
  readonly amountMinor: number
  readonly cvMinor: number
}

/** What is brought into an empty store at once. */
export interface BulkWish {
  /** The store's name below the home. */
  readonly store: string
  readonly company: {
    readonly name: string
    readonly currency: Currency
    readonly calendar: PeriodCalendar
  }
  readonly members: readonly BulkMember[]
  readonly orders: AsyncIterable<readonly BulkOrder[]> | Iterable<readonly BulkOrder[]>
  /** Digest of the source files, kept in the event. */
  readonly sourceDigest: string
  /** First period of the company, when all orders are known. */
  readonly firstPeriod: (ordersByPeriod: ReadonlyMap<string, number>) => string
  readonly say: (line: string) => void
}

/** What was brought in, and how long each step took in seconds. */
export interface BulkFigures {
  readonly members: number
  readonly orders: number
  readonly rejected: ReadonlyMap<BulkReason, number>
  readonly ordersByPeriod: ReadonlyMap<string, number>
  readonly seconds: {
    readonly check: number
    readonly load: number
    readonly open: number
    readonly total: number
  }
}

/** The one product that bulk orders consist of. */
export const BULK_PRODUCT = 'BULK'
