import { eur, events, MEMBERS, NEXT, page } from '#test/web/canned/canned-base.ts'
import { RANKS } from '#test/web/canned/company.ts'
import { crumb } from '#test/web/canned/tree-replies.ts'

export const orderRow = (position: number) => {
  const buyer = MEMBERS[(position * 13) % 600]!
  const amount = 2990 + ((position * 733) % 21000)
  return {
    id: `o-${position}`,
    number: `B-${20451 - position}`,
    state: position % 17 === 5 ? 'CANCELLED' : 'ACCEPTED',
    kind: position % 5 === 0 ? 'AUTOSHIP' : 'NORMAL',
    acceptedAt: `2026-11-${`${22 - Math.floor(position / 12)}`.padStart(2, '0')}T0${position % 10}:15:00.000Z`,
    period: '2026-11',
    buyer: crumb(buyer),
    byCustomer: position % 4 === 0,
    amount: eur(amount),
    cv: eur(amount * 0.7),
    points: `${(amount / 150).toFixed(2)}`,
    credited: eur(position % 9 === 2 ? 1290 : 0),
  }
}

export const order = () => ({
  row: orderRow(2),
  member: crumb(MEMBERS[26]!),
  periodOpen: true,
  history: events('o-2'),
  lines: [1, 2, 3].map((number) => ({
    number,
    productCode: `A-10${number}`,
    productName: ['Leaf tea, 100 g', 'Care oil, 250 ml', 'Starter box'][number - 1],
    quantity: number,
    amount: eur(1290 * number),
    cv: eur(900 * number),
    points: `${number * 8}.60`,
    creditedQuantity: number === 2 ? 1 : 0,
  })),
  creditNotes: [
    {
      id: 'c-1',
      number: 'G-311',
      creditedAt: '2026-11-20T10:00:00.000Z',
      period: '2026-11',
      reason: 'Bottle was broken on arrival',
      amount: eur(-1290),
      cv: eur(-900),
      lines: [{ line: 2, quantity: 1, amount: eur(-1290) }],
    },
  ],
})

export const STATES: readonly string[] = ['OPEN', 'REVIEWED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED']
export const periodRow = (back: number) => ({
  id: `2026-${`${11 - back}`.padStart(2, '0')}`,
  from: `2026-${11 - back}-01T00:00:00.000Z`,
  to: `2026-${12 - back}-01T00:00:00.000Z`,
  running: back === 0,
  state: STATES[back],
  orders: 1842 - back * 40,
  cv: eur(9120300 - back * 301200),
  total: back === 0 ? null : eur(2841155 - back * 95000),
  statements: back === 0 ? 0 : 412 - back * 9,
})

export const MESSAGE = {
  severity: 'WARN',
  code: 'RETAIL_RULE_MISSING',
  path: '/activity',
  text: 'No rule asks for sales to customers. Add one, or note why it is not needed.',
}

export function period(args: { id: string }) {
  const row = periodRow(Math.max(0, 11 - (Number.parseInt(args.id.slice(5), 10) || 10)))
  const person = 'Frank Albers'
  const no = { allowed: false, reasons: [{ code: 'REVIEWER_SAME', facts: '{}', field: null }] }
  return {
    row,
    computations: [3, 2, 1].map((number) => ({
      number,
      at: `2026-11-0${number + 1}T07:12:00.000Z`,
      by: person,
      total: eur(2746155 - number),
      lines: 5210,
      statements: 403,
      factsDigest: `f${number}9a1c77`.padEnd(64, '0'),
      resultDigest: `r${number}b82e10`.padEnd(64, '0'),
    })),
    progress: null,
    compute: {
      allowed: row.state === 'OPEN',
      reasons: row.state === 'OPEN' ? [] : [{ code: 'RUN_NOT_DRAFT', facts: '{}', field: null }],
    },
    review: no,
    close: no,
    planMessages: [MESSAGE],
    run:
      row.state === 'OPEN'
        ? null
        : {
            id: 'r-1',
            state: row.state,
            plan: 'Lindgrün plan',
            version: 2,
            computedAt: '2026-11-03T07:12:00.000Z',
            reviewedBy: person,
            reviewedAt: '2026-11-04T08:30:00.000Z',
            closedBy: row.state === 'CLOSED' || row.state === 'PAID' ? 'Nina Falk' : null,
            closedAt: row.state === 'CLOSED' || row.state === 'PAID' ? '2026-11-05T11:02:00.000Z' : null,
            planDigest: 'p4471'.padEnd(64, 'a'),
            factsDigest: 'f29a1'.padEnd(64, 'b'),
            resultDigest: 'r39c2'.padEnd(64, 'c'),
            total: row.total,
            cv: row.cv,
            ratio: '31.14',
            earners: 403,
            lines: 5210,
            adjustments: eur(-4210),
            byBonus: [
              { bonus: 'unilevel', bonusTitle: 'Level bonus', lines: 4100, amount: eur(2012210) },
              { bonus: 'leader-pool', bonusTitle: 'Leaders’ pool', lines: 12, amount: eur(420100) },
              { bonus: 'fast-start', bonusTitle: 'Fast start', lines: 1098, amount: eur(313845) },
            ],
            breakage: [
              {
                bonus: 'unilevel',
                bonusTitle: 'Level bonus',
                reason: 'UNQUALIFIED',
                count: 311,
                amount: eur(91200),
              },
              {
                bonus: 'unilevel',
                bonusTitle: 'Level bonus',
                reason: 'NO_UPLINE',
                count: 84,
                amount: eur(40110),
              },
            ],
            ranks: RANKS.map((rank, place) => ({
              rank,
              count: [210, 190, 120, 74, 34, 12][place],
              before: [214, 192, 118, 70, 35, 11][place],
            })),
            checks: ['LINES_STATEMENTS', 'STATEMENTS_LEDGER', 'ENTITLEMENT'].map((code) => ({
              code,
              ok: true,
              left: '27461.55',
              right: '27461.55',
            })),
          },
  }
}

