/** The columns of a statement's lines that hold text; where a list is not stored every value is ''. */
const TEXTS = [
  'bonuses',
  'sourceKinds',
  'orderIds',
  'buyerIds',
  'memberIds',
  'rates',
  'codes',
  'holds',
] as const
/** Those that hold whole numbers; where a list is not stored every value is 0. */
const NUMBERS = [
  ...(['orderLines', 'levels', 'distances', 'bases'] as const),
  ...(['amountBeforeCapsMinor', 'amountMinor', 'caps'] as const),
] as const

type Column = (typeof TEXTS)[number] | (typeof NUMBERS)[number]

/** A statement as its mark holds it: all that is stored of it, lines as columns of one length. */
export interface MarkedStatement {
  readonly earnerId: string
  readonly period: string
  readonly currency: string
  readonly totalMinor: bigint
  readonly summary: string
  readonly lines: Readonly<Record<Column, readonly (string | number | bigint)[]>>
  readonly entries: readonly {
    readonly kind: string
    readonly amountMinor: bigint
    readonly reason: string
  }[]
}

/** The names of a statement's columns. */
export const LINE_COLUMNS: readonly Column[] = [...TEXTS, ...NUMBERS]

/** What a column holds where nothing is stated. */
export const unstated = (column: Column): '' | 0 => (TEXTS.some((name) => name === column) ? '' : 0)

/**
 * The mark of one statement: a digest over every column of every line, the entries and the summary. The sorted marks
 * of a run, digested once more, stand in the event that published it, so that nothing of a statement can be changed
 * or moved from one earner to another unseen.
 */
export function statementMark(statement: MarkedStatement, sha256: (text: string) => string): string {
  const { earnerId, period, currency, totalMinor, summary, lines, entries } = statement
  const parts = [JSON.stringify([period, currency, `${totalMinor}`, summary])]
  for (const { kind, amountMinor, reason } of entries)
    parts.push(JSON.stringify([kind, `${amountMinor}`, reason]))
  for (const column of TEXTS) parts.push(JSON.stringify(lines[column]))
  for (const column of NUMBERS) parts.push(lines[column].join())
  return `${earnerId} ${sha256(parts.join('\n'))}\n`
}

/** A period record as its mark holds it: all that is stored of it. */
export interface MarkedRecord {
  readonly period: string
  readonly ordinals: readonly (number | bigint)[]
  readonly paidAsRanks: readonly string[]
  readonly highestRanks: readonly string[]
  readonly active: readonly boolean[]
  readonly volumeNames: readonly string[]
  readonly volumes: readonly bigint[]
}

/** The mark of one period record: ranks, activity and volumes of its members, for the same purpose. */
export function recordMark(record: MarkedRecord, sha256: (text: string) => string): string {
  const { period, ordinals, paidAsRanks, highestRanks, active, volumeNames, volumes } = record
  const texts = [period, paidAsRanks, highestRanks, active, volumeNames].map((part) => JSON.stringify(part))
  return `${ordinals[0]} ${sha256([...texts, ordinals.join(), volumes.join()].join('\n'))}\n`
}
