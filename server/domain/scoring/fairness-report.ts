import type { ChoiceColumn, LeadColumn } from '#server/domain/scoring/lead-table.ts'
import { type Judged, wilson } from '#server/domain/scoring/metrics.ts'

/** What was said of the leads of one region or language beside what came. */
export interface GroupFigures {
  readonly value: string
  readonly n: number
  readonly mean: number
  readonly observed: number
  readonly low: number
  readonly high: number
  /** The mean lies outside the interval of what was observed, all groups of the report judged together. */
  readonly beyondChance: boolean
}

/** One column of the report. */
export interface FairnessFigures {
  readonly column: string
  readonly groups: readonly GroupFigures[]
}

const COLUMNS = new Set(
  'region country land bundesland kanton canton province language sprache lang locale'.split(' '),
)
/** Smaller groups say nothing. */
const ROWS_LEAST = 30
/** Chance of a single false alarm among all groups. */
const ALARM = 0.05

/**
 * Mean score and observed share by region and language, for every column of choices whose name says it is one, used
 * by the model or not. `first` is the table's row of the first judged one. A gap counts when it is larger than chance
 * allows over all groups together: Bonferroni, and 2(1 - F(z)) <= exp(-z^2 / 2) for the tail of the normal.
 */
export function fairnessOf(columns: readonly LeadColumn[], judged: Judged, first: number): FairnessFigures[] {
  const found = columns.flatMap((column) => {
    const groups = isPlace(column) ? groupsOf(column, judged.won.length, first) : []
    return groups.length === 0 ? [] : [{ column: column.name, groups }]
  })
  const count = found.reduce((sum, { groups }) => sum + groups.length, 0)
  return found.map(({ column, groups }) => ({
    column,
    groups: groups
      .map((group) => figuresOf(group, judged, ALARM / count))
      .sort((left, right) => right.n - left.n || (left.value < right.value ? -1 : 1)),
  }))
}

const isPlace = (column: LeadColumn): column is ChoiceColumn =>
  column.kind === 'CHOICE' &&
  column.name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => COLUMNS.has(word))

interface Group {
  readonly value: string
  readonly rows: readonly number[]
}

function groupsOf({ codes, levels }: ChoiceColumn, count: number, first: number): Group[] {
  const rows = new Map<number, number[]>()
  for (let row = 0; row < count; row += 1) {
    const code = codes[first + row]!
    const group = rows.get(code)
    if (group) group.push(row)
    else rows.set(code, [row])
  }
  return [...rows]
    .filter(([, group]) => group.length >= ROWS_LEAST)
    .map(([code, group]) => ({ value: levels[code] ?? '', rows: group }))
}

function figuresOf({ value, rows }: Group, { probability, won }: Judged, alarm: number): GroupFigures {
  const n = rows.length
  let [said, spread, wins] = [0, 0, 0]
  for (const row of rows) {
    said += probability[row]!
    spread += probability[row]! * (1 - probability[row]!)
    wins += won[row]!
  }
  const beyondChance = Math.exp(-((said - wins) ** 2) / (2 * spread)) < alarm
  return { value, n, mean: said / n, observed: wins / n, ...wilson(wins, n), beyondChance }
}
