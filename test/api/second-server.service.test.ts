import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientOf, signIn } from '#test/api/client.ts'
import { emailOf, type House, MEMBERS, numberOf, openHouse, PASSWORD } from '#test/api/open-house.ts'
import { openSocket } from '#test/api/socket.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

/** What one server writes the other must answer by within a second; the rest is patience with a busy machine. */
const PATIENCE = { timeout: 15_000, interval: 50 }

describeWithNeo4j('a second server on the same store', () => {
  let first: House
  let second: House
  beforeAll(async () => {
    first = await openHouse()
    second = await openHouse({ beside: first })
  })
  afterAll(async () => {
    await second.close()
    await first.close()
  })

  test('knows the sessions of the first', async () => {
    const { cookie } = await first.as('anna')
    const elsewhere = clientOf(second.doors.address, cookie)
    expect((await elsewhere.ask('{ viewer { user { name } } }')).data.viewer.user.name).toBe('User anna')
  })

  test('follows a move: rights, paths and counts', async () => {
    const anna = clientOf(second.doors.address, (await first.as('anna')).cookie)
    const office = await first.as('office')
    expect((await anna.ask(`{ member(id: "${MEMBERS.DORA}") { name } }`)).codes).toEqual(['NOT_FOUND'])
    const moved = await office.ask(
      `mutation { moveMember(in: { requestKey: "move-dora-1", id: "${MEMBERS.DORA}", sponsorNumber: "${numberOf('ANNA')}",
        from: "2026-11-20", reason: "asked for it", approver: "${emailOf('office2')}" }) { id seq } }`,
    )
    expect(moved.codes).toEqual([])
    const seen = async () => (await anna.ask(`{ member(id: "${MEMBERS.DORA}") { path { id } } }`)).data
    await expect
      .poll(seen, PATIENCE)
      .toEqual({ member: { path: [{ id: MEMBERS.ANNA }, { id: MEMBERS.DORA }] } })
    const below = async () => (await anna.ask(`{ subtreeFigures(root: "${MEMBERS.ANNA}") { members } }`)).data
    await expect.poll(below, PATIENCE).toEqual({ subtreeFigures: { members: 3 } })
  })

  test('reads what the asker has seen, or says that it is behind', async () => {
    const office = await first.as('office')
    const there = clientOf(second.doors.address, office.cookie)
    const changed = await office.ask(
      `mutation { setMemberStatus(id: "${MEMBERS.BEN}", status: SUSPENDED, from: "2026-11-20", reason: "asked") { seq } }`,
    )
    const { seq } = changed.data.setMemberStatus
    const read = async () =>
      (
        await there.ask('{ members(filter: { status: [SUSPENDED] }) { rows { id } } }', {
          headers: { 'x-stemma-seq': seq },
        })
      ).data
    await expect.poll(read, PATIENCE).toEqual({ members: { rows: [{ id: MEMBERS.BEN }] } })
  })

  test('takes in a new policy of sight', async () => {
    const anna = clientOf(second.doors.address, (await first.as('anna')).cookie)
    const admin = await first.as('admin')
    const policy = '[{ levels: 1, detail: [RANK], contactLevels: 0 }]'
    expect((await admin.ask(`mutation { setSightPolicy(policy: ${policy}) { id } }`)).codes).toEqual([])
    const cara = async () => (await anna.ask(`{ member(id: "${MEMBERS.CARA}") { name } }`)).codes
    await expect.poll(cara, PATIENCE).toEqual(['NOT_FOUND'])
    const ben = (await anna.ask(`{ member(id: "${MEMBERS.BEN}") { name below contact { email } } }`)).data
    expect(ben).toEqual({ member: { name: '', below: 0, contact: null } })
    const found = (await anna.ask(`{ downlineFind(root: "${MEMBERS.ANNA}", text: "ben@people") { rank } }`))
      .data
    expect(found).toEqual({ downlineFind: [] })
  })

  test('closes the sockets of a user whose sessions the first one ended', async () => {
    const dora = await signIn(first.doors.address, emailOf('dora'), PASSWORD)
    const socket = await openSocket(clientOf(second.doors.address, dora.cookie))
    expect((await dora.ask('mutation { signOutEverywhere }')).codes).toEqual([])
    expect(await socket.closed).toBe(4403)
  })
})
