import type { Period } from '#server/domain/kernel/period.ts'
import type { Company } from '#server/ports/company-facts.ts'

/** One figure of a start page: plain decimal text, its unit, the same a period before, and where it leads. */
export interface TileView {
  readonly key: string
  readonly value: string
  /** COUNT, POINTS, PERCENT, TEXT, MS, or a currency. */
  readonly unit: string
  readonly before: string | null
  readonly link: string
}

/** The times tiles are about. */
export interface HomeTime {
  readonly company: Company
  readonly current: Period
  readonly previous: Period
}

/** Where a tile leads, and what it is compared with. */
export interface TilePlace {
  readonly link: string
  readonly before?: number
}

/** A tile that counts something. */
export const counted = (key: string, value: number, { link, before }: TilePlace): TileView => ({
  key,
  value: `${value}`,
  unit: 'COUNT',
  before: before === undefined ? null : `${before}`,
  link,
})
