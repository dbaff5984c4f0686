import type { Row } from '#server/adapters/neo4j/write-step.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { StagedLines, StagedPeriodRecord, StagedStatement } from '#server/ports/staging.ts'

/** Lines of one `:Statement` node; more are spread over further pages. */
export const LINES_A_PAGE = 5_000

/** The nodes of a statement: the first page carries total, entries and summary, even without a line. */
export function statementRows({ earnerId, lines, ...head }: StagedStatement): readonly Row[] {
  const count = lines.amountMinor.length
  invariant(
    Object.values(lines).every((list) => list.length === count),
    'the lines of a statement are lists of one length',
  )
  const rows: Row[] = []
  for (let page = 0; page === 0 || page * LINES_A_PAGE < count; page += 1) {
    const [from, to] = [page * LINES_A_PAGE, Math.min((page + 1) * LINES_A_PAGE, count)]
    const packed = count <= LINES_A_PAGE ? lines : partOf(lines, from, to)
    rows.push({
      earnerId,
      page,
      lineCount: to - from,
      ...sparse(packed),
      ...(page === 0 ? headRow(head) : {}),
    })
  }
  return rows
}

function headRow({ totalMinor, entries, summary }: Omit<StagedStatement, 'earnerId' | 'lines'>): Row {
  return {
    totalMinor,
    summary,
    entryKinds: entries.map(({ kind }) => kind),
    entryAmountMinor: entries.map(({ amountMinor }) => amountMinor),
    entryReasons: entries.map(({ reason }) => reason),
  }
}

function partOf(lines: StagedLines, from: number, to: number): StagedLines {
  return Object.fromEntries(
    Object.entries(lines).map(([name, list]) => [name, list.slice(from, to)]),
  ) as unknown as StagedLines
}

/** Lists in which nothing is stated are left out of the node. */
function sparse(lines: StagedLines): Row {
  return Object.fromEntries(
    Object.entries(lines).filter(([name, list]) => name === 'amountMinor' || list.some(isStated)),
  )
}

const isStated = (value: string | number | bigint): boolean => value !== '' && value !== 0 && value !== 0n

/** The node of a period record. */
export function periodRecordRow(record: StagedPeriodRecord): Row {
  const { ordinals, volumeNames, volumes } = record
  invariant(ordinals.length > 0, 'a period record has members')
  invariant(volumes.length === ordinals.length * volumeNames.length, 'every volume has a value a member')
  return { ...record, firstOrdinal: ordinals[0] }
}
