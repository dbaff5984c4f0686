import { beforeEach, describe, expect, test } from 'vitest'
import type { Standing } from '#server/domain/kernel/access.ts'
import type { ContactId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { Change, Changes } from '#server/ports/changes.ts'
import type { CustomerProfile } from '#server/ports/customer-facts.ts'
import { type Actor, anonymous } from '#server/usecases/actor.ts'
import type { ProfileInput } from '#server/usecases/members/change-contact.ts'
import { changeCustomer } from '#server/usecases/members/change-customer.ts'
import { readCustomer } from '#server/usecases/members/read-customer.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

/** Member 1 below the root looks after the customer; 2 stands below 1, 3 beside it. */
const CARER = 1
const customer: CustomerProfile = {
  id: idAt(50),
  number: 'C1',
  name: 'Gerd Kunde',
  country: 'DE',
  registeredAt: instantOf(Date.UTC(2026, 0, 10)),
  carerId: idAt(CARER),
  email: 'gerd@people.test',
  phone: '+49 30 1234',
  street: 'Lindenweg 1',
  postalCode: '10115',
  city: 'Berlin',
  language: 'de',
}
const unchanged: ProfileInput = { ...customer, version: 0 }

/** What was committed, and the versions it raised. */
let written: Change[]
let versions: Map<string, number>

const changes: Changes = {
  versions: async (keys) => keys.map((key) => ({ key, version: versions.get(key) ?? 0 })),
  commit: async (_context, decide) => {
    const change = await decide()
    if (!change.ok) return change
    written.push(change.value)
    for (const key of change.value.raises) versions.set(key, (versions.get(key) ?? 0) + 1)
    return accepted({ seq: 1n, repeated: false, subjects: change.value.events.map(({ subject }) => subject) })
  },
}

function ports(): Ports {
  const fake = fakePorts(fakeGenealogy(indexOf([-1, 0, 1, 0])))
  const byId = async (id: ContactId) => (id === customer.id ? customer : undefined)
  const names: Ports['members']['names'] = async (ids) =>
    new Map(ids.map((id) => [id, { id, number: 'M1', name: 'Anna Berg' }]))
  return {
    ...fake,
    changes,
    customers: { ...fake.customers, byId },
    members: { ...fake.members, names },
  }
}

const said = <T>(answer: Result<T>): string =>
  answer.ok ? 'yes' : answer.refusals.map(({ code }) => code).join(' ')
const change = async (actor: Actor, changed: Partial<ProfileInput> = {}): Promise<string> =>
  said(await changeCustomer({ ports: ports(), actor }, { ...unchanged, ...changed }))
const read = async (actor: Actor, id: string = customer.id): Promise<string> =>
  said(await readCustomer({ ports: ports(), actor }, { id }))

const office = actorWith(['BACK_OFFICE'])
const carer = actorWith(['MEMBER'], CARER)
const itself = actorWith(['CUSTOMER'], 50)

/** Members above, below and beside the carer, another customer, and whoever has no place at all. */
const OTHERS: readonly (readonly [string, Actor])[] = [
  ['the member above', actorWith(['MEMBER'], 0)],
  ['a member below', actorWith(['MEMBER'], 2)],
  ['a member beside', actorWith(['MEMBER'], 3)],
  ['another customer', actorWith(['CUSTOMER'], 51)],
  ['a customer without a record', actorWith(['CUSTOMER'])],
]

beforeEach(() => {
  written = []
  versions = new Map()
})

describe('one customer', () => {
  test.each([
    ['the back office', office],
    ['the member who looks after it', carer],
    ['the customer', itself],
  ])('is read and changed by %s', async (_who, actor) => {
    const answer = await readCustomer({ ports: ports(), actor }, { id: customer.id })
    expect(answer.ok && answer.value).toMatchObject({
      carer: { id: idAt(CARER), name: 'Anna Berg' },
      contact: { email: 'gerd@people.test', city: 'Berlin' },
      version: 0,
    })
    expect(await change(actor, { city: 'Potsdam' })).toBe('yes')
    const personal = { city: 'Potsdam', street: 'Lindenweg 1' }
    const body = { id: customer.id, country: 'DE', fields: ['city'] }
    expect(written).toMatchObject([
      { events: [{ kind: 'CONTACT_CHANGED', subject: customer.id, body, personal }] },
    ])
  })

  test.each(['FINANCE', 'COMPLIANCE'] as const)(
    'is read and not changed by %s',
    async (standing: Standing) => {
      expect(await read(actorWith([standing]))).toBe('yes')
      expect(await change(actorWith([standing]), { city: 'Potsdam' })).toBe('FORBIDDEN')
      expect(written).toEqual([])
    },
  )

  test.each(OTHERS)('is not found by %s, as if there were none', async (_who, actor) => {
    expect(await read(actor)).toBe('NOT_FOUND')
    expect(await read(actor, idAt(99))).toBe('NOT_FOUND')
    // A version that is wrong tells strangers nothing either.
    for (const version of [0, 7]) expect(await change(actor, { version, city: 'Potsdam' })).toBe('NOT_FOUND')
    expect(written).toEqual([])
  })

  test('is nobody’s business without a log-in', async () => {
    expect(await read(anonymous('', ''))).toBe('UNAUTHENTICATED')
    expect(await change(anonymous('', ''), { city: 'Potsdam' })).toBe('UNAUTHENTICATED')
  })

  test('who is a member is no customer', async () => {
    expect(await read(office, idAt(CARER))).toBe('NOT_FOUND')
    expect(await change(office, { id: idAt(CARER) })).toBe('NOT_FOUND')
  })

  test('whose data somebody else changed meanwhile are STALE', async () => {
    expect(await change(carer, { city: 'Potsdam' })).toBe('yes')
    expect(await change(office, { city: 'Bonn' })).toBe('STALE')
    expect(written).toHaveLength(1)
    expect(await change(office, { city: 'Bonn', version: 1 })).toBe('yes')
    const again = await readCustomer({ ports: ports(), actor: office }, { id: customer.id })
    expect(again.ok && again.value.version).toBe(2)
  })

  test('whose data stay as they were leaves no event and no new version', async () => {
    expect(await change(carer)).toBe('yes')
    expect(written).toEqual([
      { events: [], restsOn: [{ key: `contact:${customer.id}`, version: 0 }], raises: [] },
    ])
    expect(await change(carer, { city: 'Potsdam' })).toBe('yes')
  })
})
