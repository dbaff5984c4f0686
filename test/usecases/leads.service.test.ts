import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, clientOf } from '#test/api/client.ts'
import { type House, MEMBERS, NOBODY, numberOf, openHouse } from '#test/api/open-house.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

const CAPTURE = 'mutation ($in: LeadIn!) { captureLead(in: $in) { id } }'
const LEADS = `query ($after: String, $first: Int) { leads(after: $after, first: $first) {
  rows { id number name country interests { kind stage owner { id name } } } page { next total } } }`

const person = { name: 'Lea Frage', email: 'lea@people.test', country: 'AT', language: 'de' }

describeWithNeo4j('leads', () => {
  let house: House
  let linkCode: string
  beforeAll(async () => {
    house = await openHouse()
    const own = await (await house.as('anna')).ask(`{ member(id: "${MEMBERS.ANNA}") { sponsorLink } }`)
    linkCode = own.data.member.sponsorLink.replace('/with/', '')
  })
  afterAll(() => house.close())

  const client = async (who: string | null) => (who === null ? clientOf(house.doors.address) : house.as(who))
  const capture = async (who: string | null, change: object = {}): Promise<Answer> => {
    const asked = { requestKey: randomUUID(), interest: 'CUSTOMER', ...person, ...change }
    return (await client(who)).ask(CAPTURE, { variables: { in: asked } })
  }
  const captured = async (who: string | null, change: object = {}): Promise<string> => {
    const answer = await capture(who, change)
    expect(answer.codes).toEqual([])
    return answer.data.captureLead.id
  }
  const leadsOf = async (who: string, page: { after?: string | null; first?: number } = {}) =>
    (await (await client(who)).ask(LEADS, { variables: page })).data.leads
  const idsOf = ({ rows }: { rows: { id: string }[] }): string[] => rows.map(({ id }) => id).sort()
  const graph = async (text: string, parameters: object = {}): Promise<unknown[]> =>
    (await house.app.driver.executeQuery(text, parameters, { database: 'neo4j' })).records.map((record) =>
      record.get(0),
    )

  test('are seen by whom they belong to and by staff, and do not exist for anybody else', async () => {
    const own = await captured('anna')
    const byLink = await captured(null, { sponsorCode: linkCode, interest: 'RECRUIT' })
    const doras = await captured('office', { ownerNumber: numberOf('DORA') })
    const companys = await captured('office')

    expect(idsOf(await leadsOf('anna'))).toEqual([own, byLink].sort())
    expect(idsOf(await leadsOf('dora'))).toEqual([doras])
    for (const who of ['office', 'admin', 'finance', 'compliance'])
      expect(idsOf(await leadsOf(who))).toEqual([own, byLink, doras, companys].sort())
    expect((await (await client('customer')).ask(LEADS)).codes).toEqual(['FORBIDDEN'])
    expect((await (await client(null)).ask(LEADS)).codes).toEqual(['UNAUTHENTICATED'])

    const one = (id: string) =>
      `{ lead(id: "${id}") { name contact { email } interests { kind owner { id } } } }`
    const anna = await client('anna')
    expect((await anna.ask(one(byLink))).data.lead).toEqual({
      name: 'Lea Frage',
      contact: { email: 'lea@people.test' },
      interests: [{ kind: 'RECRUIT', owner: { id: MEMBERS.ANNA } }],
    })
    for (const id of [doras, companys, NOBODY, MEMBERS.BEN])
      expect((await anna.ask(one(id))).codes).toEqual(['NOT_FOUND'])
    const office = await client('office')
    expect((await office.ask(one(companys))).data.lead.interests).toEqual([{ kind: 'CUSTOMER', owner: null }])
  })

  test('come in pages in the order of their numbers, the last one without a next', async () => {
    for (const who of ['anna', 'office']) {
      const whole = await leadsOf(who)
      const numbers: string[] = whole.rows.map(({ number }: { number: string }) => number)
      expect(numbers).toEqual(numbers.toSorted())
      const met: string[] = []
      for (let after: string | null = null, left = numbers.length; left > 0; left -= 1) {
        const { rows, page } = await leadsOf(who, { after, first: 1 })
        met.push(...rows.map(({ number }: { number: string }) => number))
        expect(page).toEqual({ total: numbers.length, next: left > 1 ? rows[0].number : null })
        after = page.next
      }
      expect(met).toEqual(numbers)
    }
  })

  test('are captured for nobody one may not name, and once for each request', async () => {
    const { total } = (await leadsOf('office')).page
    const foreign = { ownerNumber: numberOf('BEN') }
    expect((await capture('anna', foreign)).codes).toEqual(['SPONSOR_UNKNOWN'])
    expect((await capture(null, foreign)).codes).toEqual(['SPONSOR_UNKNOWN'])
    expect((await capture(null)).codes).toEqual(['SPONSOR_UNKNOWN'])
    expect((await capture('office', { ownerNumber: 'M999' })).codes).toEqual(['SPONSOR_UNKNOWN'])
    for (const who of ['finance', 'compliance', 'customer'])
      expect((await capture(who)).codes).toEqual(['FORBIDDEN'])
    expect((await capture('anna', { interest: 'BOTH' })).codes).toEqual(['BAD_USER_INPUT'])
    expect((await capture('anna', { name: '' })).codes).toEqual(['BAD_USER_INPUT'])
    expect((await leadsOf('office')).page.total).toBe(total)
    const requestKey = randomUUID()
    expect(await captured('anna', { requestKey })).toBe(await captured('anna', { requestKey }))
    expect((await leadsOf('office')).page.total).toBe(total + 1)
  })

  test('stand in the graph with their interest, its owner, and what they share with others', async () => {
    const id = await captured('anna', { email: 'Anna@People.test', phone: '+43 1 555' })
    const shape = await graph(
      `MATCH (lead:Contact:Lead {id: $id})<-[:SHOWN_BY]-(interest:Interest)-[edge:OWNED_BY]->(owner:Member)
       RETURN [interest.stage, interest.source, interest.openKey, owner.id, edge.currentOf = interest.id]`,
      { id },
    )
    expect(shape).toEqual([['NEW', 'MEMBER', `${id} CUSTOMER ${MEMBERS.ANNA}`, MEMBERS.ANNA, true]])
    const sharing = await graph(
      'MATCH (:Lead {id: $id})-[:IDENTIFIED_BY]->(:Identifier)<-[:IDENTIFIED_BY]-(other:Member) RETURN other.id',
      { id },
    )
    expect(sharing).toEqual([MEMBERS.ANNA])
  })

  test('hold one open interest of a kind for one owner: the store refuses a second', async () => {
    const id = await captured('anna', { interest: 'RECRUIT' })
    const again = `MATCH (lead:Lead {id: $id}) CREATE (again:Interest {id: randomUUID(), openKey: $openKey})`
    const openKey = `${id} RECRUIT ${MEMBERS.ANNA}`
    await expect(graph(again, { id, openKey })).rejects.toThrow(/already exists/)
    await expect(graph(again, { id, openKey: `${id} RECRUIT COMPANY` })).resolves.toEqual([])
    // What no event made would be found by the audit below.
    await graph('MATCH (again:Interest {openKey: $openKey}) DELETE again', {
      openKey: `${id} RECRUIT COMPANY`,
    })
    const owned = `MATCH (interest:Interest)-[edge:OWNED_BY]->(owner:Member)
      CREATE (interest)-[:OWNED_BY {currentOf: edge.currentOf}]->(owner)`
    await expect(graph(owned)).rejects.toThrow(/already exists/)
  })

  test('are nobody who buys yet, and no customer', async () => {
    const id = await captured('anna')
    const office = await client('office')
    const { number } = (await office.ask(`{ lead(id: "${id}") { number } }`)).data.lead
    const order = `requestKey: "${randomUUID()}", buyerNumber: "${number}", lines: [{ productCode: "TEA", quantity: 1 }]`
    const bought = await office.ask(`mutation { recordOrder(in: { ${order} }) { id } }`)
    expect(bought.codes).toContain('BUYER_UNKNOWN')
    expect((await office.ask(`{ customer(id: "${id}") { name } }`)).codes).toEqual(['NOT_FOUND'])
  })

  test('are named in the log, without what is personal, and the log holds', async () => {
    const compliance = await client('compliance')
    const id = await captured('anna')
    const asked = `{ audit(subject: "${id}", first: 5) { entries { kind actor subjectName body } } }`
    const [entry, ...others] = (await compliance.ask(asked)).data.audit.entries
    expect(others).toEqual([])
    expect(entry).toMatchObject({ kind: 'LEAD_CAPTURED', actor: 'User anna', subjectName: 'Lea Frage' })
    expect(entry.body).not.toMatch(/Lea|people\.test/)
    expect((await compliance.ask('mutation { verifyChain { ok } }')).data.verifyChain.ok).toBe(true)
  })
})
