import type { CreditIn } from '#web/api/generated/graphql.ts'

interface Line {
  readonly number: number
  readonly quantity: number
  readonly creditedQuantity: number
}

/** What of a line may still be credited. */
export const leftOf = (line: Line): number => line.quantity - line.creditedQuantity

/** A typed quantity as a whole number of pieces, or nothing when it is empty or no such number. */
export function piecesOf(text: string): number | undefined {
  const clean = text.trim()
  return /^\d{1,7}$/.test(clean) ? Number.parseInt(clean, 10) : undefined
}

/** What is sent: the lines with a quantity. Whoever credits the whole rest sends no lines. */
export function creditSent(form: {
  readonly requestKey: string
  readonly order: string
  readonly whole: boolean
  readonly quantities: Readonly<Record<number, string>>
  readonly reason: string
}): CreditIn {
  const { requestKey, order, reason } = form
  const lines = Object.entries(form.quantities).flatMap(([line, text]) => {
    const quantity = piecesOf(text)
    return quantity === undefined || quantity === 0 ? [] : [{ line: Number.parseInt(line, 10), quantity }]
  })
  return { requestKey, order, reason: reason.trim(), lines: form.whole ? [] : lines }
}
