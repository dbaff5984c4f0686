import type { Measure } from '#server/domain/compensation/bonus-terms.ts'
import { doubleOf } from '#server/domain/compensation/exact.ts'
import type { Facts, RefundFacts } from '#server/domain/compensation/facts.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { allocate, applyRate } from '#server/domain/kernel/rate.ts'

/** Amounts by order line after refunds of the same period and after what compliance took out. */
export interface NetLines {
  readonly cv: Float64Array
  readonly pv: Float64Array
  readonly price: Float64Array
  readonly memberPrice: Float64Array
}

/** A refund of an earlier period's order, in pieces of one line: its volume falls in this period. */
export interface Reversal {
  readonly member: number
  readonly customer: number
  readonly kind: number
  readonly product: number
  readonly retail: boolean
  readonly cv: number
  readonly pv: number
  readonly price: number
}

/** What was sold in the period, net. */
export interface Sales {
  readonly lines: NetLines
  /** 0: excluded or wholly given back; such an order is as if it had never been. */
  readonly counted: Uint8Array
  readonly reversals: readonly Reversal[]
}

/** Nets the refunds of the period's own orders, removes excluded ones, and lists what falls of earlier orders. */
export function netSales(plan: Plan, facts: Facts): Sales {
  const counted = new Uint8Array(facts.orders.count).fill(1)
  const own = facts.refunds.filter(({ of }) => of.kind === 'THIS_PERIOD')
  const excluded = excludedOrders(facts)
  const touched = own.length > 0 || excluded.length > 0
  const { cv, pv, pricePaid, memberPrice } = facts.lines
  const lines: NetLines = touched
    ? { cv: cv.slice(), pv: pv.slice(), price: pricePaid.slice(), memberPrice: memberPrice.slice() }
    : { cv, pv, price: pricePaid, memberPrice }
  for (const refund of own) takeBack(facts, lines, refund)
  markReturned(facts, own, counted)
  for (const order of excluded) {
    counted[order] = 0
    for (let line = facts.orders.lineStart[order]!; line < facts.orders.lineStart[order + 1]!; line += 1) {
      clearLine(lines, line)
    }
  }
  const reversals = plan.clawback.volume === 'NONE' ? [] : facts.refunds.flatMap(reversalsOf)
  return { lines, counted, reversals }
}

/** Orders whose volume compliance took out of their period, named alone or as a member's own ones. */
export function excludedOrders(facts: Facts): number[] {
  const orders = new Set<number>()
  for (const { effect, target } of facts.blocks) {
    if (effect !== 'EXCLUDE') continue
    if (target.kind === 'ORDER') orders.add(target.order)
    if (target.kind !== 'MEMBER') continue
    facts.orders.member.forEach((member, order) => {
      if (member === target.member && facts.orders.customer[order] === -1) orders.add(order)
    })
  }
  return [...orders]
}

function clearLine(lines: NetLines, line: number): void {
  for (const column of [lines.cv, lines.pv, lines.price, lines.memberPrice]) column[line] = 0
}

/** Takes a refund off its line, or off all lines of its order by their size. */
function takeBack(facts: Facts, lines: NetLines, refund: RefundFacts): void {
  if (refund.of.kind !== 'THIS_PERIOD') return
  const first = facts.orders.lineStart[refund.of.order]!
  const last = facts.orders.lineStart[refund.of.order + 1]!
  const [from, to] =
    refund.line === undefined ? [first, last] : [first + refund.line, first + refund.line + 1]
  const { cv, pv, pricePaid, memberPrice } = facts.lines
  takeOff(lines.cv, sized(cv, from, to), refund.cv)
  takeOff(lines.pv, sized(pv, from, to), refund.pv)
  takeOff(lines.price, sized(pricePaid, from, to), refund.price)
  for (let line = from; line < to; line += 1) {
    lines.memberPrice[line]! -= doubleOf(applyRate(BigInt(memberPrice[line]!), refund.share))
  }
}

interface Slice {
  readonly from: number
  readonly weights: readonly bigint[]
}

function sized(column: Float64Array, from: number, to: number): Slice {
  return { from, weights: Array.from(column.subarray(from, to), (amount) => BigInt(amount)) }
}

function takeOff(column: Float64Array, { from, weights }: Slice, amount: number): void {
  if (weights.length === 0) return
  allocate(BigInt(amount), weights).forEach((part, place) => {
    column[from + place]! -= doubleOf(part)
  })
}

/** An order whose every unit was given back no longer counts, whatever it was sold for. */
function markReturned(facts: Facts, refunds: readonly RefundFacts[], counted: Uint8Array): void {
  const given = new Map<string, { numerator: bigint; denominator: bigint }>()
  for (const { of, line, share } of refunds) {
    if (of.kind !== 'THIS_PERIOD') continue
    const key = `${of.order}/${line ?? ''}`
    const before = given.get(key) ?? { numerator: 0n, denominator: 1n }
    given.set(key, {
      numerator: before.numerator * share.denominator + share.numerator * before.denominator,
      denominator: before.denominator * share.denominator,
    })
  }
  const whole = (key: string): boolean => {
    const part = given.get(key)
    return part !== undefined && part.numerator >= part.denominator
  }
  for (const { of } of refunds) {
    if (of.kind !== 'THIS_PERIOD') continue
    const lines = facts.orders.lineStart[of.order + 1]! - facts.orders.lineStart[of.order]!
    const each = Array.from({ length: lines }, (_, line) => whole(`${of.order}/${line}`))
    if (whole(`${of.order}/`) || (lines > 0 && each.every(Boolean))) counted[of.order] = 0
  }
}

function reversalsOf(refund: RefundFacts): Reversal[] {
  if (refund.of.kind !== 'EARLIER' || refund.of.order.excluded) return []
  const { order } = refund.of
  const shared = { member: order.member, customer: order.customer, kind: order.kind }
  const lines = refund.line === undefined ? order.lines : order.lines.slice(refund.line, refund.line + 1)
  const fallen = { cv: refund.cv, pv: refund.pv, price: refund.price }
  if (lines.length === 0) return [{ ...shared, product: -1, retail: order.customer >= 0, ...fallen }]
  const part = (amount: number, weights: readonly number[]): bigint[] =>
    allocate(
      BigInt(amount),
      weights.map((weight) => BigInt(weight)),
    )
  const cv = part(
    refund.cv,
    lines.map((line) => line.cv),
  )
  const pv = part(
    refund.pv,
    lines.map((line) => line.pv),
  )
  const price = part(
    refund.price,
    lines.map((line) => line.price),
  )
  return lines.map(({ product, retail }, at) => ({
    ...shared,
    product,
    retail,
    cv: doubleOf(cv[at]!),
    pv: doubleOf(pv[at]!),
    price: doubleOf(price[at]!),
  }))
}

/** The column of a measure. */
export function columnOf(lines: NetLines, measure: Measure): Float64Array {
  return measure === 'CV' ? lines.cv : measure === 'PV' ? lines.pv : lines.price
}

/** What a reversal takes from a measure. */
export const reversedOf = (reversal: Reversal, measure: Measure): number =>
  measure === 'CV' ? reversal.cv : measure === 'PV' ? reversal.pv : reversal.price
