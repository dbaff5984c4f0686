import type { GatheredFacts } from '#server/domain/compensation/gathered-facts.ts'
import type { RunResult } from '#server/domain/compensation/result.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'

/** What is hashed one after another; columns as their bytes. */
export type DigestParts = Iterable<string | ArrayBufferView>

/** Stands between parts, so that no two different facts write the same bytes. */
const END = '\u0000'

function* texts(list: readonly string[]): DigestParts {
  const atOnce = 10_000
  for (let from = 0; from < list.length; from += atOnce)
    yield `${list.slice(from, from + atOnce).join(END)}${END}`
}

/**
 * The facts of a run in canonical order: members by ordinal (given once and for ever), orders by instant and number
 * (as they were gathered), then the rest. Equal facts give equal bytes, whatever the order of reading.
 */
export function* factsDigestParts(facts: GatheredFacts): DigestParts {
  const { members, orders, history } = facts
  yield `facts/1${END}${facts.period.id}${END}${members.count}${END}${orders.count}${END}`
  yield* texts(members.ids)
  yield* texts(members.numbers)
  yield* texts(members.statuses)
  yield members.joinedAt
  yield members.sponsors
  yield* texts(facts.customers.ids)
  yield* texts(facts.products)
  yield* texts(orders.ids)
  yield* texts(orders.kinds)
  yield* [orders.member, orders.customer, orders.acceptedAt, orders.lineStart, orders.product]
  yield* [orders.quantity, orders.cvMinor, orders.pvHundredths, orders.amountMinor]
  yield canonicalJson(facts.credits as unknown as CanonicalValue)
  yield canonicalJson(facts.earlierOrders as unknown as CanonicalValue)
  for (const { period, paidAsRanks, highestRanks, volumes } of history) {
    yield `${END}${period}${END}`
    yield* texts(paidAsRanks)
    yield* texts(highestRanks)
    for (const name of [...volumes.keys()].sort()) {
      yield name
      yield volumes.get(name)!
    }
  }
}

/** A result, as it would be published. Two results with these bytes pay everybody the same for the same reasons. */
export function* resultDigestParts(result: RunResult): DigestParts {
  const { lines } = result
  yield `result/1${END}${result.period.id}${END}${lines.count}${END}`
  for (const column of [
    lines.earner,
    lines.bonus,
    lines.sourceKind,
    lines.order,
    lines.orderLine,
    lines.buyerMember,
    lines.buyerCustomer,
    lines.level,
    lines.distance,
    lines.base,
    lines.amountBeforeCaps,
    lines.amount,
    lines.caps,
    lines.hold,
    lines.code,
  ]) {
    yield column.subarray(0, lines.count)
  }
  yield canonicalJson(result.breakage as unknown as CanonicalValue)
  yield canonicalJson(result.adjustments as unknown as CanonicalValue)
  yield* [result.totals, result.active, result.ranks.paidAs, result.ranks.highest]
  yield* result.volumes
}
