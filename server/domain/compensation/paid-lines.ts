import type { EarlierOrder, Facts, PaidLine } from '#server/domain/compensation/facts.ts'
import { lineWeights } from '#server/domain/compensation/line-weights.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { remembered } from '#server/domain/compensation/remember.ts'
import { type LineStore, SOURCE_KINDS } from '#server/domain/compensation/result.ts'
import { excludedOrders, netSales } from '#server/domain/compensation/sales.ts'
import { admittedOrders } from '#server/domain/compensation/sources.ts'
import {
  addRates,
  multiplyRates,
  ONE_RATE,
  type Rate,
  rateOf,
  ZERO_RATE,
} from '#server/domain/kernel/rate.ts'

const BUYER_PERIOD = SOURCE_KINDS.indexOf('BUYER_PERIOD')

/** A closed run, as refunds of later periods look back on it. */
export interface ClosedRun {
  readonly lines: LineStore
  /** Minor units taken back of each line so far. */
  readonly takenBack: Map<number, number>
  /** Lines that stand on an order, or on the buyer who placed it. */
  linesOf(order: EarlierOrder): number[]
  /** True for an order that was excluded in the run's period. */
  isExcluded(order: EarlierOrder): boolean
  /** A closed line as a refund of this order sees it. */
  paidLine(order: EarlierOrder, line: number): PaidLine
}

/** Keeps what later refunds need of a closed run. */
export function closedRun(plan: Plan, facts: Facts, lines: LineStore): ClosedRun {
  const orders = new Map(facts.orders.numbers.map((number, order) => [number, order]))
  const sales = remembered((_all: true) => netSales(plan, facts))
  const admits = remembered((bonus: number) =>
    admittedOrders({ plan, facts, sales: sales(true) }, plan.bonuses[bonus]!.orders),
  )
  const excluded = new Set(excludedOrders(facts).map((order) => facts.orders.numbers[order]))
  const takenBack = new Map<number, number>()
  return {
    lines,
    takenBack,
    linesOf(order) {
      const index = orders.get(order.number)
      const found: number[] = []
      for (let line = 0; index !== undefined && line < lines.count; line += 1) {
        const onBuyer =
          lines.sourceKind[line] === BUYER_PERIOD &&
          lines.buyerMember[line] === order.member &&
          lines.buyerCustomer[line] === order.customer &&
          admits(lines.bonus[line]!)[index] === 1
        if (onBuyer || lines.order[line] === index) found.push(line)
      }
      return found
    },
    isExcluded: ({ number }) => excluded.has(number),
    paidLine(order, line) {
      const bonus = lines.bonus[line]!
      const orderLine = lines.orderLine[line]!
      return {
        earner: lines.earner[line]!,
        bonus,
        line: orderLine,
        level: lines.level[line]!,
        stoodOn:
          lines.sourceKind[line] === BUYER_PERIOD
            ? rateOf(BigInt(lines.base[line]!))
            : stoodOn(
                { plan, facts, order, index: orders.get(order.number)! },
                { bonus, orderLine, level: lines.level[line]! },
              ),
        amount: lines.amount[line]!,
        takenBack: takenBack.get(line) ?? 0,
      }
    },
  }
}

interface OrderOfRun {
  readonly plan: Plan
  readonly facts: Facts
  readonly order: EarlierOrder
  readonly index: number
}

/** What a line on an order stood on: the lines its bonus admits, less what was given back in the same period. */
function stoodOn(
  { plan, facts, order, index }: OrderOfRun,
  { bonus, orderLine, level }: { bonus: number; orderLine: number; level: number },
): Rate {
  const weights = lineWeights({ bonus: plan.bonuses[bonus]!, level }, facts.products, order.lines)
  return weights
    .map((weight, line) =>
      orderLine >= 0 && orderLine !== line
        ? ZERO_RATE
        : multiplyRates(rateOf(BigInt(weight)), keptPart(facts, index, line)),
    )
    .reduce(addRates, ZERO_RATE)
}

/** The part of an order line that was not given back in the period of the order. */
export function keptPart(facts: Facts, order: number, line: number): Rate {
  let kept = ONE_RATE
  for (const refund of facts.refunds) {
    if (refund.of.kind !== 'THIS_PERIOD' || refund.of.order !== order) continue
    if (refund.line !== undefined && refund.line !== line) continue
    kept = addRates(kept, rateOf(-refund.share.numerator, refund.share.denominator))
  }
  return kept
}
