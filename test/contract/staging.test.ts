import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import { openChainAudit } from '#server/adapters/neo4j/chain-audit.ts'
import { openStaging } from '#server/adapters/neo4j/staging.ts'
import { recordMark, statementMark } from '#server/domain/compensation/statement-mark.ts'
import type { MemberId, RunId, UserId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { EventKind, NewEvent } from '#server/ports/events.ts'
import type { StagedLines, StagedPeriodRecord, StagedStatement, StagedUnder } from '#server/ports/staging.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { memberEnrolled } from '#test/contract/sample-events.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('staged statements', () => {
  let store: TestStore
  const runId = 'run-of-october' as RunId
  const under: StagedUnder = { runId, computation: 1, period: '2026-10', currency: 'EUR' }
  const earners = [memberEnrolled(), memberEnrolled()]
  const [first, second] = earners.map(({ body }) => body.id) as [MemberId, MemberId]
  const staging = (at = Date.UTC(2026, 10, 1)) => openStaging(store.driver, { now: () => instantOf(at) })

  beforeAll(async () => {
    store = await openTestStore()
    await store.record(...earners)
  })
  afterAll(() => store.driver.close())

  it('come back as they went in, over pages when there are many lines', async () => {
    await staging().stageStatements(under, [statement(first, 3), statement(second, 12_001)])
    await staging().stagePeriodRecords(under, [RECORD])
    expect(await staging().totals(under)).toEqual({
      statements: 2,
      lines: 12_004,
      totalMinor: 12_004n,
      linesMinor: 12_004n,
      entriesMinor: 12_004n,
      periodRecords: 1,
    })
    const pages = await store.ask(
      `MATCH (s:Statement {earnerId: $id})-[:EARNED_BY]->(:Member {id: $id})
       RETURN toString(s.page) + ' ' + toString(s.lineCount) + ' ' + coalesce(toString(s.totalMinor), '-')
         + ' ' + coalesce(s.buyerIds[0], 'no buyers') ORDER BY s.page`,
      { id: second },
    )
    expect(pages).toEqual(['0 5000 12001 no buyers', '1 5000 - no buyers', '2 2001 - no buyers'])
    const [volumes] = await store.ask('MATCH (r:PeriodRecord) RETURN [v IN r.volumes | toString(v)]')
    expect(volumes).toEqual(['1', '2', '3', '1152921504606846976'])
  })

  it('are never written twice for one earner, nor for somebody unknown', async () => {
    const before = await staging().totals(under)
    await expect(staging().stageStatements(under, [statement(first, 1)])).rejects.toMatchObject({
      code: 'NEO4J_CONSTRAINT',
    })
    const stranger = memberEnrolled().body.id
    const other = { ...under, computation: 9 }
    await expect(staging().stageStatements(other, [statement(stranger, 1)])).rejects.toMatchObject({
      name: 'Bug',
    })
    expect(await staging().totals(under)).toEqual(before)
  })

  it('stay when a run publishes them, and go when it never did', async () => {
    await store.record(runComputed(under, [statement(first, 3), statement(second, 12_001)], [RECORD]))
    await staging().stageStatements({ ...under, computation: 2 }, [statement(first, 5)])
    await staging().stageStatements({ ...under, runId: 'killed' as RunId }, [statement(first, 5)])
    const later = staging(Date.UTC(2026, 10, 2))
    expect(await staging().sweepAbandoned()).toBe(0)
    expect(await later.sweepAbandoned()).toBe(2)
    expect(await later.sweepAbandoned()).toBe(0)
    expect((await staging().totals(under)).statements).toBe(2)
    expect(await openChainAudit(store.parts).verify()).toMatchObject({ runs: 1, troubles: 0 })
  })

  it('make room for the next computation of a draft, and for nothing after the close', async () => {
    const next = { ...under, computation: 2 }
    await staging().stageStatements(next, [statement(first, 2), statement(second, 3)])
    await staging().stagePeriodRecords(next, [])
    await store.record(runComputed(next, [statement(first, 2), statement(second, 3)]))
    expect(await staging().sweep(runId, 2)).toBe(5)
    expect((await staging().totals(under)).statements).toBe(0)
    await store.record(runReviewed(runId), ...closing(runId, 5n, 2))
    expect(await staging().sweep(runId)).toBe(0)
    expect((await staging().totals(next)).statements).toBe(2)
    const [state] = await store.ask(
      `MATCH (run:Run {id: $runId}), (period:Period {id: '2026-10', runId: $runId})
       RETURN run.state + ' ' + period.state + ' ' + run.reviewerId + ' ' + run.closerId`,
      { runId },
    )
    expect(state).toBe('CLOSED CLOSED reviewer closer')
  })

  it('are compared with the run by the audit', async () => {
    const audit = openChainAudit(store.parts)
    expect(await audit.verify()).toMatchObject({ troubles: 0 })
    const give = (from: MemberId, to: MemberId) =>
      store.ask(
        `MATCH (poor:Statement {earnerId: $from, page: 0}), (rich:Statement {earnerId: $to, page: 0})
         SET poor.totalMinor = poor.totalMinor - 1, poor.entryAmountMinor = [poor.totalMinor - 1],
           rich.totalMinor = rich.totalMinor + 1, rich.entryAmountMinor = [rich.totalMinor + 1]`,
        { from, to },
      )
    await give(first, second)
    expect((await audit.verify()).found).toMatchObject([{ code: 'STATEMENTS_DIFFER', subject: runId }])
    await give(second, first)
    await store.ask('MATCH (s:Statement {page: 0}) SET s.totalMinor = s.totalMinor + 1')
    expect((await audit.verify()).found).toMatchObject([{ code: 'STATEMENTS_DIFFER', subject: runId }])
    await store.ask('MATCH (s:Statement {page: 0}) DETACH DELETE s')
    expect((await audit.verify()).found).toMatchObject([{ code: 'STATEMENTS_DIFFER', subject: runId }])
  })
})

