import type { Draw } from './draw.ts'

export const RANKS = ['R1', 'R2', 'R3'] as const
export const CLASSES = ['KA', 'KB'] as const

const rate = (draw: Draw): string => draw.pick(['0.1', '0.05', '1/3', '0.025', '0.2', '0', '0.0125'])
const rates = (draw: Draw): string[] => draw.some(4, () => rate(draw))
const amount = (draw: Draw): string => draw.pick(['5', '12', '100', '1', '33'])
const byRank = <Value>(draw: Draw, value: () => Value) => draw.forSome(RANKS, value)
const listOrByRank = (draw: Draw): unknown => draw.pick([rates(draw), byRank(draw, () => rates(draw))])
const boundary = (draw: Draw): unknown => draw.pick(['OWN_RANK', { rank: draw.pick(RANKS) }])

/** A condition that may stand anywhere but in `activity`. */
export function anyCondition(draw: Draw, depth = 0): object {
  if (depth < 2 && draw.chance(35)) {
    const part = () => anyCondition(draw, depth + 1)
    return draw.pick([{ all: [part(), part()] }, { any: [part(), part()] }, { not: part() }])
  }
  const volume = draw.pick(['pv', 'gv', 'pgv', 'lv', 'legs', 'bgv'])
  const rank = draw.pick(RANKS)
  return draw.pick<object>([
    {
      volume,
      min: draw.pick(['10', '100']),
      ...draw.maybe({ legCap: '0.4' }),
      ...draw.maybe({ capOwn: true }),
    },
    { volume, min: '150', windows: 2 },
    { legs: 1 + draw.int(2), where: draw.pick<object>([{ volume, min: '50' }, { active: true }]) },
    {
      legs: 1,
      where: draw.pick<object>([{ containsRank: rank }, { headRank: rank }]),
      tree: draw.pick(['b', 'm']),
    },
    { sponsoredInLegs: { each: 1, active: draw.chance(50), tree: 'b' } },
    { frontline: 1 + draw.int(2) },
    { customers: 1 },
    { retailShare: '0.2', scope: draw.pick(['GROUP', 'SELF']) },
    { active: draw.chance(80) },
    { status: ['ENROLLED'] },
    { orderInPeriod: true },
    { product: 'X' },
    { tenure: { rank, periods: 1, of: 2 } },
    { class: [draw.pick(CLASSES)] },
  ])
}

function common(draw: Draw): object {
  const base = {
    measure: draw.pick(['CV', 'PV', 'PRICE']),
    share: draw.pick(['1', '0.5', '1/3']),
    multiplier: '0.8',
  }
  const orders = {
    ...draw.maybe({ kinds: [draw.pick(['SIGN_UP', 'FIRST', 'NORMAL'])] }),
    ...draw.maybe({ products: ['X'] }),
    ...draw.maybe({ buyers: [draw.pick(['MEMBER', 'CUSTOMER'])] }),
    ...draw.maybe({ windowDays: 20 }),
  }
  return {
    ...draw.maybe({ base }),
    ...draw.maybe({ orders }, 30),
    ...draw.maybe({ earner: anyCondition(draw) }),
    ...draw.maybe({ rankBasis: 'HIGHEST' }, 20),
    ...draw.maybe({ maxPerEarner: draw.pick<unknown>([amount(draw), byRank(draw, () => amount(draw))]) }, 30),
    ...draw.maybe({ outsideCaps: true }, 15),
    ...draw.maybe({ source: { mustBeActive: true } }, 20),
  }
}

function compression(draw: Draw): object {
  const skip = ['INACTIVE', 'UNQUALIFIED', 'BELOW_RANK', 'TITLE'].filter(() => draw.chance(40))
  const belowRank = skip.includes('BELOW_RANK') ? { belowRank: draw.pick(RANKS) } : {}
  return { compression: { skip, ...belowRank, ...draw.maybe({ lapsed: 'ROLL_UP' }) } }
}

