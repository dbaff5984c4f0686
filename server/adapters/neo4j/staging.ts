import type { Driver } from 'neo4j-driver'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import { periodRecordRow, statementRows } from '#server/adapters/neo4j/staged-rows.ts'
import {
  abandonedStaging,
  addPeriodRecords,
  addStatements,
  forgetStaging,
  periodRecordCount,
  stagedOfRun,
  statementTotals,
  sweepPeriodRecords,
  sweepStatements,
  touchStaging,
} from '#server/adapters/neo4j/staging-queries.ts'
import type { Row } from '#server/adapters/neo4j/write-step.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Clock } from '#server/ports/clock.ts'
import type { StagedUnder, Staging } from '#server/ports/staging.ts'

/** One transaction stages at most so many nodes, or so many lines. */
const NODES_A_BATCH = 2_000
const LINES_A_BATCH = 20_000
const RECORDS_A_BATCH = 20
const SWEPT_AT_ONCE = 2_000
/** A computation nobody has added to for so long belongs to a process that died. */
const ABANDONED_AFTER_MS = 10 * 60_000

interface Computation {
  readonly runId: string
  readonly computation: number
}

/** Bulk rows of runs on `:Statement` and `:PeriodRecord`; a `:Staging` node remembers that they are there. */
export function openStaging(driver: Driver, clock: Clock): Staging {
  const add = async (
    query: typeof addStatements,
    under: StagedUnder,
    rows: readonly Row[],
  ): Promise<void> => {
    await readRows(driver, touchStaging, { ...under, now: clock.now() })
    const result = await readOne(driver, query, { ...under, rows })
    invariant(result?.written === rows.length, 'every staged row names a member of the store')
  }
  return {
    async stageStatements(under, statements) {
      await twoAtATime(batchesOf(statements), (rows) => add(addStatements, under, rows))
    },
    async stagePeriodRecords(under, records) {
      const rows = Array.from(records, periodRecordRow)
      for (let from = 0; from < rows.length; from += RECORDS_A_BATCH) {
        await add(addPeriodRecords as typeof addStatements, under, rows.slice(from, from + RECORDS_A_BATCH))
      }
    },
    async totals({ runId, computation }) {
      const sums = await readOne(driver, statementTotals, { runId, computation })
      const records = await readOne(driver, periodRecordCount, { runId, computation })
      invariant(sums !== undefined && records !== undefined, 'a sum has one row')
      return { ...sums, ...records }
    },
    async sweep(runId, keep) {
      const staged = await readRows(driver, stagedOfRun, { runId })
      return sweepAll(
        driver,
        staged.filter(({ computation }) => computation !== keep),
      )
    },
    async sweepAbandoned() {
      const before = instantOf(clock.now() - ABANDONED_AFTER_MS)
      return sweepAll(driver, await readRows(driver, abandonedStaging, { before }))
    },
  }
}

/** Batches name different members, so that two transactions share the machine without waiting for each other. */
async function twoAtATime<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const turns = items[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let turn = turns.next(); !turn.done; turn = turns.next()) await work(turn.value)
  }
  const ended = await Promise.allSettled([worker(), worker()])
  for (const end of ended) if (end.status === 'rejected') throw end.reason
}

function* batchesOf(statements: Parameters<Staging['stageStatements']>[1]): Generator<readonly Row[]> {
  let batch: Row[] = []
  let lines = 0
  for (const statement of statements) {
    batch.push(...statementRows(statement))
    lines += statement.lines.amountMinor.length
    if (batch.length < NODES_A_BATCH && lines < LINES_A_BATCH) continue
    yield batch
    batch = []
    lines = 0
  }
  if (batch.length > 0) yield batch
}

async function sweepAll(driver: Driver, computations: readonly Computation[]): Promise<number> {
  let removed = 0
  for (const { runId, computation } of computations) {
    for (const query of [sweepStatements, sweepPeriodRecords]) {
      removed += await sweepOne(driver, query, { runId, computation })
    }
    const left = await readOne(driver, statementTotals, { runId, computation })
    if (left?.statements === 0) await readRows(driver, forgetStaging, { runId, computation })
  }
  return removed
}

async function sweepOne(
  driver: Driver,
  query: typeof sweepStatements,
  { runId, computation }: Computation,
): Promise<number> {
  for (let removed = 0; ; ) {
    const result = await readOne(driver, query, { runId, computation, limit: SWEPT_AT_ONCE })
    const written = result?.written ?? 0
    removed += written
    if (written === 0) return removed
  }
}
