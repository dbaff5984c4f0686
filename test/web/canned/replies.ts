import { type CannedMember, cannedMembers, RANKS, seeded } from '#test/web/canned/company.ts'
import { crumb, pathOf, rowOf, viewOf } from '#test/web/canned/tree-replies.ts'

/** What the canned server shows: everything, nothing, no end, or a failure. */
export type Face = 'full' | 'empty' | 'busy' | 'failed'

const MEMBERS = cannedMembers(640)
const NOW = '2026-11-22T09:40:00.000Z'

const eur = (minor: number) => ({ minor: `${Math.round(minor)}`, currency: 'EUR' })
const memberOf = (id: string | null | undefined): CannedMember =>
  MEMBERS.find((one) => one.id === id) ?? MEMBERS[0]!
const page = (rows: readonly object[], after: string | null | undefined) => {
  const from = after ? Number(after) : 0
  const next = from + 50 < rows.length ? `${from + 50}` : null
  return { rows: rows.slice(from, from + 50), page: { next, total: rows.length } }
}

const ROLE_NAMES = {
  ADMIN: 'Olga Petersen',
  BACK_OFFICE: 'Birgit Sommer',
  FINANCE: 'Frank Albers',
  COMPLIANCE: 'Clara Winter',
  MEMBER: 'Anna Meyer',
  CUSTOMER: 'Karl Busch',
} as const
export type CannedRole = keyof typeof ROLE_NAMES

const COMPANY = {
  name: 'Lindgrün GmbH',
  slug: 'demo',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  now: NOW,
  currentPeriod: '2026-11',
  demo: true,
  agreementVersion: '2026-1',
  demoLogIns: (
    ['MEMBER', 'MEMBER', 'BACK_OFFICE', 'FINANCE', 'FINANCE', 'COMPLIANCE', 'ADMIN', 'CUSTOMER'] as const
  ).map((role, position) => ({
    role,
    email: `${position === 0 ? 'leader' : role.toLowerCase().replace('_', '-')}${position === 4 ? '-two' : ''}@demo.example`,
    password: 'demo demo demo',
    leader: position === 0,
  })),
}

const viewerOf = (role: CannedRole) => ({
  user: {
    id: 'u-1',
    email: `${role.toLowerCase()}@demo.example`,
    name: ROLE_NAMES[role],
    roles: [role],
    language: 'en',
    blocked: false,
    lastSignInAt: NOW,
  },
  member: role === 'MEMBER' ? crumb(MEMBERS[0]!) : null,
  actions: [],
  seq: '1204',
})

const events = (subject: string) =>
  ['ORDER_RECORDED', 'MEMBER_ENROLLED', 'PROFILE_CHANGED', 'RUN_CLOSED'].map((kind, position) => ({
    seq: `${1200 - position}`,
    at: `2026-11-${22 - position}T08:1${position}:00.000Z`,
    kind,
    subject,
    actor: position === 1 ? 'Birgit Sommer' : 'system',
    actorId: 'u-2',
    body: JSON.stringify({ number: '100400', period: '2026-11', amountMinor: 12950 }),
  }))

const NEXT = {
  rank: 'Platinum',
  missing: [
    { code: 'GROUP_VOLUME', volume: 'GV', rank: null, have: '18250.00', need: '20000.00' },
    { code: 'LEGS', volume: null, rank: 'Gold', have: '1', need: '2' },
  ],
}

const leg = (position: number) => {
  const head = MEMBERS[position]!
  return {
    head: crumb(head),
    members: head.below + 1,
    active: Math.round((head.below + 1) * 0.52),
    groupVolume: `${head.group}.00`,
  }
}

const periodFigures = (member: CannedMember) =>
  ['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06'].map((period, back) => ({
    period,
    closed: back > 0,
    active: member.active,
    rank: RANKS[Math.max(0, member.rank - (back > 3 ? 1 : 0))],
    personalVolume: `${Math.round(member.personal * (1 - back * 0.07))}.00`,
    groupVolume: `${Math.round(member.group * (1 - back * 0.09))}.00`,
    earned: back === 0 ? null : eur(member.group * (5 - back)),
    statement: back === 0 ? null : `s-${back}`,
  }))

