import { type CreditableOrder, decideCredit } from '#server/domain/commerce/credit-note.ts'
import type { CommerceEvents } from '#server/domain/commerce/events.ts'
import type { CreditNoteId } from '#server/domain/kernel/ids.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'
import { periodAt } from '#server/domain/kernel/period.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { CreditedOrder } from '#server/ports/imports.ts'
import { CreditedStock, type Taken } from '#server/usecases/imports/credited-stock.ts'
import { writeBatch } from '#server/usecases/imports/import-scene.ts'
import type { JudgedOrder, OrderReading } from '#server/usecases/imports/judged-order.ts'
import type { OrderLine } from '#server/usecases/imports/order-rows.ts'

const BUYERS_A_BATCH = 50

/** A line of a credit note with what it took back of which orders. */
interface Match {
  readonly note: JudgedOrder
  readonly line: OrderLine
  readonly taken: readonly Taken[]
  readonly closed: boolean
}

/** A credit note of the store: one for each order that a note of the file reaches into. */
type Credited = CommerceEvents['ORDER_CREDITED']['body']

/**
 * Credit notes of a file, which name no order: each takes from its buyer's earlier lines of the article, oldest
 * first. Held until all orders are recorded, then settled buyer by buyer in order of time.
 */
export class CreditNotes {
  readonly #reading: OrderReading
  readonly #byBuyer = new Map<string, JudgedOrder[]>()
  readonly #numbers = new Set<string>()
  readonly #fresh = new Map<string, CreditedOrder[]>()

  constructor(reading: OrderReading) {
    this.#reading = reading
  }

  add(note: JudgedOrder): void {
    const { id } = note.buyer!
    const notes = this.#byBuyer.get(id)
    if (notes) notes.push(note)
    else this.#byBuyer.set(id, [note])
    this.#numbers.add(note.number)
  }

  /** In a dry run: an order that would have been written before the notes are settled. */
  wouldExist(body: CommerceEvents['ORDER_RECORDED']['body']): void {
    const { buyerId, memberId } = body
    if (buyerId === null || memberId === null) return
    const orders = this.#fresh.get(buyerId) ?? []
    orders.push({ ...body, buyerId, memberId, credits: [] })
    this.#fresh.set(buyerId, orders)
  }

  async settle(): Promise<void> {
    const buyers = [...this.#byBuyer.keys()]
    for (let from = 0; from < buyers.length; from += BUYERS_A_BATCH) {
      await this.#settleBatch(buyers.slice(from, from + BUYERS_A_BATCH))
      await this.#reading.scene.step()
    }
  }

  async #settleBatch(buyers: readonly string[]): Promise<void> {
    const { scene } = this.#reading
    const notes = buyers.flatMap((buyer) => this.#byBuyer.get(buyer) ?? []).sort(byTime)
    const periods = new Set(notes.map(({ at }) => periodAt(at, scene.calendar).id))
    const { matches, known } = await writeBatch(scene, {
      periods,
      decide: async () => {
        const shut = new Set((await scene.call.ports.company.shutPeriods()).map(({ period }) => period))
        const isClosed = (period: string): boolean => shut.has(period)
        const stock = await this.#stockOf(buyers)
        const found = notes.flatMap((note) => matchesOf(note, stock, this.#closed(note, isClosed)))
        const events = this.#eventsOf(found, stock)
        return { events, matches: found, known: stock.known }
      },
    })
    for (const match of matches) await this.#report(match, known)
  }

  #closed({ at }: JudgedOrder, isClosed: (period: string) => boolean): boolean {
    return isClosed(periodAt(at, this.#reading.scene.calendar).id)
  }

  /** The buyers' orders as they were before any note of this file. */
  async #stockOf(buyers: readonly string[]): Promise<CreditedStock> {
    const stored = await this.#reading.scene.call.ports.imports.ordersOf(buyers)
    const fresh = buyers.flatMap((buyer) => this.#fresh.get(buyer) ?? [])
    return new CreditedStock([...stored, ...fresh], this.#numbers)
  }

  #eventsOf(matches: readonly Match[], stock: CreditedStock): NewEvent[] {
    const byNote = Map.groupBy(matches, ({ note }) => note)
    return [...byNote].flatMap(([note, found]) => {
      const orders = [
        ...Map.groupBy(
          found.flatMap(({ taken }) => taken),
          ({ order }) => order,
        ),
      ]
      return orders.flatMap(([order, taken], position): NewEvent[] => {
        const number = partNumber(note.number, position)
        const body = this.#decide(note, { number, order, taken })
        stock.credit(order, body)
        return stock.known.has(number) ? [] : [{ kind: 'ORDER_CREDITED', subject: body.id, body }]
      })
    })
  }

  #decide(note: JudgedOrder, part: NotePart): Credited {
    const { scene } = this.#reading
    const { number, order, taken } = part
    const lines = [...Map.groupBy(taken, ({ line }) => line)].map(([line, parts]) => ({
      line,
      quantity: parts.reduce((sum, { quantity }) => sum + quantity, 0),
    }))
    const id = scene.call.ports.ids.next() as CreditNoteId
    const reason = scene.mapping.orders!.creditReason
    const decision = decideCredit({ id, number, creditedAt: note.at, lines, reason }, order, {
      calendar: scene.calendar,
      isClosed: () => false,
    })
    if (decision.ok) return decision.value
    throw new Bug(`a matched credit note is refused: ${JSON.stringify(decision.refusals)}`)
  }

  async #report({ note, line, taken, closed }: Match, known: ReadonlySet<string>): Promise<void> {
    const { scene, file } = this.#reading
    const { tally } = scene
    const place = { file, row: line.row }
    const buyer = note.buyerNumber ?? ''
    if (closed) {
      const period = periodAt(note.at, scene.calendar).id
      return tally.reject(place, 'PERIOD_CLOSED', { period })
    }
    if (taken.length === 0) return tally.reject(place, 'CREDIT_UNMATCHED', { buyer, product: line.product })
    if (known.has(note.number)) tally.keep(1)
    else tally.accept(1)
    const found = taken.reduce((sum, { quantity }) => sum + quantity, 0)
    const wanted = -line.quantity
    if (found === wanted) return
    const facts = { taken: `${found}`, quantity: `${wanted}`, rest: `${wanted - found}` }
    await tally.warn(place, 'CREDIT_PARTLY', facts)
  }
}

interface NotePart {
  readonly number: string
  readonly order: CreditableOrder
  readonly taken: readonly Taken[]
}

/** Credit notes of the store reach into one order each; a note that reaches into more has parts `/2`, `/3` ... */
const partNumber = (number: string, position: number): string =>
  position === 0 ? number : `${number}/${position + 1}`

const byTime = (left: JudgedOrder, right: JudgedOrder): number =>
  left.at - right.at || (left.number < right.number ? -1 : 1)

function matchesOf(note: JudgedOrder, stock: CreditedStock, closed: boolean): Match[] {
  return note.lines.map((line) => {
    const wanted = { product: line.product, quantity: -line.quantity, until: note.at }
    return { note, line, closed, taken: closed ? [] : stock.take(note.buyer!.id, wanted) }
  })
}
