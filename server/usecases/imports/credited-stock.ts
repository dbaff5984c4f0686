import type { CreditableOrder } from '#server/domain/commerce/credit-note.ts'
import type { CommerceEvents } from '#server/domain/commerce/events.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { CreditedOrder, KnownCredit } from '#server/ports/imports.ts'

/** Pieces that were taken back from one line (from 1) of an order. */
export interface Taken {
  readonly order: CreditableOrder
  readonly line: number
  readonly quantity: number
}

interface Lot {
  readonly order: StockOrder
  readonly line: number
  readonly acceptedAt: Instant
  left: number
}

interface StockOrder extends CreditableOrder {
  credited: {
    quantities: number[]
    amountMinor: bigint[]
    cvMinor: bigint[]
    pvHundredths: bigint[]
  }
}

/** What can still be taken back of buyers' orders, oldest line first. */
export class CreditedStock {
  /** Numbers of the notes of this file that the store has already. */
  readonly known: ReadonlySet<string>
  readonly #lots = new Map<string, Lot[]>()

  /** `own`: numbers of the file's notes; what they took before is matched anew, in the same way. */
  constructor(orders: readonly CreditedOrder[], own: ReadonlySet<string>) {
    const known = new Set<string>()
    const isOwn = ({ number }: KnownCredit): boolean => own.has(number.split('/')[0]!)
    for (const order of orders.toSorted((a, b) => a.acceptedAt - b.acceptedAt)) {
      const stock = stockOrder(order)
      for (const credit of order.credits) {
        if (isOwn(credit)) known.add(credit.number)
        else addCredit(stock, credit)
      }
      this.#addLots(order, stock)
    }
    this.known = known
  }

  #addLots({ buyerId, acceptedAt, lines }: CreditedOrder, order: StockOrder): void {
    lines.productCodes.forEach((product, position) => {
      const left = lines.quantities[position]! - order.credited.quantities[position]!
      if (left <= 0) return
      const key = `${buyerId} ${product}`
      const lots = this.#lots.get(key) ?? []
      lots.push({ order, line: position + 1, acceptedAt, left })
      this.#lots.set(key, lots)
    })
  }

  /** Takes up to `quantity` pieces of a buyer's lines of the product that were accepted by `until`, oldest first. */
  take(
    buyerId: string,
    wanted: { readonly product: string; readonly quantity: number; readonly until: Instant },
  ): Taken[] {
    const taken: Taken[] = []
    let missing = wanted.quantity
    for (const lot of this.#lots.get(`${buyerId} ${wanted.product}`) ?? []) {
      if (missing === 0 || lot.acceptedAt > wanted.until) break
      const quantity = Math.min(missing, lot.left)
      if (quantity === 0) continue
      lot.left -= quantity
      missing -= quantity
      taken.push({ order: lot.order, line: lot.line, quantity })
    }
    return taken
  }

  /** Notes what a credit note took, so that the next one on the same order takes the rest. */
  credit(order: CreditableOrder, body: CommerceEvents['ORDER_CREDITED']['body']): void {
    addCredit(order as StockOrder, body)
  }
}

function stockOrder({ id, memberId, byCustomer, period, currency, lines }: CreditedOrder): StockOrder {
  const none = lines.quantities.map(() => 0n)
  return {
    ...{ id, memberId, byCustomer, period, currency, lines },
    cancelled: false,
    credited: {
      quantities: none.map(() => 0),
      amountMinor: [...none],
      cvMinor: [...none],
      pvHundredths: [...none],
    },
  }
}

type CreditedParts = Omit<KnownCredit, 'number'>

function addCredit({ credited }: StockOrder, credit: CreditedParts): void {
  credit.lineNumbers.forEach((line, part) => {
    const position = line - 1
    credited.quantities[position] = credited.quantities[position]! + credit.quantities[part]!
    credited.amountMinor[position] = credited.amountMinor[position]! + credit.amountMinor[part]!
    credited.cvMinor[position] = credited.cvMinor[position]! + credit.cvMinor[part]!
    credited.pvHundredths[position] = credited.pvHundredths[position]! + credit.pvHundredths[part]!
  })
}
