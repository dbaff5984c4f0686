import { events, leg, MEMBERS, memberOf, NOW, page } from '#test/web/canned/canned-base.ts'
import { RANKS } from '#test/web/canned/company.ts'
import {
  explained,
  order,
  orderRow,
  PLAN,
  period,
  periodRow,
  statement,
  statementRow,
} from '#test/web/canned/money-replies.ts'
import {
  type CannedRole,
  COMPANY,
  CUSTOMERS,
  customer,
  member,
  TILES,
  USERS,
  viewerOf,
} from '#test/web/canned/people-replies.ts'
import { crumb, pathOf, rowOf, viewOf } from '#test/web/canned/tree-replies.ts'

/** What the canned server shows: everything, nothing, no end, or a failure. */
export type Face = 'full' | 'empty' | 'busy' | 'failed'

const importRow = (place: number) => ({
  id: `i-${place}`,
  source: ['members.csv', 'orders-october.csv', 'orders-september.csv'][place],
  startedAt: `2026-11-0${3 - place}T06:00:00.000Z`,
  endedAt: place === 0 ? null : `2026-11-0${3 - place}T06:02:10.000Z`,
  by: 'Olga Petersen',
  state: ['RUNNING', 'DONE', 'CANCELLED'][place],
  dryRun: place === 1,
  read: 54190,
  accepted: 52540,
  unchanged: 310,
  rejected: 1340,
  warnings: 54,
})

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
    customers: (asked: { after?: string; search?: string }) =>
      page(list(CUSTOMERS.filter(({ name }) => !asked.search || name.includes(asked.search))), asked.after),
    customer: (asked: { id: string }) => customer(asked.id),
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
    enrolMember: {
      ...written,
      number: '4711002',
      logIn: { email: 'new@post.example', password: 'oak-river-lamp-17' },
    },
    registerCustomer: written,
    changeCustomer: written,
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
    verifyChain: {
      ok: true,
      events: '182311',
      blanked: '3',
      brokenAt: null,
      troubles: 0,
      found: [],
      verifiedAt: NOW,
    },
  }
}
