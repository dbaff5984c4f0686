import { localDateTime } from '#server/adapters/neo4j/encode.ts'
import {
  type ExpectedEdge,
  ExpectedGraph,
  type ExpectedNode,
  type Properties,
  type ToldEdges,
  UNKNOWN,
} from '#server/adapters/neo4j/expected-graph.ts'
import type { Row, WriteStep } from '#server/adapters/neo4j/write-step.ts'
import { WRITE_TABLE } from '#server/adapters/neo4j/write-table.ts'
import type { ContactDetails } from '#server/domain/crm/events.ts'
import type { Digest } from '#server/ports/digest.ts'
import type { EventKind, LoggedEvent, LoggedOf } from '#server/ports/events.ts'

/** The rows that the write steps make of an event, in their order; the properties below are theirs. */
type Rows = readonly Row[]

interface Imprinted<Kind extends EventKind> {
  readonly event: LoggedOf<Kind>
  readonly row: Row
  readonly rows: Rows
  /** False when the personal part was erased, or is not what was written. */
  readonly told: boolean
}

type Imprint<Kind extends EventKind> = (graph: ExpectedGraph, imprinted: Imprinted<Kind>) => void

const nothing = (): void => undefined

/** What each kind of event leaves in the graph, said of the rows that its write statements take. */
const IMPRINTS: { readonly [Kind in EventKind]: Imprint<Kind> } = {
  COMPANY_SET_UP: (graph, { event, row: { at: _, ...row } }) =>
    graph.make(event, ['Company', 'company'], { properties: { id: 'company', ...row } }),
  SIGHT_POLICY_SET: (graph, { event, row }) =>
    graph.change(event, ['Company', 'company'], { properties: { sightPolicy: row['policy'] } }),
  COMPANY_IMPORTED: nothing,
  IMPORT_FINISHED: nothing,
  SESSIONS_REVOKED: nothing,
  USER_CREATED: (graph, { event, row: { at, ...row }, told }) => {
    const personal = told ? passwordOf(event) : hidden(['email', 'name', 'language', 'passwordHash'])
    const properties = { ...row, ...personal, passwordChangedAt: at, createdAt: at, blocked: false }
    graph.make(event, ['User', event.body.id], { properties })
  },
  USER_ROLES_CHANGED: (graph, { event }) =>
    graph.change(event, ['User', event.body.id], { properties: { roles: event.body.roles } }),
  USER_BLOCKED: (graph, { event }) =>
    graph.change(event, ['User', event.body.id], { properties: { blocked: true } }),
  USER_LANGUAGE_SET: (graph, { event }) =>
    graph.change(event, ['User', event.body.id], { properties: { language: event.body.language } }),
  PASSWORD_CHANGED: (graph, { event, row, told }) => {
    const password = told ? passwordOf(event) : hidden(['passwordHash'])
    const properties = { ...password, passwordChangedAt: row['at'] }
    graph.change(event, ['User', event.body.id], { properties })
  },
  API_KEY_CREATED: (graph, { event, row: { at, ...row } }) =>
    graph.make(event, ['ApiKey', event.body.id], { properties: { ...row, createdAt: at, revoked: false } }),
  API_KEY_REVOKED: (graph, { event }) =>
    graph.change(event, ['ApiKey', event.body.id], { properties: { revoked: true } }),

  MEMBER_ENROLLED: (graph, { event, row: { sponsorId, ...row }, rows, told }) => {
    const { id, enrolledAt } = event.body
    const properties = { ...contactOf(row, told), statusFrom: row['enrolledAt'], ordinal: event.ordinal }
    const sponsor = sponsorId === null ? [] : [currentEdge(String(sponsorId), id, localDateTime(enrolledAt))]
    const edges: ExpectedNode['edges'] = { SPONSORED_BY: sponsor, IDENTIFIED_BY: identifiers(rows, told) }
    graph.make(event, ['Contact', id], { properties, labels: ['Contact', 'Member'], edges })
  },
  MEMBER_STATUS_CHANGED: (graph, { event, row }) => {
    const { id } = event.body
    const { status = UNKNOWN, pastStatuses, pastStatusUntil } = graph.node('Contact', id)?.properties ?? {}
    const properties = {
      ...{ status: row['status'], statusFrom: row['from'] },
      pastStatuses: [...listOf(pastStatuses), status],
      pastStatusUntil: [...listOf(pastStatusUntil), row['from']],
    }
    graph.change(event, ['Contact', id], { properties })
  },
  MEMBER_MOVED: (graph, { event, row }) => {
    const { id, oldSponsorId, sponsorId } = event.body
    const first = oldSponsorId === null ? [] : [currentEdge(oldSponsorId, id, UNKNOWN)]
    const told = graph.node('Contact', id)?.edges['SPONSORED_BY'] ?? first
    const ended = told === UNKNOWN ? first : told.map((edge) => endedEdge(edge, row['from']))
    const edges: ExpectedNode['edges'] = { SPONSORED_BY: [...ended, currentEdge(sponsorId, id, row['from'])] }
    graph.change(event, ['Contact', id], { properties: {}, edges })
  },

  CUSTOMER_REGISTERED: (graph, { event, row: { carerId, ...row }, rows, told }) => {
    const { id } = event.body
    const carer = [currentEdge(String(carerId), id, row['registeredAt'])]
    const edges: ExpectedNode['edges'] = { LOOKED_AFTER_BY: carer, IDENTIFIED_BY: identifiers(rows, told) }
    const labels = ['Contact', 'Customer']
    graph.make(event, ['Contact', id], { properties: contactOf(row, told), labels, edges })
  },
  LEAD_CAPTURED: (graph, { event, row, rows, told }) => {
    const { id, interestId, ownerId } = event.body
    const { capturedAt: _, interestId: __, interestKind: kind, stage, ownerId: ___, ...contact } = row
    const { openedAt, openKey } = rows[1] ?? {}
    const edges: ExpectedNode['edges'] = { IDENTIFIED_BY: identifiers(rows, told) }
    const labels = ['Contact', 'Lead']
    graph.make(event, ['Contact', id], { properties: contactOf(contact, told), labels, edges })
    const owner = ownerId === null ? [] : [currentEdge(ownerId, interestId, openedAt)]
    graph.make(event, ['Interest', interestId], {
      properties: {
        id: interestId,
        kind,
        stage,
        stageAt: openedAt,
        openedAt,
        openKey,
        source: row['source'],
      },
      edges: { SHOWN_BY: [{ target: id, properties: {} }], OWNED_BY: owner },
    })
  },
  CONTACT_CHANGED: (graph, { event, row: { fields: _, ...row }, rows, told }) => {
    const { id } = event.body
    const { number = UNKNOWN } = graph.node('Contact', id)?.properties ?? {}
    const { nameKey, emailKey } = row
    const searchKey =
      number === UNKNOWN ? UNKNOWN : [nameKey, String(number).toLowerCase(), emailKey].join('\n')
    const properties = contactOf({ ...row, searchKey }, told)
    graph.change(event, ['Contact', id], { properties, edges: { IDENTIFIED_BY: identifiers(rows, told) } })
  },

  PRODUCT_SAVED: (graph, { event, row: { at: _, ...properties } }) =>
    graph.make(event, ['Product', event.body.code], { properties }),
  ORDER_RECORDED: (graph, { event, row }) => {
    const { id, buyerId } = event.body
    const buyer = buyerId === null ? [] : [{ target: buyerId, properties: {} }]
    graph.make(event, ['Order', id], {
      properties: { ...row, state: 'ACCEPTED' },
      edges: { BOUGHT_BY: buyer },
    })
  },
  ORDER_CANCELLED: (graph, { event, row }) => {
    const { cancelledAt, reason: cancelReason } = row
    const properties = { state: 'CANCELLED', cancelledAt, cancelReason }
    graph.change(event, ['Order', event.body.id], { properties })
  },
  ORDER_CREDITED: (graph, { event, row: properties }) => {
    const edges: ExpectedNode['edges'] = { CREDITS: [{ target: event.body.orderId, properties: {} }] }
    graph.make(event, ['CreditNote', event.body.id], { properties, edges })
  },

  PLAN_VERSION_SAVED: (graph, { event, row: { at: savedAt, ...row } }) => {
    const key = `${event.body.plan}/${event.body.version}`
    graph.make(event, ['PlanVersion', key], { properties: { ...row, savedAt } })
  },
  RUN_COMPUTED: (graph, { event, row }) => {
    const { runId: id, at: computedAt, statementsDigest: _, recordsDigest: __, ...sums } = row
    const unreviewed = { state: 'DRAFT', reviewerId: null, reviewedAt: null }
    graph.make(event, ['Run', event.body.runId], { properties: { ...sums, id, computedAt, ...unreviewed } })
  },
  RUN_REVIEWED: (graph, { event, row }) => {
    const properties = { state: 'REVIEWED', reviewerId: row['reviewerId'], reviewedAt: row['at'] }
    graph.change(event, ['Run', event.body.runId], { properties })
  },
  PERIOD_FROZEN: (graph, { event, row }) => {
    const { frozenAt, closerId, period: id } = row
    graph.make(event, ['Period', event.body.period], {
      properties: { id, state: 'FROZEN', frozenAt, closerId },
    })
  },
  PERIOD_THAWED: (graph, { event }) => {
    const { period } = event.body
    graph.change(event, ['Period', period], { properties: { state: 'OPEN', frozenAt: null, closerId: null } })
    const runs = graph.nodes.filter(
      ({ label, properties }) =>
        label === 'Run' && properties['period'] === period && properties['state'] === 'REVIEWED',
    )
    const properties = { state: 'DRAFT', reviewerId: null, reviewedAt: null }
    for (const { key } of runs) graph.change(event, ['Run', key], { properties })
  },
  RUN_CLOSED: (graph, { event, row }) => {
    const { period, runId, at: closedAt, ...closed } = row
    const { resultDigest: _, ...properties } = closed
    graph.change(event, ['Run', event.body.runId], {
      properties: { ...properties, state: 'CLOSED', closedAt },
    })
    graph.make(event, ['Period', event.body.period], {
      properties: { id: period, state: 'CLOSED', closedAt, runId },
    })
  },
}

