import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { ContactFace } from '#server/ports/contact-faces.ts'
import type { OrderFace, StatementHead, StoredLine, StoredRun } from '#server/ports/period-facts.ts'
import { isStaff } from '#server/usecases/actor.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type BonusTitles, bonusTitlesOf } from '#server/usecases/periods/bonus-titles.ts'
import { findStatement } from '#server/usecases/periods/find-statement.ts'

/** A statement without its lines. */
export interface StatementView {
  readonly head: StatementHead
  readonly run: StoredRun
  readonly face: ContactFace | undefined
  readonly titles: BonusTitles
  /** Sum of everything posted to the earner before this period; minor units. */
  readonly balanceBeforeMinor: bigint
}

/** One line with the people and the order it names; people outside the actor's sight have an empty name. */
export interface LineView {
  readonly line: StoredLine
  readonly order: (OrderFace & { readonly buyer: ContactFace | undefined }) | undefined
  readonly source: ContactFace | undefined
}

/** A statement, for finance and for its earner. */
export const readStatement = verb({
  name: 'readStatement',
  action: 'STATEMENT_SEE',
  async run(call, input: { readonly id: string }): Promise<Result<StatementView>> {
    const found = await findStatement(call, input.id)
    if (!found.ok) return found
    const { head, run } = found.value
    const [faces, earlier, titles] = await Promise.all([
      call.ports.faces.faces([head.earnerId]),
      call.ports.periods.statementsOf(head.earnerId),
      bonusTitlesOf(call.ports, run),
    ])
    const balanceBeforeMinor = earlier
      .filter(({ period }) => period < head.period)
      .reduce((sum, { totalMinor }) => sum + totalMinor, 0n)
    return accepted({ head, run, face: faces.get(head.earnerId), titles, balanceBeforeMinor })
  },
})

/** Which lines: a page, of one bonus or of all. */
export interface LinesInput {
  readonly id: string
  readonly bonus: string | null
  /** Number of the last line of the page before; 0 for the first page. */
  readonly after: number
  readonly first: number
}

/** A page of lines. */
export interface LinesView {
  readonly lines: readonly LineView[]
  readonly next: string | null
  readonly total: number
  readonly titles: BonusTitles
}

/** A page of a statement's lines in canonical order. */
export const readStatementLines = verb({
  name: 'readStatementLines',
  action: 'STATEMENT_SEE',
  async run(call, { id, bonus, after, first }: LinesInput): Promise<Result<LinesView>> {
    const found = await findStatement(call, id)
    if (!found.ok) return found
    const { head, run } = found.value
    const all = bonus === null
    const read = await call.ports.periods.lines(head, after + 1, all ? after + first + 1 : head.lineCount)
    const wanted = read.filter((line) => all || line.bonus === bonus)
    const shown = wanted.slice(0, first)
    const total = all
      ? head.lineCount
      : (head.summary.byBonus.find((each) => each.bonus === bonus)?.lines ?? 0)
    const next = wanted.length > first ? String(shown.at(-1)!.line) : null
    const [lines, titles] = await Promise.all([lineViews(call, shown), bonusTitlesOf(call.ports, run)])
    return accepted({ lines, next, total, titles })
  },
})

/** Lines with the names this actor may see. */
export async function lineViews(call: Call, lines: readonly StoredLine[]): Promise<LineView[]> {
  const orders = await call.ports.periods.orderFaces(lines.map(({ orderId }) => orderId))
  const people = lines.flatMap(({ memberId, buyerId }) => [memberId, buyerId])
  const buyers = [...orders.values()].map(({ buyerId }) => buyerId)
  const faces = await call.ports.faces.faces([...people, ...buyers])
  const shown = (id: string): ContactFace | undefined => {
    const face = faces.get(id)
    return face && maySeeName(call, id) ? face : face && { ...face, number: '', name: '' }
  }
  return lines.map((line) => {
    const order = orders.get(line.orderId)
    return {
      line,
      order: order && { ...order, buyer: shown(order.byCustomer ? order.buyerId : order.memberId) },
      source: shown(line.memberId === '' ? line.buyerId : line.memberId),
    }
  })
}

/** Own customers and the downline to the depth of the policy are named; others are "a member between". */
export function maySeeName({ actor, sight }: Call, id: string): boolean {
  if (isStaff(actor) || actor.memberId === id) return true
  const member = sight.find(id)
  return member !== undefined && sight.detailOf(member).name
}
