import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { BonusCommon, Compression } from '#server/domain/compensation/bonus-terms.ts'
import type { Condition } from '#server/domain/compensation/condition-document.ts'
import type { Plan, Volume } from '#server/domain/compensation/plan-document.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import { ONE_RATE, type Rate, rateOf } from '#server/domain/kernel/rate.ts'
import type { TimeZone } from '#server/domain/kernel/time-zone.ts'

/** Own volume in points, group volume in points, and group volume without the groups of leaders (rank 1). */
export const PV = 0
export const GV = 1
export const PGV = 2

const volume = (id: string, scope: 'SELF' | 'GROUP', legsFromRank?: number): Volume => ({
  id,
  measure: 'PV',
  of: ['OWN', 'OWN_CUSTOMERS'],
  scope: { kind: scope },
  tree: 'SPONSOR',
  without: { kinds: [], qualifyingLegs: false, ...(legsFromRank === undefined ? {} : { legsFromRank }) },
  windows: 1,
})

/** A plan with three volumes and the given rules; everything else is plain. */
export function planOf(rules: Partial<Plan> & { readonly bonuses: readonly Bonus[] }): Plan {
  return {
    plan: 'test',
    version: 1,
    validFrom: '2026-01-01' as CalendarDate,
    title: { de: 'Probe', en: 'Test' },
    currency: 'EUR',
    period: { kind: 'MONTH', zone: 'UTC' as TimeZone, ordersCountWhen: 'ACCEPTED' },
    rounding: { unit: 'LINE', source: 'ORDER' },
    trees: [{ name: 'main', kind: 'BINARY', placement: 'WEAKER', holdingDays: 0 }],
    volumes: [volume('pv', 'SELF'), volume('gv', 'GROUP'), volume('pgv', 'GROUP', 1)],
    activity: ownPoints(100n),
    classes: [{ id: 'basic', cv: 5_000n }, { id: 'plus' }],
    ranks: [],
    ladder: 'ANY',
    caps: [],
    clawback: { mode: 'EXACT', volume: 'PERIOD_OF_REFUND', keepPaidWhen: [] },
    payout: { minimum: 0n, split: [{ account: 'MONEY', share: ONE_RATE }] },
    ...rules,
  }
}

/** Own points of at least so many whole points. */
export const ownPoints = (points: bigint): Condition => ({
  kind: 'VOLUME',
  volume: PV,
  min: points * 100n,
  capOwn: false,
  windows: 1,
})

export const percent = (value: number): Rate => rateOf(BigInt(value), 100n)

export const COMMON: Omit<BonusCommon, 'id'> = {
  tree: 'SPONSOR',
  base: { measure: 'CV', share: ONE_RATE, multiplier: ONE_RATE },
  orders: {},
  rankBasis: 'PAID_AS',
  outsideCaps: false,
  sourceMustBeActive: false,
}

export const NO_COMPRESSION: Compression = { skip: [], lapsed: 'BREAKAGE' }
export const SKIP_INACTIVE: Compression = { skip: ['INACTIVE'], lapsed: 'BREAKAGE' }

/** Seven-level plan pieces for laws. */
export function levels(rates: readonly Rate[], compression: Compression): Bonus {
  return {
    ...COMMON,
    id: 'levels',
    type: 'UNILEVEL',
    maxLevel: rates.length,
    compression,
    selfLevel: false,
    customerOrders: 'LEVEL_1',
    rates: { kind: 'LIST', rates },
    rateWhen: [],
  }
}
