import type { Instant } from '#server/domain/kernel/instant.ts'
import type { BuyerRecord, ImportScene } from '#server/usecases/imports/import-scene.ts'
import { type OrderLine, type OrderPlaces, readOrderLine } from '#server/usecases/imports/order-rows.ts'
import type { WholeOrder } from '#server/usecases/imports/whole-orders.ts'

/** An order of the file with its readable lines, before the company's rules have looked at it. */
export interface JudgedOrder {
  readonly number: string
  readonly isCredit: boolean
  /** Null for a company sale. */
  readonly buyer: BuyerRecord | null
  readonly buyerNumber: string | null
  readonly at: Instant
  readonly lines: readonly OrderLine[]
}

/** What a file of orders is read with. */
export interface OrderReading {
  readonly scene: ImportScene
  readonly file: string
  readonly places: OrderPlaces
  readonly columns: number
}

/**
 * Reads the rows of one order: rejects what cannot be read, warns of doubles and of a second instant (the first
 * holds). `undefined` when nothing is left of it.
 */
export async function judgeOrder(reading: OrderReading, whole: WholeOrder): Promise<JudgedOrder | undefined> {
  const { scene, file } = reading
  const { mapping, tally } = scene
  const { number, rows } = whole
  const buyerNumber = buyerNumberOf(whole, mapping.orders?.buyerSuffix ?? '')
  const buyer = buyerNumber === null ? null : scene.buyers.get(buyerNumber)
  const isCredit = isCreditNote(number, mapping.orders?.creditNotePrefix)
  const lines: OrderLine[] = []
  for (const row of rows) {
    const read = readOrderLine(row, { ...reading, isCredit })
    if ('code' in read) await tally.reject({ file, row }, read.code, read.facts)
    else if (number === '') await tally.reject({ file, row }, 'NUMBER_MISSING')
    else if (whole.buyers.length > 1) await tally.reject({ file, row }, 'ORDER_TWO_BUYERS', { order: number })
    else if (buyer === undefined) {
      await tally.reject({ file, row }, 'BUYER_UNKNOWN', { buyer: buyerNumber ?? '' })
    } else lines.push(read)
  }
  const [first] = lines
  if (!first || buyer === undefined) return undefined
  await warnOfOddities(reading, number, lines)
  return { number, isCredit, buyer, buyerNumber, at: first.at, lines }
}

const isCreditNote = (number: string, prefix: string | undefined): boolean =>
  prefix !== undefined && number.startsWith(prefix)

function buyerNumberOf({ buyers }: WholeOrder, suffix: string): string | null {
  const text = buyers[0] ?? ''
  if (text === '') return null
  return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text
}

async function warnOfOddities(
  { scene: { tally }, file }: OrderReading,
  order: string,
  lines: readonly OrderLine[],
): Promise<void> {
  const seen = new Set<string>()
  const late = lines.find(({ at }) => at !== lines[0]!.at)
  if (late) await tally.warn({ file, row: late.row }, 'ORDER_TWO_INSTANTS', { order })
  for (const { row, belowMinor } of lines) {
    const key = row.fields.join('\u0000')
    if (seen.has(key)) await tally.warn({ file, row }, 'DUPLICATE_LINE')
    seen.add(key)
    if (belowMinor) await tally.warn({ file, row }, 'PRICE_BELOW_MINOR', { text: 'this line' })
  }
}
