import { describe, expect, test } from 'vitest'
import { DEFAULT_SIGHT, type SightRule } from '#server/domain/company/sight-policy.ts'
import type { MemberId, Ordinal, RunId } from '#server/domain/kernel/ids.ts'
import { type CalendarDate, dayNumber } from '#server/domain/kernel/instant.ts'
import type { Genealogy } from '#server/ports/genealogy.ts'
import type { NamedColumns } from '#server/ports/period-columns.ts'
import type { StatementHead, StoredRun } from '#server/ports/period-facts.ts'
import type { Actor } from '#server/usecases/actor.ts'
import { readHighestRank, readNextRank } from '#server/usecases/members/read-member-parts.ts'
import { readMemberPeriods } from '#server/usecases/members/read-member-periods.ts'
import type { Ports } from '#server/usecases/ports.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

const run = (period: string, state: StoredRun['state']): StoredRun =>
  ({
    id: `run-${period}` as RunId,
    period,
    state,
    computation: 1,
    report: { personalVolume: 'pv', groupVolume: 'gv' },
  }) as unknown as StoredRun

/** Periods up to August are closed, September waits with a draft, October waits without one, November runs. */
const RUNS = [run('2026-07', 'CLOSED'), run('2026-08', 'CLOSED'), run('2026-09', 'DRAFT')]

interface Books {
  readonly runs?: readonly StoredRun[]
  /** Missing conditions by member id on the statements of the newest run; null: on the highest rank. */
  readonly statements?: Readonly<Record<string, StatementHead['summary']['missing']>>
  /** Paid-as rank by ordinal, as every run's period records say. */
  readonly ranks?: Readonly<Record<number, string>>
  /** What the company shows of members in sight; all of it when not said. */
  readonly detail?: SightRule['detail']
}

/** Member 0 leads 1, and 1 leads 2; who joined on day 20,000 + ordinal is long there. */
function books({ runs = RUNS, statements = {}, ranks = {}, detail }: Books = {}): Ports {
  const genealogy = fakeGenealogy(indexOf([-1, 0, 1]))
  const volume = (own: bigint, customers = 0n) => ({ own, customers })
  const sold = {
    '2026-09': new Map([[idAt(2), volume(9_900n)]]),
    '2026-10': new Map([
      [idAt(0), volume(1_000n, 500n)],
      [idAt(1), volume(2_000n)],
      [idAt(2), volume(300n, 40n)],
    ]),
  }
  const volumesIn: Genealogy['volumesIn'] = async ({ id }) => new Map(sold[id as keyof typeof sold] ?? [])
  const policy = detail && [{ ...DEFAULT_SIGHT, detail }]
  const ports = fakePorts({ ...genealogy, volumesIn }, policy)
  const statement = (runId: RunId, id: MemberId): StatementHead | undefined =>
    id in statements
      ? ({ runId, period: runId.slice(4), totalMinor: 700n, summary: { missing: statements[id] } } as never)
      : undefined
  const settled = runs.filter(({ state }) => state === 'CLOSED')
  const periods = {
    runs: async () => [...runs],
    sales: async (ids: readonly string[]) => ids.filter((id) => id in sold).map((period) => ({ period })),
    statement: async (runId: RunId, _: number, id: MemberId) => statement(runId, id),
    statementsOf: async (id: MemberId) => settled.flatMap(({ id: runId }) => statement(runId, id) ?? []),
  }
  const records = async (member: Ordinal, wanted: readonly NamedColumns[]) =>
    wanted.map(({ period }) => ({
      period,
      active: true,
      rank: ranks[member] ?? '',
      highestRank: ranks[member] ?? '',
      personal: 11n,
      group: 22n,
    }))
  return {
    ...ports,
    company: {
      company: async () => ({ ...(await ports.company.company()), ranks: ['BRONZE', 'SILVER'] }),
      shutPeriods: async () => settled.map(({ period }) => ({ period })),
    },
    periods,
    periodRecords: { ofMember: records },
    plans: { versions: async () => [] },
    runFacts: {},
  } as unknown as Ports
}

const leader = actorWith(['MEMBER'], 0)
const finance = actorWith(['FINANCE'])

async function periodsOf(member: number, by: { actor?: Actor; last?: number; ports?: Ports } = {}) {
  const { actor = leader, last = 12, ports = books() } = by
  const result = await readMemberPeriods({ ports, actor }, { id: idAt(member), last })
  if (!result.ok) throw new Error('refused')
  return result.value
}

