/** A plan that is right; every mistake of the table is one replacement in it. */
export const RIGHT_PLAN = `schema: stemma.plan/1
plan: polaris
version: 2
validFrom: 2026-10-01
title: { de: Polaris, en: Polaris plan }
currency: EUR
period: { kind: MONTH, zone: Europe/Berlin, ordersCountWhen: ACCEPTED }
rounding: { unit: LINE, source: ORDER }
trees:
  main: { kind: BINARY, placement: WEAKER, holdingDays: 14 }
  grid: { kind: MATRIX, width: 3, depth: 5, spillover: BREADTH_FIRST }
classes: [{ id: BASIC, cv: "100.00" }, { id: PRO, cv: "500.00" }]
volumes:
  pv: { measure: PV, of: [OWN, OWN_CUSTOMERS], scope: SELF }
  gv: { measure: PV, scope: GROUP, tree: SPONSOR, without: { kinds: [SIGN_UP] } }
  near: { measure: CV, scope: { LEVELS: 3 } }
activity: { volume: pv, min: "100" }
ranks:
  - { id: MEMBER, achieve: { status: [ENROLLED, GRACE] } }
  - id: SILVER
    achieve: { all: [{ volume: gv, min: "2000", legCap: "0.50" }, { legs: 2, where: { active: true } }] }
  - id: GOLD
    achieve: { all: [{ tenure: { rank: SILVER, periods: 2, of: 3 } }, { customers: 5 }] }
bonuses:
  - id: levels
    type: UNILEVEL
    base: { measure: CV, share: "1" }
    orders: { kinds: [FIRST, NORMAL], windowDays: 90 }
    earner: { all: [{ active: true }, { retailShare: "0.20" }] }
    maxLevel: 3
    rates: { MEMBER: ["0.05"], SILVER: ["0.06", "0.04"], GOLD: ["0.07", "0.05", "0.03"] }
    compression: { skip: [INACTIVE, BELOW_RANK], belowRank: SILVER }
  - id: pairs
    type: BINARY
    tree: main
    earner: { sponsoredInLegs: { each: 1, active: true, tree: main } }
    mode: CYCLE
    unit: "200.00"
    ratios: [{ s: 1, rate: "0.10" }]
    after: NET_OFF
    carryCap: "1000.00"
    positionCap: { MEMBER: "500.00", GOLD: "900.00" }
  - { id: match, type: MATCHING, of: [pairs], count: GENERATION, boundary: { rank: GOLD }, rates: { GOLD: ["0.10"] } }
  - id: steps
    type: DIFFERENTIAL
    rateBy: BRACKET
    brackets: { over: gv, table: [{ from: "0", rate: "0.03" }, { from: "1000", rate: "0.06" }] }
  - { id: grid, type: MATRIX, tree: grid, rates: ["0.02", "0.02"] }
  - { id: start, type: FAST_START, windowDays: 60, rates: ["0.10"] }
  - { id: retail, type: RETAIL_PROFIT, mode: PRICE_DIFFERENCE }
  - { id: pool, type: POOL, share: "0.02", shares: { kind: BY_RANK, shares: { GOLD: 1 } } }
  - { id: car, type: FIXED, earner: { rank: GOLD }, byRank: { GOLD: "300.00" } }
caps:
  - { scope: PERSON, amount: "25000.00" }
  - { scope: BONUSES, of: [pairs, match], shareOfCv: "0.30" }
  - { scope: COMPANY, shareOfCv: "0.45", mode: PRO_RATA }
clawback: { mode: EXACT, keepPaidWhen: [COMPANY_FAULT] }
payout: { minimum: "10.00", split: [{ account: MONEY, share: "0.9" }, { account: SHOP_CREDIT, share: "0.1" }] }
`

/** What is wrong, the text that is replaced, its replacement, and the first messages the author sees. */
export type PlanMistake = readonly [what: string, right: string, wrong: string, messages: readonly string[]]