function member(args: { id?: string; number?: string }) {
  const one = args.number
    ? (MEMBERS.find(({ number }) => number === args.number) ?? MEMBERS[0]!)
    : memberOf(args.id)
  return {
    ...rowOf(one),
    highestRank: RANKS[Math.min(5, one.rank + 1)],
    sponsor: one.parent < 0 ? null : crumb(MEMBERS[one.parent]!),
    sponsorContact:
      one.parent < 0
        ? null
        : {
            email: 'sponsor@demo.example',
            phone: '+49 30 5550100',
            street: null,
            postalCode: null,
            city: null,
            language: 'de',
          },
    path: pathOf(MEMBERS, one).map(crumb),
    customers: 4,
    contact: {
      email: 'anna.meyer@demo.example',
      phone: '+49 30 5550123',
      street: 'Lindenweg 4',
      postalCode: '10115',
      city: 'Berlin',
      language: 'de',
    },
    version: 3,
    periods: () => periodFigures(one),
    nextRank: NEXT,
    legs: () => one.children.slice(0, 5).map(leg),
    history: () => events(one.id),
    sponsorLink: '/with/K7M2QX',
  }
}

const orderRow = (position: number) => {
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

const order = () => ({
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

const STATES = ['OPEN', 'REVIEWED', 'CLOSED', 'CLOSED', 'PAID', 'PAID'] as const
const periodRow = (back: number) => ({
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

const MESSAGE = {
  severity: 'WARN',
  code: 'RETAIL_RULE_MISSING',
  path: '/activity',
  text: 'No rule asks for sales to customers. Add one, or note why it is not needed.',
}

function period(args: { id: string }) {
  const row = periodRow(Math.max(0, 11 - Number(args.id.slice(5))))
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
              { bonus: 'unilevel', lines: 4100, amount: eur(2012210) },
              { bonus: 'leader-pool', lines: 12, amount: eur(420100) },
              { bonus: 'fast-start', lines: 1098, amount: eur(313845) },
            ],
            breakage: [
              { bonus: 'unilevel', reason: 'UNQUALIFIED', count: 311, amount: eur(91200) },
              { bonus: 'unilevel', reason: 'NO_UPLINE', count: 84, amount: eur(40110) },
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

const statementRow = (place: number) => ({
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

const line = (number: number) => ({
  bonus: 'unilevel',
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

const statement = (args: { id: string }) => ({
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
    { bonus: 'unilevel', lines: 120, amount: eur(152210) },
    { bonus: 'leader-pool', lines: 1, amount: eur(31810) },
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

const importRow = (place: number) => ({
  id: `i-${place}`,
  source: ['members.csv', 'orders-october.csv', 'orders-september.csv'][place],
  startedAt: `2026-11-0${3 - place}T06:00:00.000Z`,
  endedAt: place === 0 ? null : `2026-11-0${3 - place}T06:02:10.000Z`,
  by: 'Olga Petersen',
  state: ['RUNNING', 'DONE', 'CANCELLED'][place],
  dryRun: place === 2,
  read: 54190,
  accepted: 52540,
  unchanged: 310,
  rejected: 1340,
  warnings: 54,
})

const PLAN = {
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
    'Members are paid on the sales of five levels below them.',
    'Whoever is not active in the period uses up no level: the next active member moves up.',
  ],
}

const chance = seeded(3)
const USERS = Object.entries(ROLE_NAMES).map(([role, name], place) => ({
  id: `u-${place}`,
  email: `${role.toLowerCase()}@demo.example`,
  name,
  roles: [role],
  language: place % 2 ? 'en' : 'de',
  blocked: place === 5,
  lastSignInAt: chance() > 0.2 ? NOW : null,
}))

const explained = (args: { line: number }) => ({
  line: line(args.line),
  exact: '8.3100',
  matches: true,
  walk: [
    { member: crumb(MEMBERS[12]!), why: '' },
    { member: crumb(MEMBERS[7]!), why: 'INACTIVE' },
    { member: crumb(MEMBERS[3]!), why: '' },
  ],
})

const TILES: Record<CannedRole, readonly object[]> = {
  MEMBER: [
    { key: 'DOWNLINE', value: '639', unit: 'COUNT', before: '604', link: '/downline' },
    { key: 'GROUP_VOLUME', value: '21480.00', unit: 'POINTS', before: '20110.00', link: '/downline' },
    { key: 'EARNED_LAST', value: '1827.30', unit: 'EUR', before: '1704.00', link: '/earnings' },
    { key: 'NEW_MEMBERS', value: '31', unit: 'COUNT', before: '40', link: '/downline' },
  ],
  BACK_OFFICE: [
    { key: 'MEMBERS', value: '3011', unit: 'COUNT', before: '2966', link: '/members' },
    { key: 'ORDERS_OPEN_PERIOD', value: '1842', unit: 'COUNT', before: '1802', link: '/orders' },
    { key: 'CV', value: '91203.00', unit: 'EUR', before: '88191.00', link: '/orders' },
    { key: 'IMPORTS_REJECTED', value: '1340', unit: 'COUNT', before: null, link: '/imports' },
  ],
  FINANCE: [
    { key: 'PERIOD_STATE', value: 'REVIEWED', unit: 'TEXT', before: null, link: '/periods/2026-10' },
    { key: 'RUN_TOTAL', value: '27461.55', unit: 'EUR', before: '26511.00', link: '/periods/2026-10' },
    { key: 'CHECKS_FAILED', value: '0', unit: 'COUNT', before: null, link: '/periods/2026-10' },
    { key: 'CV', value: '91203.00', unit: 'EUR', before: '88191.00', link: '/orders' },
  ],
  COMPLIANCE: [
    { key: 'MEMBERS', value: '3011', unit: 'COUNT', before: '2966', link: '/members' },
    { key: 'SUSPENDED', value: '12', unit: 'COUNT', before: '9', link: '/members' },
  ],
  ADMIN: [
    { key: 'USERS', value: '8', unit: 'COUNT', before: null, link: '/users' },
    { key: 'INDEX_BEHIND', value: '12', unit: 'MS', before: null, link: '/audit' },
    { key: 'EVENTS', value: '182311', unit: 'COUNT', before: null, link: '/audit' },
  ],
  CUSTOMER: [{ key: 'ORDERS', value: '4', unit: 'COUNT', before: null, link: '/orders' }],
}

/** Every root field the screens ask for, for one role and one face. */
export function cannedRoot(role: CannedRole | undefined, face: Face): Record<string, unknown> {
  const none = face === 'empty'
  const list = <Item>(items: readonly Item[]) => (none ? [] : items)
  const written = { id: MEMBERS[5]!.id, seq: '1205' }
  return {
    company: COMPANY,
    viewer: role ? viewerOf(role) : null,
    home: {
      tiles: role ? TILES[role] : [],
      frontline: role === 'MEMBER' ? list(MEMBERS[0]!.children.slice(0, 6).map(leg)) : [],
    },
    member,
    members: (asked: { after?: string; search?: string }) =>
      page(
        list(
          MEMBERS.filter(
            ({ name, number }) =>
              !asked.search || `${name} ${number}`.toLowerCase().includes(asked.search.toLowerCase()),
          ).map((one) => rowOf(one)),
        ),
        asked.after,
      ),
    downline: (asked: { in: { root: string; most?: number } }) =>
      viewOf(
        none ? MEMBERS.slice(0, 1).map((one) => ({ ...one, children: [], below: 0 })) : MEMBERS,
        asked.in.root,
        asked.in.most ?? 500,
      ),
    downlineRows: (asked: { parent: string; after?: string }) => ({
      ...page(list(memberOf(asked.parent).children.map((child) => rowOf(MEMBERS[child]!))), asked.after),
      seq: '1204',
    }),
    downlineFind: (asked: { text: string }) =>
      list(
        MEMBERS.filter(({ name }) => name.toLowerCase().includes(asked.text.toLowerCase()))
          .slice(0, 8)
          .map((one) => ({
            member: crumb(one),
            path: pathOf(MEMBERS, one).map(crumb),
            rank: RANKS[one.rank],
            status: one.status,
          })),
      ),
    subtreeFigures: (asked: { root: string }) => {
      const one = memberOf(asked.root)
      return {
        members: one.below + 1,
        active: Math.round(one.below * 0.52),
        deepest: 9,
        personalVolume: `${one.personal}.00`,
        groupVolume: `${one.group}.00`,
        newInPeriod: 31,
        byLevel: [1, one.children.length, 60, 110, 140, 120, 90, 60, 30, 8],
        seq: '1204',
      }
    },
    pathToRoot: (asked: { id: string }) => pathOf(MEMBERS, memberOf(asked.id)).map(crumb),
    customers: { rows: [], page: { next: null, total: 0 } },
    sponsorCard: { name: 'Anna Meyer', number: '100400', companyName: COMPANY.name },
    previewMove: {
      refusals: [],
      membersMoved: 14,
      volumeMoved: '1820.00',
      oldPath: pathOf(MEMBERS, MEMBERS[40]!).map(crumb),
      newPath: pathOf(MEMBERS, MEMBERS[60]!).map(crumb),
    },
    orders: (asked: { after?: string }) =>
      page(list(Array.from({ length: 240 }, (_, place) => orderRow(place))), asked.after),
    order,
    periods: list([0, 1, 2, 3, 4, 5].map(periodRow)),
    period,
    statements: (asked: { after?: string }) =>
      page(list(Array.from({ length: 120 }, (_, place) => statementRow(place))), asked.after),
    statement,
    ownStatements: list([1, 2, 3, 4, 5].map(statementRow)),
    explainLine: explained,
    plans: list([PLAN, { ...PLAN, version: 1, used: false, validFrom: '2025-01-01', messages: [] }]),
    imports: list([0, 1, 2].map(importRow)),
    import: () => ({
      row: importRow(1),
      rejectedBy: [
        { code: 'CREDIT_UNMATCHED', file: 'orders.csv', count: 1335 },
        { code: 'PRICE_NEGATIVE', file: 'orders.csv', count: 5 },
      ],
      warnedBy: [{ code: 'TWO_INSTANTS', file: 'orders.csv', count: 43 }],
    }),
    rejectedRows: (asked: { after?: string }) =>
      page(
        list(
          Array.from({ length: 70 }, (_, place) => ({
            file: 'orders.csv',
            line: 120 + place * 31,
            code: 'CREDIT_UNMATCHED',
            reason: 'The credit note finds no earlier line of this article to take back.',
            text: 'C536379;D;Discount;-1;01.12.2010 09:41;27,50;14527;United Kingdom',
          })),
        ),
        asked.after,
      ),
    users: list(USERS),
    permissions: [
      { action: 'MEMBER_MOVE', roles: ['BACK_OFFICE'] },
      { action: 'PERIOD_CLOSE', roles: ['FINANCE'] },
      { action: 'MEMBER_READ', roles: ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE', 'MEMBER'] },
    ],
    audit: {
      entries: list([
        ...events('m-1'),
        ...events('m-2').map((one, place) => ({ ...one, seq: `${1100 - place}` })),
      ]),
      next: null,
    },
    health: {
      neo4j: '5.26.31',
      origin: 'EMBEDDED',
      indexSeq: '182311',
      headSeq: '182311',
      behindMs: 12,
      members: 3011,
      bytesPerMember: 118,
    },
    sessions: [
      { id: 'x-1', current: true, createdAt: NOW, lastSeenAt: NOW, userAgent: 'Firefox 148 on Linux' },
      { id: 'x-2', current: false, createdAt: NOW, lastSeenAt: NOW, userAgent: 'Safari on iPhone' },
    ],
    apiKeys: [],
    sightPolicy: [],
    signIn: viewerOf(role ?? 'MEMBER'),
    signOut: true,
    signOutEverywhere: true,
    endSession: true,
    changePassword: written,
    setLanguage: written,
    enrolMember: written,
    registerCustomer: written,
    changeProfile: written,
    moveMember: written,
    setMemberStatus: written,
    creditOrder: written,
    cancelOrder: written,
    computePeriod: written,
    reviewPeriod: written,
    closePeriod: written,
    createUser: { id: 'u-9', password: 'kite-harbour-plum-42' },
    setUserRoles: written,
    blockUser: written,
    cancelImport: true,
    verifyChain: { ok: true, events: '182311', blanked: '3', brokenAt: null, verifiedAt: NOW },
  }
}
