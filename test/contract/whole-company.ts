import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import { openStaging } from '#server/adapters/neo4j/staging.ts'
import { recordMark, statementMark } from '#server/domain/compensation/statement-mark.ts'
import type { MemberId, RunId } from '#server/domain/kernel/ids.ts'
import type { EventKind, NewEvent } from '#server/ports/events.ts'
import type { StagedPeriodRecord, StagedStatement, StagedUnder } from '#server/ports/staging.ts'
import type { TestStore } from '#test/contract/open-store.ts'
import {
  JANUARY,
  memberEnrolled,
  memberMoved,
  OCTOBER,
  orderRecorded,
  userCreated,
} from '#test/contract/sample-events.ts'

/** Ids of a company in which everything has happened once; names tell what happened to whom. */
export interface WholeCompany {
  readonly root: string
  readonly moved: string
  readonly left: string
  readonly customer: string
  readonly lead: string
  readonly interest: string
  readonly order: string
  readonly cancelled: string
  readonly credit: string
  readonly user: string
  readonly run: string
}

const digest = nodeDigest('identifier key')
const PERIOD = '2026-09'
const digests = { planDigest: 'p', factsDigest: 'f', resultDigest: 'r' }

/** Any event: a test names only what it looks at. */
const event = (kind: EventKind, subject: string, body: object): NewEvent =>
  ({ kind, subject, body }) as unknown as NewEvent

const told = (of: NewEvent, name: string): NewEvent => ({ ...of, personal: person(name) }) as NewEvent

const person = (name: string): object => ({
  ...{ name, email: `${name}@example.org`, phone: '+49 40 7654321' },
  ...{ street: 'Weg 2', postalCode: '20095', city: 'Hamburg', language: 'de' },
})

/** Records one of everything, and a closed run with a statement and a period record. */
export async function recordWholeCompany(store: TestStore): Promise<WholeCompany> {
  const [root, other] = [memberEnrolled(), memberEnrolled()]
  const [moved, left] = [memberEnrolled(root.body.id), memberEnrolled(root.body.id)]
  const [order, cancelled] = [orderRecorded(root.body.id), orderRecorded(root.body.id)]
  const user = userCreated('whole@example.org')
  const ids: WholeCompany = {
    ...{ root: root.subject, moved: moved.subject, left: left.subject, user: user.subject },
    ...{ customer: 'a-customer', lead: 'a-lead', interest: 'an-interest', run: 'a-run' },
    ...{ order: order.subject, cancelled: cancelled.subject, credit: 'a-credit' },
  }
  await store.record(root, other, user, ...settings(ids))
  await store.record(moved, left, ...contacts(ids))
  await store.record(memberMoved(moved.body.id, root.body.id, other.body.id), order, cancelled)
  await store.record(
    event('MEMBER_STATUS_CHANGED', ids.left, {
      id: ids.left,
      status: 'TERMINATED',
      from: OCTOBER,
      reason: 'w',
    }),
    event('ORDER_CANCELLED', ids.cancelled, cancelling(ids.cancelled)),
    event('ORDER_CREDITED', ids.order, crediting(ids)),
    told(event('CONTACT_CHANGED', ids.lead, { id: ids.lead, country: 'AT', fields: ['name'] }), 'Neu'),
  )
  await closeRun(store, ids, root.body.id)
  return ids
}

function settings({ user }: WholeCompany): NewEvent[] {
  const company = { name: 'N', currency: 'EUR', timeZone: 'UTC', periodKind: 'MONTH', firstPeriod: '2026-01' }
  const prices = { memberPriceMinor: 900n, customerPriceMinor: 1_200n, cvMinor: 800n, pvHundredths: 1_000n }
  const plan = { plan: 'plan', version: 1, validFrom: '2026-01', currency: 'EUR', planDigest: 'p' }
  const key = { id: 'a-key', userId: user, label: 'till', roles: ['FINANCE'], keyDigest: 'k' }
  return [
    event('COMPANY_SET_UP', 'company', { ...company, demo: false }),
    event('SIGHT_POLICY_SET', 'company', { policy: '[]' }),
    event('USER_ROLES_CHANGED', user, { id: user, roles: ['FINANCE', 'COMPLIANCE'] }),
    event('API_KEY_CREATED', 'a-key', key),
    event('PRODUCT_SAVED', 'A', { code: 'A', name: 'Tea', kind: 'GOODS', currency: 'EUR', ...prices }),
    event('PLAN_VERSION_SAVED', 'plan/1', { ...plan, document: '{"ranks":[]}' }),
  ]
}

