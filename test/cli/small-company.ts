/** The mapping of a small company in euros, whose members and orders stand in two files beside it. */
export const mappingOf = (store: string): string => `schema: stemma.mapping/1
company:
  store: ${store}
  name: ${store}
  currency: EUR
  timeZone: Europe/Berlin
  firstPeriod: 2024-01
  plan: ${store}.plan.yaml
members: { file: members.csv, columns: { number: no, sponsor: sponsor, joinedOn: joined } }
orders:
  file: orders.csv
  columns: { order: order, product: product, quantity: pieces, at: at, unitPrice: price, buyer: buyer }
`

/** What the one bonus of a plan says of its levels, as it stands in the document. */
export interface Levels {
  readonly maxLevel: number
  readonly rates: readonly string[]
  /** Asked of who earns, beside being active. */
  readonly ordersToo: boolean
}

/** The plan of such a company: one bonus by levels, and no rank. */
export const planOf = (
  store: string,
  { maxLevel, rates, ordersToo }: Levels,
): string => `schema: stemma.plan/1
plan: ${store}
version: 1
validFrom: 2024-01-01
title: { de: ${store}, en: ${store} }
currency: EUR
period: { kind: MONTH, zone: Europe/Berlin, ordersCountWhen: ACCEPTED }
volumes:
  pv: { measure: PV, of: [OWN, OWN_CUSTOMERS], scope: SELF }
activity: { volume: pv, min: "1" }
ranks: []
bonuses:
  - id: levels
    type: UNILEVEL
    maxLevel: ${maxLevel}
    rates: ${JSON.stringify(rates)}
    earner: { all: [{ active: true }${ordersToo ? ', { orderInPeriod: true }' : ''}] }
payout: { minimum: "1.00", split: [{ account: MONEY, share: "1" }] }
`
