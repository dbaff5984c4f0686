import { describe, expect, test } from 'vitest'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { Actor } from '#server/usecases/actor.ts'
import { auditEntries } from '#server/usecases/company/read-audit.ts'
import type { Call } from '#server/usecases/guard.ts'
import { findSponsor } from '#server/usecases/members/find-sponsor.ts'
import { sponsorCodeOf } from '#server/usecases/members/sponsor-code.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { sightOf } from '#server/usecases/sight.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

const digest = { identifier: (_kind: string, value: string) => value.padEnd(64, '0') }
const NUMBERS: readonly string[] = ['M0', 'M1']
let version = 0

const people = (): Ports =>
  ({
    ...fakePorts(fakeGenealogy(indexOf([-1, 0]))),
    digest,
    changes: {
      versions: async (keys: readonly string[]) => keys.map((key) => ({ key, version: version++ })),
    },
    users: { names: async () => new Map([['user-1', 'Tom Reuter']]) },
    faces: { faces: async () => new Map([[idAt(1), { id: idAt(1), number: 'M1', name: 'Ben Tal' }]]) },
    members: {
      idOfNumber: async (number: string) =>
        NUMBERS.includes(number) ? idAt(NUMBERS.indexOf(number)) : undefined,
      byId: async (id: string) => ({ id, number: `M${+id.slice(-1)}`, status: `read after ${version}` }),
    },
  }) as unknown as Ports

describe('entries of the log', () => {
  test('name whom they are about where that is a person, and nobody where it is a thing', async () => {
    const event = (subject: string) =>
      ({
        seq: 1n,
        at: 0,
        kind: 'CONTACT_CHANGED',
        subject,
        actor: 'user-1',
        body: {},
      }) as unknown as LoggedEvent
    const [person, thing] = await auditEntries(people(), [event(idAt(1)), event('2026-10')])
    expect(person).toMatchObject({ actor: 'Tom Reuter', subjectNumber: 'M1', subjectName: 'Ben Tal' })
    expect(thing).toMatchObject({ subject: '2026-10', subjectNumber: null, subjectName: null })
  })
})

describe('under whom somebody is enrolled', () => {
  const found = async (actor: Actor, number: string | null, code: string | null = null) => {
    const ports = people()
    const call = { ports, actor, sight: await sightOf(ports, actor) } as Call
    return (await findSponsor(call, { number, code }))?.member.number
  }
  const member = actorWith(['MEMBER'], 1)
  const link = sponsorCodeOf(digest as never, 'M0')

  test('a member means the own number, with or without naming it, and no other one', async () => {
    expect(await found(member, null)).toBe('M1')
    expect(await found(member, 'M1')).toBe('M1')
    expect(await found(member, 'M0')).toBeUndefined()
  })

  test('the version is read before the member, so that an end of contract in between is seen', async () => {
    version = 0
    const ports = people()
    const call = { ports, actor: member, sight: await sightOf(ports, member) } as Call
    expect(await findSponsor(call, { number: null, code: null })).toMatchObject({
      member: { status: 'read after 1' },
      restsOn: [{ key: `member:${idAt(1)}`, version: 0 }],
    })
  })

  test('a link names its member to everybody, a number to staff alone', async () => {
    expect(await found(member, null, link)).toBe('M0')
    expect(await found(actorWith(['ANONYMOUS']), null, link)).toBe('M0')
    expect(await found(actorWith(['ANONYMOUS']), 'M0')).toBeUndefined()
    expect(await found(actorWith(['BACK_OFFICE']), 'M0')).toBe('M0')
  })
})
