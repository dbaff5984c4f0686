import type { Driver } from 'neo4j-driver'
import type { z } from 'zod'
import {
  allRuns,
  frozenPeriods,
  orderFaces,
  runById,
  runOfPeriod,
  salesOfPeriods,
  statementHead,
  statementLines,
  statementPage,
  statementsOfMember,
} from '#server/adapters/neo4j/period-queries.ts'
import { readOne, readRows } from '#server/adapters/neo4j/query.ts'
import type { RunReport } from '#server/domain/compensation/run-report.ts'
import type { StatementSummary } from '#server/domain/compensation/statement-summary.ts'
import type { PeriodFacts, StatementHead, StoredLine, StoredRun } from '#server/ports/period-facts.ts'

/** Lines a stored page of a statement holds (staging.ts). */
const LINES_A_PAGE = 5_000
/** Above every total: the first page starts there. */
const ABOVE_ALL = 2n ** 62n

type RunRow = z.output<typeof runById.row>
type HeadRow = z.output<typeof statementHead.row>

const runOf = ({ report, ...row }: RunRow): StoredRun => ({ ...row, report: JSON.parse(report) as RunReport })

/** The first page counts its own lines; the summary counts those of all pages. */
function headOf({ summary: text, ...row }: HeadRow): StatementHead {
  const summary = JSON.parse(text) as StatementSummary
  return { ...row, summary, lineCount: summary.byBonus.reduce((sum, { lines }) => sum + lines, 0) }
}

/** Runs, periods and statements of the store. */
export function periodFactsOf(driver: Driver): PeriodFacts {
  return {
    async run(period) {
      const row = await readOne(driver, runOfPeriod, { period })
      return row && runOf(row)
    },
    async runById(id) {
      const row = await readOne(driver, runById, { id })
      return row && runOf(row)
    },
    runs: async () => (await readRows(driver, allRuns, {})).map(runOf),
    frozen: () => readRows(driver, frozenPeriods, {}),
    sales: (periods) => readRows(driver, salesOfPeriods, { periods: [...periods] }),
    async statements({ runId, computation, after, first }) {
      const { totalMinor, earnerId } = after ?? { totalMinor: ABOVE_ALL, earnerId: '' }
      return (await readRows(driver, statementPage, { runId, computation, totalMinor, earnerId, first })).map(
        headOf,
      )
    },
    async statement(runId, computation, earnerId) {
      const row = await readOne(driver, statementHead, { runId, computation, earnerId })
      return row && headOf(row)
    },
    statementsOf: async (earnerId) => (await readRows(driver, statementsOfMember, { earnerId })).map(headOf),
    async orderFaces(ids) {
      const asked = [...new Set(ids)].filter((id) => id !== '')
      const rows = asked.length === 0 ? [] : await readRows(driver, orderFaces, { ids: asked })
      return new Map(rows.map((row) => [row.id, row]))
    },
    lines: (head, from, to) => readLines(driver, head, { from, to }),
  }
}

async function readLines(
  driver: Driver,
  { runId, computation, earnerId, lineCount }: StatementHead,
  span: { readonly from: number; readonly to: number },
): Promise<StoredLine[]> {
  const lines: StoredLine[] = []
  const last = Math.min(span.to, lineCount)
  for (let line = Math.max(1, span.from); line <= last; ) {
    const page = Math.floor((line - 1) / LINES_A_PAGE)
    const row = await readOne(driver, statementLines, { runId, computation, earnerId, page })
    if (!row) break
    const end = Math.min(last, (page + 1) * LINES_A_PAGE)
    for (; line <= end; line += 1) lines.push(lineAt(row, line, (line - 1) % LINES_A_PAGE))
  }
  return lines
}

/** A column that holds nothing but empty text or 0 is not stored (staged-rows.ts). */
function lineAt(row: z.output<typeof statementLines.row>, line: number, at: number): StoredLine {
  return {
    line,
    bonus: row.bonuses?.[at] ?? '',
    sourceKind: row.sourceKinds?.[at] ?? '',
    orderId: row.orderIds?.[at] ?? '',
    orderLine: row.orderLines?.[at] ?? 0,
    buyerId: row.buyerIds?.[at] ?? '',
    memberId: row.memberIds?.[at] ?? '',
    level: row.levels?.[at] ?? 0,
    distance: row.distances?.[at] ?? 0,
    base: row.bases?.[at] ?? 0n,
    rate: row.rates?.[at] ?? '',
    amountBeforeCapsMinor: row.amountBeforeCapsMinor?.[at] ?? 0n,
    amountMinor: row.amountMinor[at]!,
    code: row.codes?.[at] ?? '',
    caps: row.caps?.[at] ?? 0,
    hold: row.holds?.[at] ?? '',
  }
}