describe('a member’s periods', () => {
  test('leave out none: a leader sees what ended and waits for its run, with the volumes of its orders', async () => {
    const rows = await periodsOf(1)
    const shown = rows.map(({ period, closed, personalVolume, groupVolume, earned }) => ({
      period,
      closed,
      personalVolume,
      groupVolume,
      earned,
    }))
    const open = { closed: false, earned: null }
    const closed = { closed: true, personalVolume: 11n, groupVolume: 22n, earned: null }
    expect(shown).toEqual([
      { period: '2026-11', ...open, personalVolume: 0n, groupVolume: 0n },
      // 20.00 of the own, and 3.00 and 0.40 of member 2 below.
      { period: '2026-10', ...open, personalVolume: 2_000n, groupVolume: 2_340n },
      { period: '2026-09', ...open, personalVolume: 0n, groupVolume: 9_900n },
      { period: '2026-08', ...closed },
      { period: '2026-07', ...closed },
    ])
  })

  test('show staff the draft instead, and what was earned', async () => {
    const rows = await periodsOf(1, { actor: finance, ports: books({ statements: { [idAt(1)]: null } }) })
    expect(rows.map(({ period, personalVolume }) => [period, personalVolume])).toEqual([
      ['2026-11', 0n],
      ['2026-10', 2_000n],
      ['2026-09', 11n],
      ['2026-08', 11n],
      ['2026-07', 11n],
    ])
    expect(rows.map(({ earned }) => earned?.minor)).toEqual([undefined, undefined, 700n, 700n, 700n])
  })

  test('show a member the own earnings of closed periods, and no draft', async () => {
    const rows = await periodsOf(0, { ports: books({ statements: { [idAt(0)]: null } }) })
    expect(rows.map(({ earned, statement }) => [earned?.minor, statement])).toEqual([
      [undefined, null],
      [undefined, null],
      [undefined, null],
      [700n, `run-2026-08.${idAt(0)}`],
      [700n, `run-2026-07.${idAt(0)}`],
    ])
  })

  test('begin with the one in which the member joined', async () => {
    const ports = books()
    ports.genealogy.index.members.joinedDay[1] = dayNumber('2026-08-31' as CalendarDate)
    expect((await periodsOf(1, { ports })).map(({ period }) => period).at(-1)).toBe('2026-08')
    ports.genealogy.index.members.joinedDay[1] = dayNumber('2026-09-01' as CalendarDate)
    expect((await periodsOf(1, { ports })).map(({ period }) => period).at(-1)).toBe('2026-09')
  })

  test('are as many as were asked for, the newest', async () => {
    expect((await periodsOf(0, { last: 2 })).map(({ period }) => period)).toEqual(['2026-11', '2026-10'])
  })
})

describe('the highest rank', () => {
  const highestOf = async (parts: Books, actor: Actor = leader) => {
    const result = await readHighestRank({ ports: books(parts), actor }, { id: idAt(1) })
    if (!result.ok) throw new Error('refused')
    return result.value
  }

  test('is what the newest run recorded, however many periods wait for theirs', async () => {
    expect(await highestOf({ ranks: { 1: 'SILVER' } })).toBe('SILVER')
    expect(await highestOf({ ranks: { 1: 'SILVER' } }, finance)).toBe('SILVER')
    expect(await highestOf({ runs: [], ranks: { 1: 'SILVER' } })).toBe('')
  })
})

describe('the next rank', () => {
  const missing = { rank: 'SILVER', leaves: [] }
  const nextOf = async (member: number, parts: Books, actor: Actor = leader) => {
    const result = await readNextRank({ ports: books(parts), actor }, { id: idAt(member) })
    if (!result.ok) throw new Error('refused')
    return result.value
  }

  test('is what the statement of the newest run says, drafts for staff alone', async () => {
    const statements = { [idAt(1)]: missing }
    expect(await nextOf(1, { statements })).toEqual({ ...missing, period: '2026-08', judged: true })
    expect(await nextOf(1, { statements }, finance)).toEqual({ ...missing, period: '2026-09', judged: true })
  })

  test('is null on the highest rank, with a statement and without one', async () => {
    expect(await nextOf(1, { statements: { [idAt(1)]: null } })).toBeNull()
    expect(await nextOf(1, { ranks: { 1: 'SILVER' } })).toBeNull()
  })

  test('is named without its figures where sight gives no volumes', async () => {
    const figures = { rank: 'SILVER', leaves: [{ code: 'VOLUME', have: '150000', need: '200000' }] as never }
    const statements = { [idAt(1)]: figures }
    const told = { rank: 'SILVER', period: '2026-08', judged: false, leaves: [] }
    const detail = ['NAME', 'RANK'] as const
    expect(await nextOf(1, { statements, detail })).toEqual(told)
    expect(await nextOf(1, { statements, detail: ['NAME', 'VOLUME'] })).toBeNull()
    expect(await nextOf(1, { statements })).toEqual({ ...told, ...figures, judged: true })
  })

  test('of who never earned is the rank above the recorded one, and says that nobody judged it', async () => {
    const unjudged = { period: '2026-08', judged: false, leaves: [] }
    expect(await nextOf(1, { ranks: { 1: 'BRONZE' } })).toEqual({ rank: 'SILVER', ...unjudged })
    expect(await nextOf(1, {})).toEqual({ rank: 'BRONZE', ...unjudged })
    expect(await nextOf(1, { runs: [] })).toEqual({ rank: 'BRONZE', ...unjudged, period: '' })
  })
})