function contacts({ root, customer, lead, interest }: WholeCompany): NewEvent[] {
  const whose = { carerId: root, registeredAt: JANUARY, source: 'BACK_OFFICE' }
  const shown = { interestId: interest, interestKind: 'RECRUIT', stage: 'NEW', ownerId: root }
  const captured = { number: 'L-1', country: 'DE', capturedAt: OCTOBER, source: 'FAIR' }
  const registered = { id: customer, number: 'C-1', country: 'DE', ...whose }
  return [
    told(event('CUSTOMER_REGISTERED', customer, registered), 'Kim'),
    told(event('LEAD_CAPTURED', lead, { id: lead, ...captured, ...shown }), 'Leo'),
  ]
}

const cancelling = (id: string) => ({ id, period: '2026-10', cancelledAt: OCTOBER, reason: 'wish' })

const crediting = ({ credit, order, root }: WholeCompany) => ({
  ...{ id: credit, number: 'G-1', orderId: order, memberId: root, byCustomer: false, creditedAt: OCTOBER },
  ...{ period: '2026-10', orderPeriod: '2026-10', reason: 'broken', currency: 'EUR' },
  ...{ lineNumbers: [1], quantities: [1], amountMinor: [1_001n], cvMinor: [800n], pvHundredths: [1_000n] },
})

async function closeRun(store: TestStore, { run: runId }: WholeCompany, earnerId: MemberId): Promise<void> {
  const under: StagedUnder = { runId: runId as RunId, computation: 1, period: PERIOD, currency: 'EUR' }
  const staging = openStaging(store.driver, store.clock)
  const [paid, record] = [statement(earnerId), RECORD]
  await staging.stageStatements(under, [paid])
  await staging.stagePeriodRecords(under, [record])
  const marks = {
    statementsDigest: digest.sha256(statementMark({ ...paid, ...under }, digest.sha256)),
    recordsDigest: digest.sha256(recordMark({ ...record, period: PERIOD }, digest.sha256)),
  }
  const sums = { totalMinor: 30n, statements: 1 }
  const computed = { runId, period: PERIOD, plan: 'plan', version: 1, computation: 1, ...digests, ...sums }
  const people = { closerId: 'closer', reviewerId: 'reviewer' }
  await store.record(
    event('RUN_COMPUTED', runId, { ...computed, lines: 2, ...marks, report: '{"ranks":{}}' }),
    event('RUN_REVIEWED', runId, { runId, period: PERIOD, resultDigest: 'r', reviewerId: 'reviewer' }),
    event('PERIOD_FROZEN', PERIOD, { period: PERIOD, frozenAt: OCTOBER, closerId: 'closer' }),
    event('RUN_CLOSED', runId, { runId, period: PERIOD, ...people, ...digests, ...sums }),
  )
}

const statement = (earnerId: MemberId): StagedStatement => ({
  earnerId,
  totalMinor: 30n,
  lines: {
    bonuses: ['unilevel', 'unilevel'],
    sourceKinds: ['ORDER', 'ORDER'],
    orderIds: ['an order', 'another'],
    orderLines: [1, 2],
    buyerIds: ['', ''],
    memberIds: ['', 'a member'],
    levels: [1, 2],
    distances: [1, 3],
    bases: [100n, 200n],
    rates: ['1/10', '1/10'],
    amountBeforeCapsMinor: [10n, 20n],
    amountMinor: [10n, 20n],
    codes: ['LEVEL', 'LEVEL'],
    caps: [0, 0],
    holds: ['', ''],
  },
  entries: [{ kind: 'EARNED', amountMinor: 30n, reason: PERIOD }],
  summary: '{"rank":"GOLD"}',
})

const RECORD: StagedPeriodRecord = {
  ordinals: [0, 1],
  paidAsRanks: ['', 'GOLD'],
  highestRanks: ['', 'GOLD'],
  active: [false, true],
  volumeNames: ['PV', 'GV'],
  volumes: [1n, 2n, 3n, 2n ** 60n],
}
