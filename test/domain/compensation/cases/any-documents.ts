import { anyBonus, anyCondition, CLASSES, RANKS } from './any-bonus.ts'
import type { Draw } from './draw.ts'

const MONTHS = ['2026-01', '2026-02', '2026-03'] as const

const volumes = {
  pv: { measure: 'PV', of: ['OWN'], scope: 'SELF' },
  gv: { measure: 'CV', scope: 'GROUP' },
  pgv: { measure: 'PV', scope: 'GROUP', without: { legsFromRank: 'R2' } },
  lv: { measure: 'CV', scope: { LEVELS: 2 }, without: { legsFromRank: 'R3' } },
  legs: { measure: 'PRICE', scope: 'LEGS', without: { qualifyingLegs: true } },
  bgv: { measure: 'PV', scope: 'GROUP', tree: 'b', windows: 2 },
}

/** A plan of one to four bonuses of any family, on three trees, with ranks, caps and clawbacks. */
export function anyPlan(draw: Draw) {
  const ids: string[] = []
  const bonuses = draw.some(4, () => {
    const id = `x${ids.length}`
    const bonus = anyBonus(draw, id, [...ids])
    ids.push(id)
    return bonus
  })
  const source = draw.pick(['ORDER', 'ORDER_LINE', 'MEMBER_PERIOD'])
  const mode = draw.pick(source === 'MEMBER_PERIOD' ? ['PRIORITY'] : ['PRO_RATA', 'PRIORITY', 'HARD_STOP'])
  const caps = [
    { scope: 'OWNER', amount: '20' },
    { scope: 'PERSON', amount: '15', byRank: { R2: '30' } },
    { scope: 'BONUSES', of: ['x0'], shareOfCv: '0.1', mode },
    { scope: 'COMPANY', shareOfCv: '0.15', mode },
  ].filter(() => draw.chance(30))
  return {
    currency: draw.pick(['EUR', 'JPY', 'KWD']),
    rounding: { unit: draw.pick(['LINE', 'EARNER_BONUS', 'STATEMENT']), source },
    classes: CLASSES.map((id, at) => ({ id, cv: String(10 + 40 * at) })),
    trees: {
      b: { kind: 'BINARY', placement: draw.pick(['LEFT', 'WEAKER', 'ALTERNATE', 'POWER_LINE', 'FREE']) },
      m: {
        kind: 'MATRIX',
        width: 2,
        depth: 4,
        spillover: draw.pick(['BREADTH_FIRST', 'DEPTH_FIRST']),
        vacancy: draw.pick(['PROMOTE_EARLIEST', 'HOLDING_TANK', 'KEEP_EMPTY']),
      },
    },
    volumes,
    ...draw.maybe(
      {
        activity: draw.pick<object>([
          { volume: 'pv', min: '40' },
          { volume: 'gv', min: '100', windows: 2 },
        ]),
      },
      70,
    ),
    ranks: RANKS.map((id) => ({
      id,
      achieve: anyCondition(draw),
      ...draw.maybe({ maintain: anyCondition(draw) }),
    })),
    ...draw.maybe({ ladder: 'CONSECUTIVE' }, 20),
    bonuses,
    caps,
    clawback: { ...draw.maybe({ mode: 'NONE' }, 15), ...draw.maybe({ keepPaidWhen: ['FAULT'] }) },
    payout: {
      split: [
        { account: 'MONEY', share: '2/3' },
        { account: 'SHOP', share: '1/3' },
      ],
    },
  }
}

/** One to three months of a small company: members who join, leave and move, orders, refunds, arrivals and blocks. */
export function anyFacts(draw: Draw) {
  const count = 2 + draw.int(14)
  const somebody = (): string => `m${draw.int(count)}`
  const periods = MONTHS.slice(0, 1 + draw.int(3))
  const members = Array.from({ length: count }, (_, at) => anyMember(draw, at, periods))
  const customers = Array.from({ length: draw.int(4) }, (_, at) => ({ id: `k${at}`, member: somebody() }))
  const buyers = [...members.map(({ id }) => id), ...customers.map(({ id }) => id), null]
  const orders = Array.from({ length: draw.int(18) }, (_, at) => ({
    id: `o${at}`,
    buyer: draw.pick(buyers),
    period: draw.pick(periods),
    ...anyAmounts(draw),
    ...draw.maybe({ kind: draw.pick(['SIGN_UP', 'FIRST']) }),
    ...draw.maybe({ referredBy: somebody() }),
  }))
  const refunds = orders
    .filter(() => draw.chance(30))
    .map(({ id, period }) => ({
      order: id,
      period: periods[Math.min(periods.length - 1, periods.indexOf(period) + draw.int(3))],
      ...draw.maybe({ share: draw.pick(['0.5', '1/3']) }),
      ...draw.maybe({ reason: 'FAULT' }, 20),
    }))
  const arrivals = ['b', 'm'].flatMap((tree) =>
    members.map(({ id }) => ({ member: id, tree, ...draw.maybe({ period: draw.pick(periods) }, 20) })),
  )
  const effect = draw.pick(['HOLD', 'EXCLUDE'])
  const blocks = [{ member: somebody(), effect, case: 'c' }].filter(() => draw.chance(40))
  return { periods, members, customers, orders, refunds, arrivals, blocks }
}

function anyMember(draw: Draw, at: number, periods: readonly string[]) {
  return {
    id: `m${at}`,
    sponsor: at === 0 ? null : `m${draw.int(at)}`,
    ...draw.maybe({ owner: `p${draw.int(3)}` }, 30),
    ...draw.maybe({ class: draw.pick(CLASSES) }, 80),
    ...draw.maybe({ rate: '0.125' }),
    ...draw.maybe({ rank: draw.pick(RANKS) }, 15),
    ...draw.maybe({ active: draw.chance(50) }, 15),
    ...draw.maybe({ points: String(draw.int(9)) }, 50),
    ...draw.maybe({ highestRank: draw.pick(RANKS) }, 20),
    ...draw.maybe(at === 0 ? {} : { terminated: `${draw.pick(periods)}-15` }, 12),
    ...draw.maybe({ status: draw.pick(['GRACE', 'SUSPENDED']) }, 10),
  }
}

function anyAmounts(draw: Draw): object {
  const cv = (): string => String(draw.int(300))
  if (draw.chance(40))
    return {
      lines: [
        { cv: cv(), product: 'X', quantity: 2 },
        { cv: cv(), product: 'Y' },
      ],
    }
  return { cv: cv(), ...draw.maybe({ product: 'X' }), ...draw.maybe({ price: cv(), memberPrice: cv() }) }
}
