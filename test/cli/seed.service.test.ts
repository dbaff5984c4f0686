import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDemoRecord } from '#seeds/demo/demo-file.ts'
import { seedDemo } from '#seeds/demo/seed-demo.ts'
import { type DemoStory, tellStory } from '#seeds/demo/story.ts'
import { planFromDay } from '#server/cli/seed-plan.ts'
import { type OpenPorts, openPorts } from '#test/import/open-ports.ts'
import { describeWithNeo4j, testNeo4j } from '#test/support/neo4j.ts'

/** The first 80 members with what they, and their customers, bought. */
function shortStory(...[today, calendar, seed]: Parameters<typeof tellStory>): DemoStory {
  const whole = tellStory(today, calendar, seed)
  const members = whole.members.slice(0, 80)
  const kept = whole.customers.filter(({ carer }) => carer < members.length)
  const customers = kept.map((customer, position) => ({ ...customer, position }))
  const place = new Map(kept.map(({ position }, index) => [position, index]))
  const bought = whole.orders.filter(({ buyer }) =>
    buyer.kind === 'MEMBER' ? buyer.position < members.length : place.has(buyer.position),
  )
  const orders = bought.map((order, position) => {
    const at = order.buyer.kind === 'MEMBER' ? order.buyer.position : place.get(order.buyer.position)!
    return { ...order, position, buyer: { ...order.buyer, position: at } }
  })
  const orderPlace = new Map(bought.map(({ position }, index) => [position, index]))
  const credits = whole.credits.flatMap((credit) => {
    const order = orderPlace.get(credit.order)
    return order === undefined ? [] : [{ ...credit, order }]
  })
  return { ...whole, members, customers, orders, credits }
}

const PLAN = new URL('../../seeds/plans/nordlicht.plan.yaml', import.meta.url)

describeWithNeo4j('the demo company', () => {
  let opened: OpenPorts
  let folder: string
  const ask = async (text: string): Promise<unknown[]> =>
    (await opened.driver.executeQuery(text)).records.map((record) => record.get(0))
  const counted = async (text: string): Promise<number> => Number((await ask(text))[0])
  const seed = async (tell = shortStory, say: (line: string) => void = () => undefined) => {
    const planFrom = planFromDay(await readFile(PLAN, 'utf8'))
    return seedDemo({ ports: opened.ports, folder, planFrom, tell, say })
  }

  beforeAll(async () => {
    opened = await openPorts(testNeo4j(), { fresh: true })
    folder = await mkdtemp(join(tmpdir(), 'stemma-seed-'))
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('completes a seed that stopped half-way, without doubles, and then changes nothing any more', async () => {
    const stopAt = (line: string): void => {
      if (line.includes('customers')) throw new Error('killed')
    }
    await expect(seed(shortStory, stopAt)).rejects.toThrow('killed')
    expect(await counted('MATCH (n:Order) RETURN count(n)')).toBe(0)
    const first = await readDemoRecord(folder)
    const logIns = await seed()
    expect(logIns).toEqual(first?.logIns)
    const events = await counted('MATCH (n:Event) RETURN count(n)')
    expect(await counted('MATCH (n:Member) RETURN count(n)')).toBe(80)
    expect(await counted('MATCH (n:Lead) RETURN count(n)')).toBe(8)
    const kinds = await ask('MATCH (n:Event) RETURN DISTINCT n.kind ORDER BY n.kind')
    expect(kinds).toContain('RUN_CLOSED')
    expect(await seed()).toEqual(logIns)
    expect(await counted('MATCH (n:Event) RETURN count(n)')).toBe(events)
  })

  it('leaves the last ended month as a draft, all before it closed, and a correction to be seen', async () => {
    const states = await ask('MATCH (run:Run) RETURN run.state ORDER BY run.period')
    expect(states.at(-1)).toBe('DRAFT')
    expect(new Set(states.slice(0, -1))).toEqual(new Set(['CLOSED']))
    const corrected = await counted("MATCH (s:Statement) WHERE 'CLAWED_BACK' IN s.entryKinds RETURN count(s)")
    expect(corrected).toBeGreaterThan(0)
  })

  it('has one log-in for each role, two for finance, and keeps the passwords to the owner', async () => {
    const roles = (await seed()).map(({ role, leader }) => (leader ? 'LEADER' : role))
    expect(roles.toSorted()).toEqual(
      ['ADMIN', 'BACK_OFFICE', 'COMPLIANCE', 'CUSTOMER', 'FINANCE', 'FINANCE', 'LEADER', 'MEMBER'].toSorted(),
    )
    expect((await stat(join(folder, 'demo.json'))).mode & 0o777).toBe(0o600)
    const { email, password } = (await readDemoRecord(folder))!.logIns[0]!
    const user = await opened.ports.users.byEmail(email)
    expect(await opened.ports.secret.verifyPassword(user?.passwordHash, password)).toBe(true)
    expect(await opened.ports.secret.verifyPassword(user?.passwordHash, `${password}x`)).toBe(false)
  })

  it('refuses a store that holds another company', async () => {
    await opened.driver.executeQuery("MATCH (c:Company) SET c.demo = false, c.name = 'Own'")
    const company = opened.ports.company as unknown as { forget(): void }
    company.forget()
    await expect(seed()).rejects.toThrow('Own')
  })
})