const walk = (draw: Draw): object => ({
  ...draw.maybe({ maxLevel: 1 + draw.int(3) }),
  ...draw.maybe(compression(draw), 60),
  ...draw.maybe({ passUp: { count: 1 + draw.int(2), branch: draw.chance(50) } }, 30),
  ...draw.maybe({ selfLevel: true }, 20),
  ...draw.maybe({ customerOrders: 'AS_OWN' }, 30),
  ...draw.maybe({ stopAt: draw.pick(RANKS) }, 30),
})

const brackets = (draw: Draw) => ({
  over: draw.pick(['pv', 'gv', 'CUSTOMERS']),
  table: [
    { from: '0', rate: rate(draw) },
    { from: '2', rate: rate(draw) },
  ],
})
const levelRates = (draw: Draw): object =>
  draw.pick<object>([
    { rates: listOrByRank(draw) },
    {
      ratesByClass: { KA: rates(draw), KB: rates(draw) },
      ...draw.maybe({ classRule: draw.pick(['EARNER', 'LOWER']) }),
    },
    { brackets: brackets(draw) },
  ])
const positionRates = (draw: Draw): object =>
  draw.pick<object>([
    { rate: rate(draw) },
    { rates: byRank(draw, () => rate(draw)) },
    { brackets: brackets(draw) },
  ])

function walkingBonus(draw: Draw): object {
  const anywhere = draw.maybe({ tree: draw.pick(['b', 'm']) }, 25)
  const byOwn = draw.pick<object>([
    { rateBy: 'RANK', rates: byRank(draw, () => rate(draw)) },
    { rateBy: 'BRACKET', brackets: brackets(draw) },
    { rateBy: 'MEMBER_RATE' },
  ])
  const override = draw.pick<object>([
    { mode: 'FIXED', rates: listOrByRank(draw) },
    {
      mode: 'DIFFERENTIAL',
      rates: byRank(draw, () => rate(draw)),
      minimum: '0.01',
      generationRates: rates(draw),
    },
  ])
  return draw.pick<object>([
    { type: 'UNILEVEL', ...anywhere, ...walk(draw), ...levelRates(draw) },
    {
      type: 'UNILEVEL',
      ...walk(draw),
      rates: rates(draw),
      rateWhen: [{ when: anyCondition(draw), rate: rate(draw) }],
    },
    { type: 'MATRIX', tree: 'm', ...walk(draw), ...levelRates(draw) },
    {
      type: 'DIFFERENTIAL',
      ...anywhere,
      ...byOwn,
      ...draw.maybe({ ownVolume: false }),
      ...draw.maybe({ fromLevel: draw.int(3) }),
      ...draw.maybe({ unqualified: 'BLOCKS' }),
    },
    {
      type: 'BREAKAWAY',
      ...anywhere,
      threshold: draw.pick(RANKS),
      ...override,
      ...draw.maybe({ unqualified: 'TRANSPARENT' }),
    },
    {
      type: 'GENERATION',
      ...anywhere,
      boundary: boundary(draw),
      rates: listOrByRank(draw),
      ...draw.maybe({ depthByRank: byRank(draw, () => 1 + draw.int(3)) }),
      ...draw.maybe({ inactiveBoundary: 'IGNORED' }),
    },
    {
      type: 'INFINITY',
      ...anywhere,
      rates: byRank(draw, () => rate(draw)),
      fromLevel: 1 + draw.int(3),
      ...draw.maybe({ blockRank: draw.pick(RANKS) }),
      ...draw.maybe({ stopAfter: draw.pick<unknown>([2, byRank(draw, () => 1 + draw.int(3))]) }),
    },
  ])
}