const digest = nodeDigest('identifier key')
const digests = { planDigest: 'p', factsDigest: 'f', resultDigest: 'r' }
const period = '2026-10'

const RECORD: StagedPeriodRecord = {
  ordinals: [0, 1],
  paidAsRanks: ['', 'GOLD'],
  highestRanks: ['', 'GOLD'],
  active: [false, true],
  volumeNames: ['PV', 'GV'],
  volumes: [1n, 2n, 3n, 2n ** 60n],
}

function statement(earnerId: MemberId, count: number): StagedStatement {
  const list = <T>(value: T): T[] => Array.from({ length: count }, () => value)
  const lines: StagedLines = {
    bonuses: list('unilevel'),
    sourceKinds: list('ORDER'),
    orderIds: list('an order'),
    orderLines: list(0),
    buyerIds: list(''),
    memberIds: list(''),
    levels: list(1),
    distances: list(2),
    bases: list(10n),
    rates: list('1/10'),
    amountBeforeCapsMinor: list(1n),
    amountMinor: list(1n),
    codes: list('LEVEL'),
    caps: list(0),
    holds: list(''),
  }
  const totalMinor = BigInt(count)
  const entries = [{ kind: 'EARNED', amountMinor: totalMinor, reason: period }] as const
  return { earnerId, totalMinor, lines, entries, summary: '{}' }
}

/** Any event: the bodies of runs are long, and a test names only what it looks at. */
const event = (kind: EventKind, subject: string, body: object): NewEvent =>
  ({ kind, subject, body }) as unknown as NewEvent

function runComputed(
  { runId, computation }: Pick<StagedUnder, 'runId' | 'computation'>,
  statements: readonly StagedStatement[],
  records: readonly StagedPeriodRecord[] = [],
): NewEvent {
  const marks = statements.map((statement) =>
    statementMark({ ...statement, period, currency: 'EUR' }, digest.sha256),
  )
  return event('RUN_COMPUTED', runId, {
    ...{ runId, period, plan: 'plan', version: 1, computation, ...digests },
    totalMinor: statements.reduce((sum, { totalMinor }) => sum + totalMinor, 0n),
    ...{
      lines: 1,
      statements: statements.length,
      statementsDigest: digest.sha256Of(marks.sort()),
      recordsDigest: digest.sha256Of(
        records.map((record) => recordMark({ ...record, period }, digest.sha256)),
      ),
      report: '{}',
    },
  })
}

const runReviewed = (runId: RunId): NewEvent =>
  event('RUN_REVIEWED', runId, { runId, period, resultDigest: 'r', reviewerId: 'reviewer' as UserId })

function closing(runId: RunId, totalMinor: bigint, statements: number): NewEvent[] {
  const people = { closerId: 'closer', reviewerId: 'reviewer' }
  return [
    event('PERIOD_FROZEN', period, { period, frozenAt: Date.UTC(2026, 10, 2), closerId: 'closer' }),
    event('RUN_CLOSED', runId, { runId, period, ...people, ...digests, totalMinor, statements }),
  ]
}
