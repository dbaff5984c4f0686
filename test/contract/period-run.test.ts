import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomIds } from '#server/adapters/digest/random-ids.ts'
import { companyFacts } from '#server/adapters/neo4j/company-facts.ts'
import { contactFacesOf } from '#server/adapters/neo4j/contact-faces.ts'
import { openJobs } from '#server/adapters/neo4j/jobs.ts'
import { openLog } from '#server/adapters/neo4j/log-reader.ts'
import { orderFactsOf } from '#server/adapters/neo4j/order-facts.ts'
import { periodFactsOf } from '#server/adapters/neo4j/period-facts.ts'
import { planFactsOf } from '#server/adapters/neo4j/plan-facts.ts'
import { productFactsOf } from '#server/adapters/neo4j/product-facts.ts'
import { replayOf } from '#server/adapters/neo4j/replay.ts'
import { runFactsOf } from '#server/adapters/neo4j/run-facts.ts'
import { openStaging } from '#server/adapters/neo4j/staging.ts'
import { userFacts } from '#server/adapters/neo4j/user-facts.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'
import { type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import type { Result } from '#server/domain/kernel/result.ts'
import { readPlan } from '#server/formats/plan.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { NewEvent } from '#server/ports/events.ts'
import type { Actor } from '#server/usecases/actor.ts'
import { systemActor } from '#server/usecases/actor.ts'
import type { Call, Caller, Verb } from '#server/usecases/guard.ts'
import { creditOrder } from '#server/usecases/orders/credit-order.ts'
import { recordOrder } from '#server/usecases/orders/record-order.ts'
import { closePeriod, resumeClosings } from '#server/usecases/periods/close-period.ts'
import { computePeriod } from '#server/usecases/periods/compute-period.ts'
import { explainLine } from '#server/usecases/periods/explain-line.ts'
import { missingAgain } from '#server/usecases/periods/judge-again.ts'
import { readPeriod } from '#server/usecases/periods/read-period.ts'
import { readStatement, readStatementLines } from '#server/usecases/periods/read-statement.ts'
import { readStatements } from '#server/usecases/periods/read-statements.ts'
import { reviewPeriod } from '#server/usecases/periods/review-period.ts'
import { statementId } from '#server/usecases/periods/statement-id.ts'
import { savePlanVersion } from '#server/usecases/plans/save-plan-version.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { BOUGHT, founding, LINE, PLAN } from '#test/contract/published-line.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('a month from order to statement', () => {
  let store: TestStore
  let ports: Ports
  let now = Date.UTC(2026, 9, 20, 12)
  const [first, second] = [randomUUID() as UserId, randomUUID() as UserId]
  const ids = new Map<string, MemberId>()
  const orders = new Map<string, string>()

  const finance = (userId: UserId): Caller => ({
    ports,
    actor: { ...systemActor(['FINANCE']), id: userId, userId },
  })
  const office = (): Caller => ({ ports, actor: systemActor(['BACK_OFFICE', 'ADMIN']) })
  const said = async <I, O>(caller: Caller, verb: Verb<I, O>, input: I): Promise<O> => {
    const result = await verb(caller, input)
    if (!result.ok)
      throw new Error(result.refusals.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`).join())
    return result.value
  }
  const no = async <O>(result: Promise<Result<O>>): Promise<readonly string[]> => {
    const settled = await result
    return settled.ok ? [] : settled.refusals.map(({ code }) => code)
  }
  const buy = async (name: keyof typeof BOUGHT, acceptedAt: Instant | null = null): Promise<string> => {
    const line = {
      productCode: 'POINT',
      quantity: 1,
      amountMinor: cents(name),
      cvMinor: cents(name),
      pvHundredths: cents(name),
    }
    const order = {
      requestKey: randomUUID(),
      number: null,
      buyerNumber: name,
      kind: 'NORMAL',
      acceptedAt,
      lines: [line],
    } as const
    return (await said(office(), recordOrder, order)).id
  }
  const cents = (name: keyof typeof BOUGHT): bigint => BigInt(BOUGHT[name]) * 100n

  beforeAll(async () => {
    store = await openTestStore()
    const clock: Clock = { now: () => instantOf(now++) }
    const { driver, parts, committer } = store
    const genealogy = { reached: async () => true, index: { count: 5, ordinalOf: () => undefined } }
    const lazily = { secret: {}, sessions: {}, attempts: {}, members: {}, chain: {} }
    ports = {
      ...(lazily as object),
      ...{ clock, ids: randomIds, digest: parts.digest, changes: committer, log: openLog(driver), genealogy },
      ...{ company: companyFacts(driver), users: userFacts(driver), faces: contactFacesOf(driver) },
      ...{ jobs: openJobs(driver, clock), staging: openStaging(driver, clock), plans: planFactsOf(driver) },
      ...{ periods: periodFactsOf(driver), runFacts: runFactsOf(driver), replay: replayOf(driver) },
      ...{ orders: orderFactsOf(driver), products: productFactsOf(driver) },
    } as unknown as Ports
    await store.record(...founding(ids))
    const reading = readPlan(PLAN)
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
    await said(finance(first), savePlanVersion, { ...reading, document: PLAN })
  })
  afterAll(() => store.driver.close())

  it('an order is recorded once, whoever repeats it', async () => {
    for (const name of LINE) orders.set(name, await buy(name))
    const order = {
      requestKey: 'the same key',
      number: null,
      buyerNumber: 'Guido',
      kind: 'NORMAL',
      acceptedAt: null,
      lines: [{ productCode: 'POST', quantity: 1 }],
    } as const
    const [one, two] = [await said(office(), recordOrder, order), await said(office(), recordOrder, order)]
    expect(two.id).toBe(one.id)
  })

  it('a draft pays what was published, to the cent, and every check holds', async () => {
    const { report } = await said(finance(first), computePeriod, { period: '2026-10' })
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(report.earnedMinor).toBe('7600')
    const { rows } = await said(finance(first), readStatements, {
      period: '2026-10',
      search: null,
      after: null,
      first: 10,
    })
    expect(rows.map(({ face, head }) => [face?.number, head.totalMinor])).toEqual([
      ['Guido', 6000n],
      ['Ute', 1600n],
    ])
  })

  it('every line is explained: order, level, the walk past inactive members, and the product', async () => {
    const run = await ports.periods.run('2026-10')
    const id = statementId(run!.id, ids.get('Guido')!)
    const { lines } = await said(finance(first), readStatementLines, { id, bonus: null, after: 0, first: 50 })
    const found = lines.find(({ line }) => line.level === 2)!
    const told = await said(finance(first), explainLine, { statement: id, line: found.line.line })
    expect(told.matches).toBe(true)
    expect(told.walk.map(({ face, why }) => [face.number, why])).toEqual([
      ['Ute', 'COUNTED'],
      ['Alex', 'INACTIVE'],
      ['Frank', 'INACTIVE'],
    ])
    expect([told.exact, told.line.line.amountMinor]).toEqual(['8', 800n])
  })

  it('nobody closes alone, nothing unreviewed and nothing that still runs', async () => {
    expect(await no(closePeriod(finance(second), { period: '2026-10' }))).toEqual([
      'RUN_NOT_REVIEWED',
      'PERIOD_RUNNING',
    ])
    const review = { period: '2026-10', resultDigest: null }
    expect(await no(reviewPeriod(finance(first), review))).toEqual(['PERIOD_RUNNING'])
    now = Date.UTC(2026, 10, 3, 12)
    await said(finance(first), reviewPeriod, review)
    expect(await no(closePeriod(finance(first), { period: '2026-10' }))).toEqual(['REVIEWER_SAME'])
    expect(await no(closePeriod(office(), { period: '2026-10' }))).toEqual(['FORBIDDEN'])
    expect(await no(computePeriod(finance(first), { period: '2026-12' }))).toEqual(['PERIOD_NOT_BEGUN'])
    const later = await closePeriod(finance(second), { period: '2026-12' })
    expect(later.ok ? [] : later.refusals.find(({ code }) => code === 'PERIOD_EARLIER_OPEN')?.facts).toEqual({
      period: '2026-12',
      earlier: '2026-10',
    })
  })

  it('an order after the review makes the closing fall back to a draft, and nothing is published', async () => {
    await buy('Ute', instantOf(Date.UTC(2026, 9, 25)))
    expect(await no(closePeriod(finance(second), { period: '2026-10' }))).toEqual(['PERIOD_THAWED'])
    const { run } = await said(finance(second), readPeriod, { period: '2026-10' })
    expect(run?.state).toBe('DRAFT')
    const extra = await ports.orders.list({
      memberId: ids.get('Ute')!,
      buyerId: '',
      period: '',
      state: '',
      search: '',
      after: null,
      limit: 1,
    })
    await said(office(), creditOrder, {
      requestKey: randomUUID(),
      order: extra[0]!.id,
      lines: [],
      reason: 'entered twice',
    })
  })

  it('a second person closes, and the closed month takes neither orders nor another computation', async () => {
    await store.ask('MATCH (credit:CreditNote) SET credit.period = credit.orderPeriod')
    await said(finance(first), computePeriod, { period: '2026-10' })
    await said(finance(first), reviewPeriod, { period: '2026-10', resultDigest: null })
    const before = (await said(finance(second), readPeriod, { period: '2026-10' })).row
    await said(finance(second), closePeriod, { period: '2026-10' })
    const { row } = await said(finance(second), readPeriod, { period: '2026-10' })
    expect(row.cvMinor, 'the CV of a month is one figure, whoever counts it').toBe(before.cvMinor)
    expect([row.state, row.totalMinor]).toEqual(['CLOSED', 7600n])
    expect(await no(computePeriod(finance(first), { period: '2026-10' }))).toEqual(['PERIOD_CLOSED'])
    const late = {
      requestKey: randomUUID(),
      number: null,
      buyerNumber: 'Ute',
      kind: 'NORMAL',
      acceptedAt: instantOf(Date.UTC(2026, 9, 30)),
      lines: [{ productCode: 'POST', quantity: 1 }],
    } as const
    expect(await no(recordOrder(office(), late))).toEqual(['PERIOD_CLOSED'])
  })

  it('what is missing for the next rank is judged again for whoever has no statement, and as statements say it', async () => {
    const run = (await ports.periods.run('2026-10'))!
    const again = (name: string) => missingAgain({ ports } as Call, run, ids.get(name)!)
    for (const name of ['Guido', 'Ute']) {
      const head = await ports.periods.statement(run.id, run.computation, ids.get(name)!)
      expect(await again(name)).toEqual(head?.summary.missing)
    }
    // Of Alex counts the own 80 and of the leg of Ute and Luis, 180, all: a leg may bring 500.
    const leaf = { code: 'VOLUME', unit: 'POINTS', volume: 'gv', wanted: [], legCap: '50000' }
    const leaves = [{ ...leaf, have: '26000', need: '100000' }]
    expect(await again('Alex')).toEqual({ rank: 'SENIOR', leaves })
    expect(await missingAgain({ ports } as Call, run, randomUUID() as MemberId)).toBeUndefined()
    const altered = { ...run, computation: 99, resultDigest: 'of other facts' }
    expect(await missingAgain({ ports } as Call, altered, ids.get('Alex')!)).toBeUndefined()
    const index = { count: 50_001 }
    const large = { ports: { ...ports, genealogy: { index } } } as unknown as Call
    expect(await missingAgain(large, run, ids.get('Alex')!)).toBeUndefined()
  })

  it('a credit note of a closed month takes back exactly what its lines had paid', async () => {
    await said(office(), creditOrder, {
      requestKey: randomUUID(),
      order: orders.get('Luis')!,
      lines: [],
      reason: 'WITHDRAWAL',
    })
    await said(finance(first), computePeriod, { period: '2026-11' })
    const run = await ports.periods.run('2026-11')
    const id = statementId(run!.id, ids.get('Ute')!)
    const { head, balanceBeforeMinor } = await said(finance(first), readStatement, { id })
    expect(
      head.summary.adjustments.map(({ amountMinor, originalPeriod }) => [amountMinor, originalPeriod]),
    ).toEqual([['-1600', '2026-10']])
    expect(balanceBeforeMinor + head.totalMinor).toBe(0n)
  })

  it('a closing that was killed after freezing is completed at the next start', async () => {
    now = Date.UTC(2026, 11, 2)
    await said(finance(first), reviewPeriod, { period: '2026-11', resultDigest: null })
    const body = { period: '2026-11', frozenAt: instantOf(now), closerId: second }
    await store.record({ kind: 'PERIOD_FROZEN', subject: '2026-11', body } as NewEvent)
    expect(await said(finance(second), resumeClosings, null)).toEqual(['2026-11'])
    expect((await ports.periods.run('2026-11'))?.state).toBe('CLOSED')
    expect(await said(finance(second), resumeClosings, null)).toEqual([])
  })

  it('a member sees the own closed statements and nobody else’s', async () => {
    const run = await ports.periods.run('2026-10')
    const ute: Actor = { ...systemActor(['MEMBER']), id: 'user', memberId: ids.get('Ute')! }
    const own = await readStatement({ ports, actor: ute }, { id: statementId(run!.id, ids.get('Ute')!) })
    expect(own.ok && own.value.head.totalMinor).toBe(1600n)
    expect(
      await no(readStatement({ ports, actor: ute }, { id: statementId(run!.id, ids.get('Guido')!) })),
    ).toEqual(['NOT_FOUND'])
  })
})
