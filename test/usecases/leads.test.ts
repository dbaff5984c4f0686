import { beforeEach, describe, expect, test } from 'vitest'
import type { ContactId, InterestId, MemberId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { Change, Changes } from '#server/ports/changes.ts'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { LeadProfile } from '#server/ports/lead-facts.ts'
import type { MemberRecord } from '#server/ports/member-facts.ts'
import { type Actor, anonymous } from '#server/usecases/actor.ts'
import { followChanges, followDownline } from '#server/usecases/company/follow-changes.ts'
import { captureLead, type LeadInput } from '#server/usecases/contacts/capture-lead.ts'
import { readLead } from '#server/usecases/contacts/read-lead.ts'
import { readLeads } from '#server/usecases/contacts/read-leads.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

/** Member 1 below the root owns one interest of the lead, the company the other; 2 stands below 1, 3 beside it. */
const OWNER = 1
const at = instantOf(Date.UTC(2026, 10, 1))
const interest = (id: string, ownerId: MemberId | null) =>
  ({ id: id as InterestId, kind: 'CUSTOMER', stage: 'NEW', stageAt: at, openedAt: at, ownerId }) as const
const lead: LeadProfile = {
  id: idAt(60),
  number: '1000060',
  name: 'Lea Frage',
  country: 'DE',
  email: 'lea@people.test',
  phone: null,
  street: null,
  postalCode: null,
  city: 'Bonn',
  language: 'de',
  interests: [interest('own', idAt(OWNER)), interest('company', null)],
}
const wish: LeadInput = {
  ...lead,
  requestKey: 'request-key',
  interest: 'RECRUIT',
  ownerNumber: null,
  sponsorCode: null,
}

let written: Change[]
let attempts: number
/** Members whose contract has ended. */
let ended: ReadonlySet<string>
const genealogy = fakeGenealogy(indexOf([-1, 0, 1, 0]))

const changes: Changes = {
  versions: async (keys) => keys.map((key) => ({ key, version: 0 })),
  commit: async (_context, decide) => {
    const change = await decide()
    if (!change.ok) return change
    written.push(change.value)
    return accepted({ seq: 1n, repeated: false, subjects: change.value.events.map(({ subject }) => subject) })
  },
}

const numberOf = (id: string): string => `M${Number.parseInt(id.slice(-12), 10)}`
const memberOf = (id: MemberId): MemberRecord =>
  ({ id, number: numberOf(id), status: ended.has(id) ? 'TERMINATED' : 'ENROLLED' }) as MemberRecord

function ports(): Ports {
  const fake = fakePorts(genealogy)
  const known = [0, 1, 2, 3].map(idAt)
  return {
    ...fake,
    changes,
    ids: { next: () => idAt(70) },
    digest: { identifier: (_kind: string, number: string) => `signed-${number}`.padEnd(64, '0') },
    attempts: { take: async () => (attempts++ < 1 ? undefined : 5_000) },
    faces: { ...fake.faces, byNumber: async () => undefined },
    members: {
      ...fake.members,
      byId: async (id: MemberId) => memberOf(id),
      idOfNumber: async (number: string) => known.find((id) => numberOf(id) === number),
      names: async (ids: readonly MemberId[]) =>
        new Map(ids.map((id) => [id, { id, number: numberOf(id), name: 'Anna Berg' }])),
    },
    leads: {
      list: async ({ ownerId }: { ownerId: MemberId | null }) => [
        { ...lead, interests: lead.interests.filter((one) => ownerId === null || one.ownerId === ownerId) },
      ],
      count: async () => 1,
      byId: async (id: ContactId) => (id === lead.id ? lead : undefined),
    },
  } as unknown as Ports
}

const said = <T>(answer: Result<T>): string =>
  answer.ok ? 'yes' : answer.refusals.map(({ code }) => code).join(' ')
const capture = async (actor: Actor, input: Partial<LeadInput> = {}): Promise<string> =>
  said(await captureLead({ ports: ports(), actor }, { ...wish, ...input }))
const read = async (actor: Actor, id: string = lead.id): Promise<string> =>
  said(await readLead({ ports: ports(), actor }, { id }))
const ownerOf = (change: Change | undefined): unknown => {
  const event = change?.events[0]
  return event?.kind === 'LEAD_CAPTURED' ? event.body.ownerId : undefined
}

const office = actorWith(['BACK_OFFICE'])
const owner = actorWith(['MEMBER'], OWNER)
const stranger = anonymous('192.0.2.1', '')

beforeEach(() => {
  written = []
  attempts = 0
  ended = new Set()
})

describe('a lead', () => {
  test('is captured with one new interest, its person apart from the facts that stay', async () => {
    expect(await capture(owner)).toBe('yes')
    const { name, email, phone, street, postalCode, city, language } = lead
    const body = {
      ...{ id: idAt(70), country: 'DE', source: 'MEMBER', capturedAt: instantOf(Date.UTC(2026, 10, 5)) },
      ...{ interestId: idAt(70), interestKind: 'RECRUIT', stage: 'NEW', ownerId: idAt(OWNER) },
      number: expect.stringMatching(/^\d{7}$/),
    }
    const personal = { name, email, phone, street, postalCode, city, language }
    expect(written).toEqual([
      {
        events: [{ kind: 'LEAD_CAPTURED', subject: idAt(70), body, personal }],
        restsOn: [{ key: `member:${idAt(OWNER)}`, version: 0 }],
        raises: [],
      },
    ])
  })

  test('of the back office is a named member’s, or the company’s when nobody is named', async () => {
    expect(await capture(office, { ownerNumber: 'M3' })).toBe('yes')
    expect(await capture(office)).toBe('yes')
    expect(written.map(ownerOf)).toEqual([idAt(3), null])
    expect(written[1]?.restsOn).toEqual([])
    expect(await capture(office, { ownerNumber: 'M9' })).toBe('SPONSOR_UNKNOWN')
    expect(await capture(office, { sponsorCode: 'nobody' })).toBe('SPONSOR_UNKNOWN')
  })

  test('of a member is the own one, under whatever number but the own', async () => {
    expect(await capture(owner, { ownerNumber: 'M1' })).toBe('yes')
    for (const ownerNumber of ['M0', 'M2', 'M3', 'M9'])
      expect(await capture(owner, { ownerNumber })).toBe('SPONSOR_UNKNOWN')
    expect(written.map(ownerOf)).toEqual([idAt(OWNER)])
  })

  test('of a stranger comes through a member’s link alone, and not too often from one place', async () => {
    expect(await capture(stranger, { sponsorCode: 'M3-signed-M3000' })).toBe('yes')
    expect(written.map(ownerOf)).toEqual([idAt(3)])
    expect(await capture(stranger, { sponsorCode: 'M3-signed-M3000' })).toBe('TOO_MANY_ATTEMPTS')
    for (const input of [{}, { ownerNumber: 'M3' }, { sponsorCode: 'M3-unsigned' }]) {
      attempts = 0
      expect(await capture(stranger, input)).toBe('SPONSOR_UNKNOWN')
    }
  })

  test('goes to nobody whose contract has ended', async () => {
    ended = new Set([idAt(OWNER)])
    expect(await capture(office, { ownerNumber: 'M1' })).toBe('SPONSOR_ENDED')
    expect(await capture(owner)).toBe('SPONSOR_ENDED')
    expect(await capture(stranger, { sponsorCode: 'M1-signed-M1000' })).toBe('SPONSOR_ENDED')
    expect(written).toEqual([])
  })

  test.each(['FINANCE', 'COMPLIANCE', 'CUSTOMER'] as const)('is not captured by %s', async (standing) => {
    expect(await capture(actorWith([standing]))).toBe('FORBIDDEN')
  })
})

describe('leads are read', () => {
  test.each(['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE'] as const)(
    'by %s with all their interests',
    async (standing) => {
      const answer = await readLead({ ports: ports(), actor: actorWith([standing]) }, { id: lead.id })
      expect(answer.ok && answer.value).toMatchObject({
        contact: { email: 'lea@people.test' },
        interests: [
          { id: 'own', owner: { id: idAt(OWNER) } },
          { id: 'company', owner: null },
        ],
      })
    },
  )

  test('by who owns an interest, with that one alone', async () => {
    const one = await readLead({ ports: ports(), actor: owner }, { id: lead.id })
    const page = await readLeads({ ports: ports(), actor: owner }, { after: null, first: 5 })
    expect(one.ok && one.value.interests.map(({ id }) => id)).toEqual(['own'])
    expect(page.ok && page.value.rows[0]?.interests.map(({ id }) => id)).toEqual(['own'])
  })

  test.each([
    ['the member above', actorWith(['MEMBER'], 0)],
    ['a member below', actorWith(['MEMBER'], 2)],
    ['a member beside', actorWith(['MEMBER'], 3)],
    ['a member without a place', actorWith(['MEMBER'])],
  ])('by %s as if there were none', async (_who, actor) => {
    expect(await read(actor)).toBe('NOT_FOUND')
    expect(await read(actor, idAt(99))).toBe('NOT_FOUND')
  })

  test('by nobody else', async () => {
    const everybody = { after: null, first: 5 }
    expect(await read(actorWith(['CUSTOMER'], 60))).toBe('FORBIDDEN')
    expect(await read(stranger)).toBe('UNAUTHENTICATED')
    expect(said(await readLeads({ ports: ports(), actor: actorWith(['CUSTOMER'], 60) }, everybody))).toBe(
      'FORBIDDEN',
    )
    expect(said(await readLeads({ ports: ports(), actor: actorWith(['MEMBER']) }, everybody))).toBe(
      'NOT_FOUND',
    )
  })
})

describe('a captured lead', () => {
  const captured = (ownerId: MemberId | null, seq: bigint): LoggedEvent =>
    ({ seq, kind: 'LEAD_CAPTURED', subject: `lead-${seq}`, body: { ownerId } }) as unknown as LoggedEvent
  const enrolled = {
    seq: 9n,
    kind: 'MEMBER_ENROLLED',
    subject: 'end',
    body: { id: idAt(1), sponsorId: idAt(0) },
  }

  /** What somebody is told of a lead of member 1, one of the company, and a member who joins last. */
  const toldTo = async (actor: Actor, follow: typeof followChanges = followChanges): Promise<unknown[]> => {
    const following = await follow({ ports: ports(), actor })
    if (!following.ok) return []
    genealogy.tell([captured(idAt(OWNER), 1n), captured(null, 2n), enrolled as unknown as LoggedEvent])
    const told: unknown[] = []
    for await (const { id } of following.value) {
      told.push(id)
      if (id === 'end') break
    }
    return told
  }

  test('is told to staff and to its owner, and to nobody above', async () => {
    expect(await toldTo(office)).toEqual(['lead-1', 'lead-2', 'end'])
    expect(await toldTo(owner)).toEqual(['lead-1', 'end'])
    expect(await toldTo(actorWith(['MEMBER'], 0))).toEqual(['end'])
  })

  test('is no change of a downline', async () => {
    const below = ((caller) => followDownline(caller, { root: idAt(0) })) as typeof followChanges
    expect(await toldTo(actorWith(['MEMBER'], 0), below)).toEqual(['end'])
  })
})
