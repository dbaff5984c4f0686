import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import type { BonusCommon } from '#server/domain/compensation/bonus-terms.ts'
import { draftOn, lineCode } from '#server/domain/compensation/draft.ts'
import { scaled } from '#server/domain/compensation/exact.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { payFlat } from '#server/domain/compensation/pay-flat.ts'
import { positionGrid } from '#server/domain/compensation/position-grid.ts'
import type { Sources } from '#server/domain/compensation/sources.ts'
import type {
  PersonalSalesBonus,
  ReferrerBonus,
  RetailProfitBonus,
} from '#server/domain/compensation/sum-bonuses.ts'

/** A rate on the own volume: own orders and those of own customers. */
export function payPersonalSales(ground: BonusGround<PersonalSalesBonus>): PaidBonus {
  const { bonus, run, at } = ground
  const sources = run.sources(at, run.plan.rounding.source)
  const grid = positionGrid(ground, bonus.rates)
  const factors = grid.rates.map((rate) => ground.factor(rate))
  return payFlat(ground, {
    draft: draftOn(sources, 64 + sources.count),
    code: lineCode('OWN_SALE'),
    earnerOf: (source) => sources.member[source]!,
    price(source, earner) {
      const factor = factors[grid.stepOf[earner]!]!
      const base = sources.base[source]!
      return { base, rate: factor.rate, amount: scaled(base, factor) }
    },
  })
}

/** A rate to whoever's link or code was used. */
export function payReferrers(ground: BonusGround<ReferrerBonus>): PaidBonus {
  const { bonus, run, at } = ground
  const sources = run.sources(at, 'ORDER')
  const factor = ground.factor(bonus.rate)
  const { referredBy } = run.facts.orders
  const referred = keptSources(sources, (source) => referredBy[sources.order[source]!]! >= 0)
  return payFlat(ground, {
    draft: draftOn(referred),
    code: lineCode('REFERRED'),
    earnerOf: (source) => referredBy[referred.order[source]!]!,
    price(source) {
      const base = referred.base[source]!
      return { base, rate: factor.rate, amount: scaled(base, factor) }
    },
  })
}

/** On customers' orders: price paid minus member price, or a rate. */
export function payRetailProfit(ground: BonusGround<RetailProfitBonus>): PaidBonus {
  const { bonus, run, at } = ground
  const all = run.sources(at, 'ORDER')
  const sources = keptSources(all, (source) => all.customer[source]! >= 0)
  const factor = bonus.rate ? ground.factor(bonus.rate) : undefined
  const margin = marginOf(ground, bonus)
  return payFlat(ground, {
    draft: draftOn(sources),
    code: lineCode('RETAIL_PROFIT'),
    earnerOf: (source) => sources.member[source]!,
    price(source) {
      const base = sources.base[source]!
      if (factor) return { base, rate: factor.rate, amount: scaled(base, factor) }
      const profit = Math.max(0, margin(sources.order[source]!))
      return { base: profit, rate: -1, amount: profit }
    },
  })
}

/** Price paid minus member price over the admitted lines of an order. */
function marginOf({ run }: BonusGround, { orders }: BonusCommon): (order: number) => number {
  const { lineStart } = run.facts.orders
  const { price, memberPrice } = run.sales.lines
  const { product } = run.facts.lines
  const admitted = (line: number): boolean =>
    orders.products?.includes(run.facts.products[product[line]!] ?? '') ?? true
  return (order) => {
    let margin = 0
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) {
      if (admitted(line)) margin += price[line]! - memberPrice[line]!
    }
    return margin
  }
}

function keptSources(sources: Sources, keeps: (source: number) => boolean): Sources {
  const kept = Int32Array.from({ length: sources.count }, (_, source) => source).filter(keeps)
  return {
    count: kept.length,
    kind: sources.kind,
    order: kept.map((source) => sources.order[source]!),
    orderLine: kept.map((source) => sources.orderLine[source]!),
    member: kept.map((source) => sources.member[source]!),
    customer: kept.map((source) => sources.customer[source]!),
    base: Float64Array.from(kept, (source) => sources.base[source]!),
  }
}