function pairsBonus(draw: Draw): object {
  const ratios = [
    { s: 1, rate: rate(draw) },
    { s: 2, amount: '3', ...draw.maybe({ ranks: [draw.pick(RANKS)] }), ...draw.maybe({ classes: ['KA'] }) },
  ]
  const mode = draw.pick<object>([
    { mode: draw.pick(['WEAKER_LEG', 'VOLUME_RATIO']), ...positionRates(draw) },
    {
      mode: 'CYCLE',
      unit: '10',
      ratios,
      ...draw.maybe({ maxCycles: 2 }),
      ...draw.maybe({ strongLeg: 'CYCLE' }),
    },
    {
      mode: 'TIERS',
      tiers: [
        { from: '10', amount: '2' },
        { from: '50', amount: '9' },
      ],
    },
  ])
  return {
    type: 'BINARY',
    tree: 'b',
    ...mode,
    after: draw.pick(['FULL_FLUSH', 'NET_OFF', 'CARRY_FORWARD']),
    ...draw.maybe({ flushWhen: anyCondition(draw) }),
    ...draw.maybe({ carryCap: '30' }),
    ...draw.maybe({ positionCap: draw.pick<unknown>(['6', byRank(draw, () => amount(draw))]) }),
  }
}

function sumBonus(draw: Draw): object {
  const kit = draw.pick<object>([
    { rates: rates(draw), ...draw.maybe({ maximum: '4' }) },
    { amounts: ['3', '1'], ...draw.maybe({ amountsByProduct: { X: ['2'] } }) },
    { amountsByClass: { KA: { KA: '4', KB: '2' }, KB: { KA: '1' } } },
  ])
  const places = draw.pick([
    ['0.5', '0.3', '0.2'],
    ['3', '2', '1'],
    ['1/3', '1/7'],
  ])
  const shares = draw.pick<unknown>([
    'EQUAL',
    'BY_POINTS',
    { kind: 'BY_RANK', shares: byRank(draw, () => draw.int(4)) },
    { kind: 'BY_VOLUME', volume: 'gv', per: '20', growth: draw.chance(50) },
    { kind: 'BY_PLACE', volume: 'gv', places },
  ])
  return draw.pick<object>([
    {
      type: 'FAST_START',
      ...walk(draw),
      ...kit,
      ...draw.maybe({ windowDays: 30 }),
      ...draw.maybe({ hides: '0.5' }),
    },
    { type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE', ...draw.maybe({ settled: 'OUTSIDE' }) },
    { type: 'RETAIL_PROFIT', mode: 'RATE', rate: rate(draw) },
    { type: 'REFERRER', rate: rate(draw) },
    { type: 'PERSONAL_SALES', ...positionRates(draw) },
    {
      type: 'POOL',
      ...draw.pick<object>([{ share: rate(draw) }, { amount: '100' }]),
      shares,
      ...draw.maybe({ shareValueUnit: '1' }),
    },
    { type: 'FIXED', amount: '9', ...draw.maybe({ grace: 1 + draw.int(2) }) },
    { type: 'FIXED', byRank: byRank(draw, () => amount(draw)), ...draw.maybe({ once: true }) },
  ])
}

function matchBonus(draw: Draw, of: readonly string[]): object {
  return {
    type: 'MATCHING',
    of,
    ...draw.pick<object>([
      { rates: listOrByRank(draw), ...compression(draw) },
      { rates: rates(draw), lastRateForDeeper: true },
      { count: 'GENERATION', boundary: boundary(draw), rates: listOrByRank(draw), ...compression(draw) },
      {
        direction: 'DOWN',
        share: '0.25',
        dividedBy: draw.pick(['DIRECT_RECRUITS', 'SECOND_LEVEL_RECRUITS']),
      },
    ]),
  }
}

/** A bonus of any family with any of its options; `before` are the names of bonuses it may match. */
export function anyBonus(draw: Draw, id: string, before: readonly string[]): object {
  const kinds = [walkingBonus, walkingBonus, pairsBonus, sumBonus, sumBonus]
  const matches = before.length > 0 && draw.chance(25)
  const family = matches ? matchBonus(draw, [draw.pick(before)]) : draw.pick(kinds)(draw)
  return { id, ...common(draw), ...family }
}
