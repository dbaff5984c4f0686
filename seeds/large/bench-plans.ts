const HEAD = {
  schema: 'stemma.plan/1',
  version: 1,
  validFrom: '2016-01-01',
  title: { de: 'Messplan', en: 'Bench plan' },
  currency: 'EUR',
  period: { kind: 'MONTH', zone: 'UTC', ordersCountWhen: 'ACCEPTED' },
  rounding: { unit: 'LINE', source: 'ORDER' },
  payout: { minimum: '10.00', split: [{ account: 'MONEY', share: '1' }] },
}

const VOLUMES = {
  pv: { measure: 'PV', of: ['OWN', 'OWN_CUSTOMERS'], scope: 'SELF' },
  gv: { measure: 'PV', of: ['OWN', 'OWN_CUSTOMERS'], scope: 'GROUP', tree: 'SPONSOR' },
}

const ACTIVITY = { volume: 'pv', min: '50' }
const SEVEN = ['0.10', '0.07', '0.05', '0.04', '0.03', '0.02', '0.01']

const RANKS = [
  { id: 'MEMBER', achieve: { status: ['ENROLLED', 'GRACE'] } },
  { id: 'BRONZE', achieve: { all: [{ active: true }, { volume: 'gv', min: '1000', legCap: '0.60' }] } },
  {
    id: 'SILVER',
    achieve: {
      all: [
        { active: true },
        { volume: 'gv', min: '4000', legCap: '0.50' },
        { legs: 2, where: { active: true } },
      ],
    },
  },
  {
    id: 'GOLD',
    achieve: {
      all: [
        { active: true },
        { volume: 'gv', min: '15000', legCap: '0.40' },
        { legs: 2, where: { containsRank: 'SILVER' } },
      ],
    },
  },
]

const BINARY_TREE = { main: { kind: 'BINARY', placement: 'WEAKER', holdingDays: 14 } }

const PAIRS = {
  id: 'pairs',
  type: 'BINARY',
  tree: 'main',
  earner: { all: [{ active: true }, { sponsoredInLegs: { each: 1, active: true } }] },
  mode: 'CYCLE',
  unit: '200.00',
  ratios: [{ s: 1, rate: '0.10' }],
  after: 'NET_OFF',
  carryCap: '20000.00',
  positionCap: '5000.00',
}

const MATCH = {
  id: 'match',
  type: 'MATCHING',
  of: ['pairs'],
  count: 'LEVEL',
  rates: ['0.10', '0.05', '0.03'],
  compression: { skip: ['INACTIVE'] },
}

/** Ranks that look into both trees and at other members' ranks: the passes go on until nothing changes. */
const TWO_TREE_RANKS = [
  ...RANKS,
  {
    id: 'PLATINUM',
    achieve: {
      all: [
        { volume: 'gv', min: '30000', legCap: '0.40' },
        { legs: 2, where: { containsRank: 'GOLD' } },
        { legs: 2, tree: 'main', where: { containsRank: 'SILVER' } },
      ],
    },
  },
  {
    id: 'DIAMOND',
    achieve: {
      all: [
        { volume: 'gv', min: '60000', legCap: '0.40' },
        { legs: 2, where: { containsRank: 'PLATINUM' } },
        { legs: 2, tree: 'main', where: { containsRank: 'GOLD' } },
      ],
    },
  },
]

const LEVELS = {
  id: 'levels',
  type: 'UNILEVEL',
  maxLevel: 7,
  rates: SEVEN,
  compression: { skip: ['INACTIVE'] },
}

const HYBRID = [
  { id: 'retail', type: 'RETAIL_PROFIT', mode: 'PRICE_DIFFERENCE', outsideCaps: true },
  {
    ...LEVELS,
    rates: {
      MEMBER: ['0.05', '0.03'],
      BRONZE: ['0.06', '0.04', '0.03', '0.02'],
      SILVER: ['0.07', '0.05', '0.04', '0.03', '0.02'],
      GOLD: SEVEN,
    },
  },
  {
    id: 'difference',
    type: 'DIFFERENTIAL',
    rateBy: 'RANK',
    rates: { MEMBER: '0.02', BRONZE: '0.04', SILVER: '0.06', GOLD: '0.08' },
  },
  {
    id: 'generations',
    type: 'GENERATION',
    boundary: { rank: 'SILVER' },
    rates: ['0.03', '0.02', '0.01'],
    maxGenerations: 3,
  },
  { id: 'endless', type: 'INFINITY', rates: { GOLD: '0.01' }, fromLevel: 8, blockRank: 'GOLD' },
  PAIRS,
  MATCH,
  { id: 'leaders', type: 'POOL', share: '0.01', shares: { kind: 'EQUAL' }, earner: { rank: 'GOLD' } },
]

/** Plans that the bench runs, as documents. */
export const BENCH_PLANS = {
  unilevel: {
    ...HEAD,
    plan: 'bench-unilevel',
    volumes: VOLUMES,
    activity: ACTIVITY,
    ranks: [],
    bonuses: [LEVELS],
  },
  binary: {
    ...HEAD,
    plan: 'bench-binary',
    trees: BINARY_TREE,
    volumes: VOLUMES,
    activity: ACTIVITY,
    ranks: [],
    bonuses: [PAIRS, MATCH],
  },
  ranks: {
    ...HEAD,
    plan: 'bench-ranks',
    trees: BINARY_TREE,
    volumes: VOLUMES,
    activity: ACTIVITY,
    ranks: TWO_TREE_RANKS,
    bonuses: [],
  },
  hybrid: {
    ...HEAD,
    plan: 'bench-hybrid',
    trees: BINARY_TREE,
    volumes: VOLUMES,
    activity: ACTIVITY,
    ranks: RANKS,
    bonuses: HYBRID,
    caps: [
      { scope: 'PERSON', amount: '25000.00' },
      { scope: 'COMPANY', shareOfCv: '0.42', mode: 'PRO_RATA' },
    ],
  },
} as const
