import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Neo4jAddress } from '#server/adapters/neo4j/driver.ts'
import { openDriver } from '#server/adapters/neo4j/driver.ts'
import type { Doors } from '#server/api/http/doors.ts'
import { type Application, openApplication } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Role } from '#server/domain/kernel/access.ts'
import type { ContactId, MemberId, UserId } from '#server/domain/kernel/ids.ts'
import { type CalendarDate, type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { NewEvent } from '#server/ports/events.ts'
import { type Client, signIn } from '#test/api/client.ts'
import { emptyStore, testNeo4j } from '#test/support/neo4j.ts'

/** Everybody's password in the house of the tests. */
export const PASSWORD = 'heather on the western slope'

const uuid = (kind: number, number: number): string =>
  `00000000-0000-4000-8${kind.toString().padStart(3, '0')}-${number.toString().padStart(12, '0')}`

const memberId = (number: number): MemberId => uuid(1, number) as MemberId
const userId = (number: number): UserId => uuid(2, number) as UserId

/**
 * The tree of the tests. ANNA is signed in as a member: BEN and CARA below her are in her sight, DORA beside her and
 * FRED, a root of another tree, are not.
 *
 *     ROOT ── ANNA ── BEN ── CARA        FRED
 *        └─── DORA
 */
export const MEMBERS = {
  ROOT: memberId(1),
  ANNA: memberId(2),
  BEN: memberId(3),
  CARA: memberId(4),
  DORA: memberId(5),
  FRED: memberId(6),
} as const
export type MemberName = keyof typeof MEMBERS

const SPONSORS: Record<MemberName, MemberName | null> = {
  ROOT: null,
  ANNA: 'ROOT',
  BEN: 'ANNA',
  CARA: 'BEN',
  DORA: 'ROOT',
  FRED: null,
}

/** A customer of ANNA, who may sign in too. */
export const CUSTOMER = uuid(1, 50) as ContactId
/** What no member has. */
export const NOBODY = memberId(999)

const JOINED = '2026-01-10' as CalendarDate
const JOINED_AT = instantOf(Date.UTC(2026, 0, 10))

/** A second office user approves moves; two for finance, since nobody closes alone. */
export const USERS: readonly (readonly [string, readonly Role[], ContactId | null])[] = [
  ['admin', ['ADMIN'], null],
  ['office', ['BACK_OFFICE'], null],
  ['office2', ['BACK_OFFICE'], null],
  ['finance', ['FINANCE'], null],
  ['finance2', ['FINANCE'], null],
  ['compliance', ['COMPLIANCE'], null],
  ['anna', ['MEMBER'], MEMBERS.ANNA],
  ['dora', ['MEMBER'], MEMBERS.DORA],
  ['customer', ['CUSTOMER'], CUSTOMER],
]

/** The user who stands for a role in the tests. */
export const userOf: Record<Role, string> = {
  ADMIN: 'admin',
  BACK_OFFICE: 'office',
  FINANCE: 'finance',
  COMPLIANCE: 'compliance',
  MEMBER: 'anna',
  CUSTOMER: 'customer',
}

export const emailOf = (name: string): string => `${name}@stemma.test`

/** An open house: a company of six members on the run's Neo4j, with open doors. */
export interface House {
  readonly app: Application
  readonly doors: Doors
  /** A signed-in client; each user signs in once. */
  as(name: string): Promise<Client>
  close(): Promise<void>
}

/** How the house is opened; by default on an emptied store of the run's Neo4j. */
export interface HouseOptions {
  readonly neo4j?: Neo4jAddress
  /** A second server on a house that stands already. */
  readonly beside?: House
}

/** Opens the house. */
export async function openHouse({ neo4j = testNeo4j(), beside }: HouseOptions = {}): Promise<House> {
  if (!beside) await emptied()
  const home = beside?.app.config.home ?? (await mkdtemp(join(tmpdir(), 'stemma-api-')))
  const config = readConfig({ STEMMA_HOME: home, LOG_LEVEL: 'debug' })
  const app = await openApplication({ config, company: 'test', neo4j })
  if (!beside) await furnish(app)
  const doors = await app.serve({ port: 0 })
  const clients = new Map<string, Promise<Client>>()
  return {
    app,
    doors,
    as: (name) => {
      const known = clients.get(name) ?? signIn(doors.address, emailOf(name), PASSWORD)
      clients.set(name, known)
      return known
    },
    close: async () => {
      await app.close()
      if (!beside) await rm(home, { recursive: true, force: true })
    },
  }
}

async function emptied(): Promise<void> {
  const driver = openDriver(testNeo4j())
  const session = driver.session()
  await emptyStore(session)
  await session.close()
  await driver.close()
}

async function furnish({ ports }: Application): Promise<void> {
  await record(ports, [companySetUp])
  await record(ports, (Object.keys(MEMBERS) as MemberName[]).map(enrolled))
  await record(ports, [customerRegistered])
  const passwordHash = await ports.secret.hashPassword(PASSWORD)
  await record(
    ports,
    USERS.map(([name, roles, contactId], number) => ({
      kind: 'USER_CREATED',
      subject: userId(number),
      body: { id: userId(number), contactId, roles },
      personal: { email: emailOf(name), name: `User ${name}`, passwordHash, language: 'en' },
    })),
  )
}

/** Commits events that rest on nothing and waits until the index shows them. */
export async function record(ports: Application['ports'], events: readonly NewEvent[]): Promise<void> {
  const committed = await ports.changes.commit({ actor: 'system', verb: 'furnish' }, async () => ({
    ok: true,
    value: { events, restsOn: [], raises: [] },
  }))
  invariant(
    committed.ok && (await ports.genealogy.reached(committed.value.seq, 10_000)),
    'the house is furnished',
  )
}

const companySetUp: NewEvent = {
  kind: 'COMPANY_SET_UP',
  subject: 'company',
  body: {
    name: 'House of tests',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    periodKind: 'MONTH',
    firstPeriod: '2026-01',
    demo: false,
  },
}

const details = (name: string) => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@people.test`,
  phone: '+49 30 1234',
  street: 'Lindenweg 1',
  postalCode: '10115',
  city: 'Berlin',
  language: 'de',
})

/** Numbers of the members: M1 to M6. */
export const numberOf = (name: MemberName): string => `M${Object.keys(MEMBERS).indexOf(name) + 1}`

function enrolled(name: MemberName): NewEvent {
  const sponsor = SPONSORS[name]
  return {
    kind: 'MEMBER_ENROLLED',
    subject: MEMBERS[name],
    body: {
      id: MEMBERS[name],
      number: numberOf(name),
      sponsorId: sponsor === null ? null : MEMBERS[sponsor],
      enrolledOn: JOINED,
      enrolledAt: JOINED_AT as Instant,
      status: 'ENROLLED',
      country: 'DE',
      agreementVersion: '2026-01',
      source: 'IMPORT',
    },
    personal: details(`${name.charAt(0)}${name.slice(1).toLowerCase()} Berg`),
  }
}

const customerRegistered: NewEvent = {
  kind: 'CUSTOMER_REGISTERED',
  subject: CUSTOMER,
  body: {
    id: CUSTOMER,
    number: 'C1',
    carerId: MEMBERS.ANNA,
    country: 'DE',
    registeredAt: JOINED_AT,
    source: 'IMPORT',
  },
  personal: details('Gerd Kunde'),
}
