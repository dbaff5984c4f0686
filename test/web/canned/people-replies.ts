import { eur, events, leg, MEMBERS, memberOf, NEXT, NOW } from '#test/web/canned/canned-base.ts'
import { type CannedMember, RANKS, seeded } from '#test/web/canned/company.ts'
import { crumb, pathOf, rowOf } from '#test/web/canned/tree-replies.ts'

export const ROLE_NAMES = {
  ADMIN: 'Olga Petersen',
  BACK_OFFICE: 'Birgit Sommer',
  FINANCE: 'Frank Albers',
  COMPLIANCE: 'Clara Winter',
  MEMBER: 'Anna Meyer',
  CUSTOMER: 'Karl Busch',
} as const
export type CannedRole = keyof typeof ROLE_NAMES

export const COMPANY = {
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

export const viewerOf = (role: CannedRole) => ({
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

export const periodFigures = (member: CannedMember) =>
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

export function member(args: { id?: string; number?: string }) {
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

export const CUSTOMERS = ['Karl Busch', 'Lene Vogt', 'Paul Ahrens', 'Zoë Wright'].map((name, place) => ({
  id: `c-${place}`,
  number: `20${place}417`,
  name,
  country: place === 3 ? 'GB' : 'DE',
  carer: crumb(MEMBERS[0]!),
  registeredAt: `2026-0${place + 2}-11T09:30:00.000Z`,
}))

export const customer = (id: string) => ({
  ...(CUSTOMERS.find((one) => one.id === id) ?? CUSTOMERS[0]!),
  contact: {
    email: 'karl.busch@demo.example',
    phone: null,
    street: 'Am Markt 2',
    postalCode: '20095',
    city: 'Hamburg',
    language: 'de',
  },
  version: 1,
})

export const chance = seeded(3)
export const USERS = Object.entries(ROLE_NAMES).map(([role, name], place) => ({
  id: `u-${place}`,
  email: `${role.toLowerCase()}@demo.example`,
  name,
  roles: [role],
  language: place % 2 ? 'en' : 'de',
  blocked: place === 5,
  lastSignInAt: chance() > 0.2 ? NOW : null,
}))

export const TILES: Record<CannedRole, readonly object[]> = {
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