/** Notes what one event leaves in the graph; events come in the order of the log. */
export function expectEvent(graph: ExpectedGraph, event: LoggedEvent, digest: Digest): void {
  const told = !('personal' in event) || Object.keys(event.personal).length > 0
  const whole = { ...event, ...(told ? {} : { personal: NOBODY }) } as never
  const steps = WRITE_TABLE[event.kind] as unknown as readonly WriteStep<EventKind>[]
  const rows = steps.map((step) => step.row(whole, { at: event.at, digest }) ?? {})
  const imprint = IMPRINTS[event.kind] as Imprint<EventKind>
  imprint(graph, { event: whole, row: rows[0] ?? {}, rows, told })
}

/** The graph that these events, in the order of the log, leave behind. */
export function graphOf(events: readonly LoggedEvent[], digest: Digest): ExpectedGraph {
  const graph = new ExpectedGraph()
  for (const event of events) expectEvent(graph, event, digest)
  return graph
}

/** Stands in for a personal part that is gone; what comes of it is not compared. */
const NOBODY: ContactDetails = {
  ...{ name: '', email: '', phone: null, street: null, postalCode: null, city: null },
  language: '',
}

/** What of a contact is gone with its personal part: its details, and what is looked up by them. */
const CONTACT_PERSONAL = [...Object.keys(NOBODY), 'nameKey', 'searchKey']

