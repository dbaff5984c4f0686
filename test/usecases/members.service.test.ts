import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { periodAt } from '#server/domain/kernel/period.ts'
import { dateAt, parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import { type Answer, type Client, clientOf, signIn } from '#test/api/client.ts'
import {
  emailOf,
  CUSTOMER as GERD,
  type House,
  MEMBERS,
  NOBODY,
  numberOf,
  openHouse,
  record,
} from '#test/api/open-house.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const ENROL = 'mutation ($in: EnrolIn!) { enrolMember(in: $in) { id seq number logIn { email password } } }'
const CUSTOMER = 'mutation ($in: CustomerIn!) { registerCustomer(in: $in) { id } }'
const MOVE = 'mutation ($in: MoveIn!) { moveMember(in: $in) { id seq } }'

const person = { name: 'Eva Neu', email: 'eva@people.test', country: 'DE', language: 'de' }

describeWithNeo4j('enrolment, profiles and moves', () => {
  let house: House
  let linkCode: string
  beforeAll(async () => {
    house = await openHouse()
    const own = await (await house.as('anna')).ask(`{ member(id: "${MEMBERS.ANNA}") { sponsorLink } }`)
    linkCode = own.data.member.sponsorLink.replace('/with/', '')
  })
  afterAll(() => house.close())

  const enrol = async (as: string | null, change: object): Promise<Answer> => {
    const client = as === null ? clientOf(house.doors.address) : await house.as(as)
    const input = { requestKey: randomUUID(), agreementVersion: '2026-01', ...person, ...change }
    return client.ask(ENROL, { variables: { in: input } })
  }
  /** What the graph identifies a contact by, masked. */
  const identifiers = async (id: string): Promise<readonly string[]> => {
    const shared = 'MATCH (:Contact {id: $id})-[:IDENTIFIED_BY]->(found) RETURN found.masked AS masked'
    const { records } = await house.app.driver.executeQuery(
      `${shared} ORDER BY found.kind`,
      { id },
      { database: 'neo4j' },
    )
    return records.map((record) => record.get('masked'))
  }
  const move = async (change: object): Promise<Answer> =>
    (await house.as('office')).ask(MOVE, {
      variables: {
        in: {
          requestKey: randomUUID(),
          id: MEMBERS.BEN,
          sponsorNumber: numberOf('DORA'),
          from: '2026-11-10',
          reason: 'asked for it',
          approver: emailOf('office2'),
          ...change,
        },
      },
    })

  test('a newcomer joins through a link, gets a log-in once, and sees only the own place', async () => {
    const requestKey = randomUUID()
    const joined = await enrol(null, { requestKey, sponsorCode: linkCode })
    expect(joined.codes).toEqual([])
    const { id, logIn } = joined.data.enrolMember
    const eva = await signIn(house.doors.address, logIn.email, logIn.password)
    const own = (
      await eva.ask(`{ member(id: "${id}") { sponsor { name } sponsorContact { email } path { id } } }`)
    ).data
    expect(own.member.sponsor.name).toBe('Anna Berg')
    expect(own.member.sponsorContact.email).toBe('anna@people.test')
    expect(own.member.path).toEqual([{ id }])
    expect((await eva.ask(`{ member(id: "${MEMBERS.ANNA}") { name } }`)).codes).toEqual(['NOT_FOUND'])
    const again = await enrol(null, { requestKey, sponsorCode: linkCode })
    expect(again.data.enrolMember).toMatchObject({ id, number: joined.data.enrolMember.number, logIn: null })
    expect((await enrol(null, { sponsorCode: linkCode })).codes).toEqual(['EMAIL_TAKEN'])
  })

  test('strangers cannot name a sponsor by number, nor guess a link', async () => {
    expect((await enrol(null, { sponsorNumber: numberOf('ANNA') })).codes).toEqual(['SPONSOR_UNKNOWN'])
    expect((await enrol(null, { sponsorCode: `${numberOf('ANNA')}-000000000000` })).codes).toEqual([
      'SPONSOR_UNKNOWN',
    ])
    const card = (code: string) =>
      clientOf(house.doors.address).ask(`{ sponsorCard(code: "${code}") { name number } }`)
    expect((await card(linkCode)).data).toEqual({ sponsorCard: { name: 'Anna Berg', number: 'M2' } })
    expect((await card(`${numberOf('ANNA')}-000000000000`)).data).toEqual({ sponsorCard: null })
  })

  test('the back office chooses number and day; all that is wrong is said together', async () => {
    const good = await enrol('office', {
      email: '',
      sponsorNumber: 'M2',
      number: 'N-77',
      enrolledOn: '2026-02-01',
    })
    expect(good.data.enrolMember).toMatchObject({ number: 'N-77', logIn: null })
    const taken = await enrol('office', { email: '', sponsorNumber: 'M2', number: 'N-77' })
    expect(taken.codes).toEqual(['MEMBER_NUMBER_TAKEN'])
    const wrong = await enrol('office', {
      sponsorNumber: 'M2',
      enrolledOn: '2025-12-31',
      agreementVersion: '1999',
    })
    expect(wrong.codes).toEqual(['SPONSOR_LATER', 'AGREEMENT_MISSING'])
    const malformed = await enrol('office', { sponsorNumber: 'M2', name: ' ', country: 'Germany' })
    expect(malformed.codes).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT'])
    expect(malformed.errors.map(({ extensions }) => extensions.field)).toEqual(['name', 'country'])
  })

  test('a member enrols under the own number or link, and under nobody else’s number', async () => {
    const own = await enrol('anna', { email: '', sponsorNumber: numberOf('ANNA') })
    expect(own.codes).toEqual([])
    const { id } = own.data.enrolMember
    const path = (await (await house.as('office')).ask(`{ pathToRoot(id: "${id}") { id } }`)).data.pathToRoot
    expect(path).toEqual([{ id: MEMBERS.ROOT }, { id: MEMBERS.ANNA }, { id }])
    expect((await enrol('anna', { email: '', sponsorNumber: numberOf('BEN') })).codes).toEqual([
      'SPONSOR_UNKNOWN',
    ])
  })

  test('a member registers customers of the own, not for others', async () => {
    const anna = await house.as('anna')
    const register = (change: object) =>
      anna.ask(CUSTOMER, { variables: { in: { requestKey: randomUUID(), ...person, ...change } } })
    expect((await register({})).codes).toEqual([])
    expect((await register({ carerNumber: numberOf('BEN') })).codes).toEqual(['SPONSOR_UNKNOWN'])
    const own = (await anna.ask('{ customers { rows { name carer { id } } page { total } } }')).data.customers
    expect(own.page.total).toBe(2)
    expect(own.rows.map(({ carer }: { carer: { id: string } }) => carer.id)).toEqual([
      MEMBERS.ANNA,
      MEMBERS.ANNA,
    ])
    expect((await anna.ask(`{ customers(carer: "${MEMBERS.BEN}") { page { total } } }`)).codes).toEqual([
      'FORBIDDEN',
    ])
  })

  test('a profile that somebody else changed meanwhile is STALE, and others’ profiles stay closed', async () => {
    const anna = await house.as('anna')
    const change = (id: string, version: number, name: string) =>
      anna.ask('mutation ($in: ProfileIn!) { changeProfile(in: $in) { id } }', {
        variables: { in: { id, version, name, email: 'anna@people.test', country: 'DE', language: 'de' } },
      })
    const version = (await anna.ask(`{ member(id: "${MEMBERS.ANNA}") { version } }`)).data.member.version
    expect((await change(MEMBERS.ANNA, version, 'Anna Tal')).codes).toEqual([])
    expect((await change(MEMBERS.ANNA, version, 'Anna See')).codes).toEqual(['STALE'])
    expect((await anna.ask(`{ member(id: "${MEMBERS.ANNA}") { name } }`)).data.member.name).toBe('Anna Tal')
    expect((await change(MEMBERS.BEN, 0, 'Ben Tal')).codes).toEqual(['FORBIDDEN'])
    expect((await change(MEMBERS.DORA, 0, 'Dora Tal')).codes).toEqual(['NOT_FOUND'])
  })

  test('a customer changes the own data, and the e-mail that went is found and shared no more', async () => {
    const [anna, itself] = [await house.as('anna'), await house.as('customer')]
    const read = async () =>
      (
        await itself.ask(
          `{ customer(id: "${GERD}") { name carer { name } contact { email phone } version } }`,
        )
      ).data.customer
    const change = (client: Client, changed: object) =>
      client.ask('mutation ($in: ProfileIn!) { changeCustomer(in: $in) { id } }', {
        variables: { in: { ...person, id: GERD, name: 'Gerd Kunde', ...changed } },
      })
    const found = async (search: string) =>
      (await anna.ask(`{ customers(search: "${search}") { page { total } } }`)).data.customers.page.total
    const { version, ...before } = await read()
    expect(before).toMatchObject({
      carer: { name: expect.stringMatching(/^Anna /) },
      contact: { email: 'gerd@people.test' },
    })
    expect(await identifiers(GERD)).toEqual(['g...@people.test', '...234'])

    expect((await change(itself, { version, email: 'neu@people.test' })).codes).toEqual([])
    const after = await read()
    expect(after).toMatchObject({ contact: { email: 'neu@people.test', phone: null }, version: version + 1 })
    expect(await identifiers(GERD)).toEqual(['n...@people.test'])
    expect([await found('gerd@people'), await found('neu@people')]).toEqual([0, 1])

    expect((await change(anna, { version, email: 'alt@people.test' })).codes).toEqual(['STALE'])
    expect((await change(await house.as('dora'), { version: after.version })).codes).toEqual(['NOT_FOUND'])
    expect(await read()).toEqual(after)
  })

  test('moves refuse rings, the same sponsor, strangers, the future, and who approves alone', async () => {
    const codes = async (change: object) => (await move(change)).codes
    expect(await codes({ sponsorNumber: numberOf('CARA') })).toEqual(['MOVE_RING'])
    expect(await codes({ sponsorNumber: numberOf('BEN') })).toEqual(['MOVE_RING'])
    expect(await codes({ sponsorNumber: numberOf('ANNA') })).toEqual(['SPONSOR_SAME'])
    expect(await codes({ sponsorNumber: 'nobody' })).toEqual(['SPONSOR_UNKNOWN'])
    expect(await codes({ from: '2150-01-01' })).toEqual(['MOVE_IN_FUTURE'])
    expect(await codes({ approver: emailOf('office') })).toEqual(['APPROVER_SAME'])
    expect(await codes({ approver: emailOf('anna') })).toEqual(['APPROVER_UNKNOWN'])
    expect(await codes({ reason: ' ', from: '2025-01-01' })).toEqual([
      'SPONSOR_LATER',
      'MOVE_BEFORE_JOINED',
      'REASON_MISSING',
    ])
    expect(await codes({ id: NOBODY })).toEqual(['NOT_FOUND'])
  })

  test('nothing moves into a closed period, and nobody is enrolled or ended in it', async () => {
    await record(house.app.ports, [
      {
        kind: 'PERIOD_FROZEN',
        subject: '2026-09',
        body: { period: '2026-09', frozenAt: house.app.ports.clock.now(), closerId: MEMBERS.ROOT as never },
      },
    ])
    expect((await move({ from: '2026-09-10' })).codes).toEqual(['MOVE_IN_CLOSED_PERIOD'])
    const early = await enrol('office', { email: '', sponsorNumber: 'M2', enrolledOn: '2026-09-30' })
    expect(early.codes).toEqual(['PERIOD_CLOSED'])
    const status = await (await house.as('office')).ask(
      `mutation { setMemberStatus(id: "${MEMBERS.BEN}", status: TERMINATED, from: "2026-09-02", reason: "left") { id } }`,
    )
    expect(status.codes).toEqual(['PERIOD_CLOSED'])
    const again = await (await house.as('office')).ask(
      `mutation { setMemberStatus(id: "${MEMBERS.BEN}", status: APPLIED, from: "2026-10-02", reason: "wish") { id } }`,
    )
    expect(again.errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([
      ['BAD_USER_INPUT', 'status'],
    ])
  })

  test('a move shows what it changes before, and changes it then: edge, path, history, once', async () => {
    const office = await house.as('office')
    const preview = await office.ask(
      `{ previewMove(in: { requestKey: "preview-1", id: "${MEMBERS.BEN}", sponsorNumber: "${numberOf('DORA')}",
        from: "2026-11-10", reason: "asked", approver: "${emailOf('office2')}" }) {
        refusals { code } membersMoved newPath { id } } }`,
    )
    expect(preview.data.previewMove).toEqual({
      refusals: [],
      membersMoved: 2,
      newPath: [{ id: MEMBERS.ROOT }, { id: MEMBERS.DORA }, { id: MEMBERS.BEN }],
    })
    const requestKey = randomUUID()
    const [first, second] = [await move({ requestKey }), await move({ requestKey })]
    expect(second.data).toEqual(first.data)
    const path = (await office.ask(`{ pathToRoot(id: "${MEMBERS.CARA}") { id } }`)).data.pathToRoot
    expect(path.map(({ id }: { id: string }) => id)).toEqual([
      MEMBERS.ROOT,
      MEMBERS.DORA,
      MEMBERS.BEN,
      MEMBERS.CARA,
    ])
    const history = (
      await office.ask(`{ member(id: "${MEMBERS.BEN}") { history { kind actor subjectName } } }`)
    ).data.member.history
    expect(history[0]).toEqual({ kind: 'MEMBER_MOVED', actor: 'User office', subjectName: 'Ben Berg' })
    expect((await (await house.as('anna')).ask(`{ member(id: "${MEMBERS.BEN}") { name } }`)).codes).toEqual([
      'NOT_FOUND',
    ])
    expect((await office.ask('mutation { verifyChain { ok } }')).codes).toEqual(['FORBIDDEN'])
    expect(
      (await (await house.as('compliance')).ask('mutation { verifyChain { ok events } }')).data.verifyChain
        .ok,
    ).toBe(true)
  })

  test('a mistyped sponsor is corrected on the very day, and who came by mistake sees nobody any more', async () => {
    const office = await house.as('office')
    const today = dateAt(parseTimeZone('Europe/Berlin')!, house.app.ports.clock.now())
    const { id } = (await enrol('office', { email: '', sponsorNumber: numberOf('DORA') })).data.enrolMember
    const anna = await house.as('anna')
    expect((await anna.ask(`{ member(id: "${id}") { id } }`)).codes).toEqual(['NOT_FOUND'])
    expect((await move({ id, from: today, sponsorNumber: numberOf('ANNA') })).codes).toEqual([])
    expect((await anna.ask(`{ member(id: "${id}") { id } }`)).codes).toEqual([])
    expect((await (await house.as('dora')).ask(`{ member(id: "${id}") { id } }`)).codes).toEqual([
      'NOT_FOUND',
    ])
    // And once more: the edge of the first correction is replaced at its own first instant.
    expect((await move({ id, from: today, sponsorNumber: numberOf('ROOT') })).codes).toEqual([])
    const path = (await office.ask(`{ pathToRoot(id: "${id}") { id } }`)).data.pathToRoot
    expect(path).toEqual([{ id: MEMBERS.ROOT }, { id }])
    const members = await house.app.ports.runFacts.gather(
      periodAt(house.app.ports.clock.now(), { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! }),
      { historyPeriods: 1, calendar: { kind: 'MONTH', zone: parseTimeZone('Europe/Berlin')! } },
    )
    const { ids, sponsors } = members.members
    expect(ids[sponsors[ids.indexOf(id)]!]).toBe(MEMBERS.ROOT)
    expect(
      (await (await house.as('compliance')).ask('mutation { verifyChain { ok } }')).data.verifyChain.ok,
    ).toBe(true)
  })

  test('two opposite moves at once never make a ring', async () => {
    const opposite = [
      { id: MEMBERS.ANNA, sponsorNumber: numberOf('FRED') },
      { id: MEMBERS.FRED, sponsorNumber: numberOf('ANNA') },
    ]
    const answers = await Promise.all(opposite.map((change) => move({ ...change, from: '2026-11-12' })))
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(1)
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['MOVE_RING'])
  })
})