export const statementRow = (place: number) => ({
  id: `s-${place}`,
  period: `2026-${`${11 - place}`.padStart(2, '0')}`,
  state: 'CLOSED',
  member: crumb(MEMBERS[place]!),
  rank: RANKS[Math.max(0, 5 - (place % 6))],
  active: true,
  earned: eur(184020 - place * 911),
  adjustments: eur(place % 3 === 0 ? -1290 : 0),
  total: eur(184020 - place * 911 - (place % 3 === 0 ? 1290 : 0)),
  lines: 214 - place,
})

export const line = (number: number) => ({
  bonus: 'unilevel',
  bonusTitle: 'Level bonus',
  number,
  order: {
    id: `o-${number}`,
    number: `B-${20400 - number}`,
    acceptedAt: '2026-10-14T10:00:00.000Z',
    buyer: crumb(MEMBERS[20 + number]!),
  },
  source: null,
  level: 1 + (number % 5),
  distance: 1 + (number % 5) + (number % 3 === 0 ? 1 : 0),
  base: eur(8000 + number * 210),
  share: '1',
  rate: ['0.10', '0.05', '0.05', '0.03', '0.02'][number % 5],
  amountBeforeCaps: eur(800 + number * 21),
  amount: eur(800 + number * 21),
  caps: [],
  reasonCode: 'LEVEL',
})

export const statement = (args: { id: string }) => ({
  id: args.id,
  period: '2026-10',
  state: 'CLOSED',
  member: crumb(MEMBERS[0]!),
  plan: 'Lindgrün plan',
  version: 2,
  rank: 'Platinum',
  highestRank: 'Platinum',
  active: true,
  personalVolume: '212.00',
  groupVolume: '21480.00',
  byBonus: [
    { bonus: 'unilevel', bonusTitle: 'Level bonus', lines: 120, amount: eur(152210) },
    { bonus: 'leader-pool', bonusTitle: 'Leaders’ pool', lines: 1, amount: eur(31810) },
  ],
  lines: (asked: { after?: string }) => {
    const { rows, page: info } = page(
      Array.from({ length: 120 }, (_, number) => line(number + 1)),
      asked.after,
    )
    return { lines: rows, page: info }
  },
  adjustments: [
    {
      kind: 'CLAWBACK',
      order: line(3).order,
      orderNumber: 'B-20397',
      originalPeriod: '2026-09',
      bonus: 'unilevel',
      bonusTitle: 'Level bonus',
      amount: eur(-1290),
      reason: 'DAMAGED',
    },
  ],
  earned: eur(184020),
  adjusted: eur(-1290),
  total: eur(182730),
  balanceBefore: eur(0),
  balanceAfter: eur(182730),
  missing: NEXT,
})

export const PLAN = {
  plan: 'lindgruen',
  version: 2,
  validFrom: '2026-01-01',
  title: 'Lindgrün plan',
  currency: 'EUR',
  digest: 'd9f0'.padEnd(64, '1'),
  document:
    'plan: lindgruen\nversion: 2\ncurrency: EUR\nvalidFrom: 2026-01-01\nbonuses:\n  - id: unilevel\n    type: UNILEVEL\n    rates: [0.10, 0.05, 0.05, 0.03, 0.02]\n',
  used: true,
  messages: [MESSAGE],
  words: [
    {
      heading: 'Bonus Unilevel',
      sentences: [
        'Members are paid on the sales of five levels below them.',
        'Whoever is not active in the period uses up no level: the next active member moves up.',
      ],
    },
  ],
}

export const explained = (args: { line: number }) => ({
  line: line(args.line),
  exact: '8.3100',
  matches: true,
  walk: [
    { member: crumb(MEMBERS[12]!), why: '' },
    { member: crumb(MEMBERS[7]!), why: 'INACTIVE' },
    { member: crumb(MEMBERS[3]!), why: '' },
  ],
})
