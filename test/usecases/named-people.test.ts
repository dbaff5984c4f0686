import { describe, expect, test } from 'vitest'
import type { LoggedEvent } from '#server/ports/events.ts'
import type { Actor } from '#server/usecases/actor.ts'
import { auditEntries, readAudit } from '#server/usecases/company/read-audit.ts'
import { verifyChain } from '#server/usecases/company/verify-chain.ts'
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

describe('the log and its audit', () => {
  const asking = (more: object): Parameters<typeof readAudit>[0] => ({
    ports: { ...people(), ...more } as unknown as Ports,
    actor: actorWith(['ADMIN']),
  })
  const faces = {
    faces: async (ids: Iterable<string>) =>
      new Map(
        [...ids].flatMap((id) => (id === idAt(1) ? [[id, { id, number: 'M1', name: 'Ben Tal' }]] : [])),
      ),
    byNumber: async (number: string) => (number === 'M1' ? { id: idAt(1) } : undefined),
  }

  test.each([
    ['M1', idAt(1)],
    ['R-7', idAt(7)],
    ['2026-10', '2026-10'],
    [idAt(3), idAt(3)],
  ])('are narrowed to %s by number or id', async (subject, looked) => {
    const asked: object[] = []
    const log = {
      find: async (filter: object) => {
        asked.push(filter)
        return []
      },
    }
    const orders = {
      order: async ({ number }: { number: string }) => (number === 'R-7' ? { id: idAt(7) } : undefined),
    }
    await readAudit(asking({ faces, log, orders }), { filter: { subject, kind: 'K' }, first: 5 })
    expect(asked).toEqual([{ subject: looked, kind: 'K' }])
  })

  test('name whom an event names by ids, and only to readers of the whole log', async () => {
    const body = {
      id: idAt(5),
      oldSponsorId: idAt(1),
      sponsorId: idAt(6),
      approverId: 'user-1',
      reason: 'wish',
    }
    const moved = { seq: 1n, at: 0, kind: 'MEMBER_MOVED', subject: idAt(5), actor: 'user-1', body }
    const log = { find: async () => [moved] }
    const read = await readAudit(asking({ faces, log }), { filter: {}, first: 5 })
    // Member 6 is unknown here, as somebody who was erased would be.
    expect(read.ok && read.value.entries[0]?.people).toEqual([
      { field: 'oldSponsorId', number: 'M1', name: 'Ben Tal' },
      { field: 'approverId', number: '', name: 'Tom Reuter' },
    ])
    const [history] = await auditEntries({ ...people(), faces } as never, [moved as never])
    expect(history?.people).toEqual([])
  })

  test('name whom a finding is about where that is a person', async () => {
    const trouble = (subject: string) => ({ code: 'ORDER_DIFFERS', seq: 4n, subject })
    const chain = { verify: async () => ({ troubles: 2, found: [trouble(idAt(1)), trouble('x')] }) }
    const report = await verifyChain(asking({ faces, chain }), undefined)
    expect(report).toMatchObject({
      value: {
        troubles: 2,
        found: [
          { subject: idAt(1), subjectNumber: 'M1', subjectName: 'Ben Tal' },
          { subject: 'x', subjectNumber: null, subjectName: null },
        ],
      },
    })
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
