import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import type { PeriodKind } from '#server/domain/kernel/period.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'

export type DateOrder = 'YYYY-MM-DD' | 'DD.MM.YYYY' | 'DD/MM/YYYY' | 'MM/DD/YYYY'

/** How numbers and dates are written in a file. */
export interface FileWriting {
  readonly decimal: '.' | ','
  readonly dates: DateOrder
}

/** Names of columns by what they hold; absent where the file has none. */
export type ColumnNames<Key extends string, Optional extends string> = Readonly<Record<Key, string>> &
  Readonly<Partial<Record<Optional, string | undefined>>>

export interface MemberMapping extends FileWriting {
  readonly file: string
  readonly columns: ColumnNames<
    'number' | 'sponsor' | 'joinedOn',
    'country' | 'name' | 'email' | 'phone' | 'status'
  >
  readonly ignore: readonly string[]
  readonly nameText: string
  readonly language: string
  readonly countries: Readonly<Record<string, string>>
  readonly statuses: Readonly<Record<string, ContractStatus>>
}

export interface OrderMapping extends FileWriting {
  readonly file: string
  readonly columns: ColumnNames<
    'order' | 'product' | 'quantity' | 'at' | 'unitPrice' | 'buyer',
    'productName'
  >
  readonly ignore: readonly string[]
  readonly buyerSuffix: string
  readonly creditNotePrefix?: string | undefined
  readonly creditReason: string
  readonly services: readonly string[]
  readonly cvShare: Rate
  readonly pointsPerUnit: Rate
}

/** How the files of a company are read (`stemma.mapping/1`). */
export interface ImportMapping {
  readonly company: {
    readonly store: string
    readonly name: string
    readonly currency: Currency
    readonly timeZone: TimeZone
    readonly periodKind: PeriodKind
    readonly firstPeriod: string
    readonly plan?: string | undefined
  }
  readonly members: MemberMapping
  readonly orders?: OrderMapping | undefined
}
