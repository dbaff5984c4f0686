import { formatScaled } from '#server/domain/kernel/rate.ts'

/** Hundredths of points as decimal text. */
export const points = (hundredths: bigint): string => formatScaled(hundredths, 2)

/** The same for what sight may not give: null stays null, never a zero. */
export const seenPoints = (hundredths: bigint | null): string | null =>
  hundredths === null ? null : points(hundredths)

/** What a page says of itself. */
export const pageInfo = ({ next, total }: { readonly next: string | null; readonly total: number }) => ({
  next,
  total,
})

/** A list behind a page, its rows formatted. */
export const pageOfRows = <Row>(
  page: { readonly rows: readonly Row[]; readonly next: string | null; readonly total: number },
  format: (row: Row) => unknown,
) => ({ rows: page.rows.map(format), page: pageInfo(page) })