const hidden = (keys: readonly string[]): Properties => Object.fromEntries(keys.map((key) => [key, UNKNOWN]))

const contactOf = ({ emailKey: _, ...row }: Row, told: boolean): Properties =>
  told ? row : { ...row, ...hidden(CONTACT_PERSONAL) }

/** The log keeps a digest of the hash (`event-rows.ts`); events from before that keep none. */
function passwordOf(event: LoggedOf<'USER_CREATED' | 'PASSWORD_CHANGED'>): Properties {
  const { passwordHash } = event.personal
  return { passwordHash: passwordHash === '' ? UNKNOWN : passwordHash }
}

function identifiers(rows: Rows, told: boolean): ToldEdges {
  if (!told) return UNKNOWN
  const found = rows.find((row) => 'identifiers' in row)?.['identifiers'] as readonly Row[] | undefined
  return (found ?? []).map(({ key }) => ({ target: String(key), properties: {} }))
}

const currentEdge = (target: string, currentOf: string, from: unknown): ExpectedEdge => ({
  target,
  properties: { from, currentOf },
})

function endedEdge({ target, properties }: ExpectedEdge, to: unknown): ExpectedEdge {
  const { currentOf, ...rest } = properties
  return { target, properties: currentOf === undefined ? rest : { ...rest, to } }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
