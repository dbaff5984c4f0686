import type { FileRow, RowFile } from '#server/ports/import-files.ts'
import { fieldAt } from '#server/usecases/imports/field-values.ts'
import type { OrderPlaces } from '#server/usecases/imports/order-rows.ts'

/** Every row of one order, in file order. */
export interface WholeOrder {
  readonly number: string
  /** As the rows name it; '' for none. Two different ones are two buyers. */
  readonly buyers: readonly string[]
  readonly rows: readonly FileRow[]
}

/**
 * Gives the orders of a file as they become whole, wherever their rows stand; only orders that are not whole yet are
 * held. `rowsOf` says how many rows each order has.
 */
export async function* wholeOrders(
  file: RowFile,
  { places, rowsOf }: { readonly places: OrderPlaces; readonly rowsOf: ReadonlyMap<string, number> },
): AsyncGenerator<readonly WholeOrder[]> {
  const open = new Map<string, FileRow[]>()
  for await (const rows of file.rows()) {
    const whole: WholeOrder[] = []
    for (const row of rows) {
      const number = fieldAt(row.fields, places.order)
      const gathered = open.get(number) ?? []
      gathered.push(row)
      if (gathered.length < (rowsOf.get(number) ?? 1)) open.set(number, gathered)
      else {
        open.delete(number)
        whole.push({ number, buyers: buyersOf(gathered, places), rows: gathered })
      }
    }
    yield whole
  }
}

const buyersOf = (rows: readonly FileRow[], { buyer }: OrderPlaces): string[] => [
  ...new Set(rows.map(({ fields }) => fieldAt(fields, buyer))),
]
