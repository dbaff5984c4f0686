import { binRows, learnBins } from '#server/domain/scoring/bins.ts'
import type { LeadColumn, LeadTable } from '#server/domain/scoring/lead-table.ts'
import { areaUnderCurve } from '#server/domain/scoring/metrics.ts'

/** A field that alone tells won from lost this well was written after the outcome. */
export const LEAK_FROM = 0.8
/** Fewer standard errors than this may be luck, with many fields in a small file. */
export const ERRORS_LEAST = 4
const BLOCKS = 5
/** Rows drawn towards the mean of all: a level seen twice proves nothing. */
const SMOOTHING = 10

/** What a field alone tells about the outcome. */
export interface Strength {
  /** Area under the curve, averaged over blocks of time that hold both outcomes; 0.5 where none does. */
  readonly area: number
  /** How many standard errors of a rank sum without any connection the area lies above one half. */
  readonly errors: number
}

/**
 * How well a field alone tells won from lost: rates learnt on four of five blocks of time, area under the curve
 * measured inside the fifth, averaged. Inside a block of time a drifting but honest field has no advantage; shuffled
 * folds would accuse it. The standard error is that of Mann and Whitney (1947): three wins in a block can look like
 * anything.
 */
export function strengthOf(column: LeadColumn, won: Uint8Array): Strength {
  const count = won.length
  const table: LeadTable = { count, columns: [column], won }
  const bins = learnBins(table, { from: 0, to: count })
  const binned = binRows(bins, table, { from: 0, to: count })[0]!
  let [areas, variances, blocks] = [0, 0, 0]
  for (let block = 0; block < BLOCKS; block += 1) {
    const [from, to] = [Math.floor((block * count) / BLOCKS), Math.floor(((block + 1) * count) / BLOCKS)]
    const inside = won.subarray(from, to)
    const wins = inside.reduce((sum, each) => sum + each, 0)
    if (wins === 0 || wins === inside.length) continue
    const rates = ratesOutside(binned, won, { from, to })
    const probability = Float64Array.from(binned.subarray(from, to), (bin) => rates[bin]!)
    areas += areaUnderCurve({ probability, won: inside })
    variances += (inside.length + 1) / (12 * wins * (inside.length - wins))
    blocks += 1
  }
  if (blocks === 0) return { area: 0.5, errors: 0 }
  const area = areas / blocks
  return { area, errors: (area - 0.5) / (Math.sqrt(variances) / blocks) }
}

/** Of the leads where a field is filled in at least this share ended one way. */
const PURE = 0.98
/** Nats by which the filled ones must speak against the share won of their time: a million to one. */
const NATS_LEAST = 14
const FILLED_LEAST = 20
/** A number with more different values is an amount; with fewer, 0 may be an answer. */
const AMOUNTS_FROM = 10
/** The other outcome must be rarer than this part of what was to be expected. */
const RARER = 0.1

/**
 * True for a field that is filled in for one outcome only (a date of contract, a reason lost), however few leads that
 * are: of the leads where it stands, nearly all were won or nearly all lost, and by far more than in their block of
 * time. Also for a field that only the won have empty. A field that only the lost have empty is honest: whoever left
 * no phone number was not reached. In an amount, 0 is empty too.
 */
export function isFilledByOutcome(column: LeadColumn, won: Uint8Array): boolean {
  const zeroIsEmpty = column.kind === 'NUMBER' && new Set(column.values).size > AMOUNTS_FROM
  const filled = Array.from(won, (_, row) => {
    if (column.kind === 'CHOICE') return column.codes[row]! >= 0
    const value = column.values[row]!
    return !Number.isNaN(value) && !(zeroIsEmpty && value === 0)
  })
  const [filledSide, emptySide] = [
    purityOf(filled, won),
    purityOf(
      filled.map((each) => !each),
      won,
    ),
  ]
  return filledSide !== undefined || emptySide === 'WON'
}

/** Which outcome nearly all the chosen leads have; undefined where they have both, are few, or their time says so. */
function purityOf(chosen: readonly boolean[], won: Uint8Array): 'WON' | 'LOST' | undefined {
  const count = won.length
  let [rows, wins, nats, expected] = [0, 0, 0, 0]
  for (let block = 0; block < BLOCKS; block += 1) {
    const [from, to] = [Math.floor((block * count) / BLOCKS), Math.floor(((block + 1) * count) / BLOCKS)]
    const [all, some] = [
      { rows: to - from, wins: 0 },
      { rows: 0, wins: 0 },
    ]
    for (let row = from; row < to; row += 1) {
      all.wins += won[row]!
      if (!chosen[row]) continue
      some.rows += 1
      some.wins += won[row]!
    }
    rows += some.rows
    wins += some.wins
    const rate = all.wins / Math.max(1, all.rows)
    expected += rate * some.rows
    nats += surprise(some, rate)
  }
  if (rows < FILLED_LEAST || rows === count || nats < NATS_LEAST) return undefined
  const pure = (others: number, awaited: number): boolean =>
    others <= (1 - PURE) * rows && others <= RARER * awaited
  if (pure(rows - wins, rows - expected)) return 'WON'
  return pure(wins, expected) ? 'LOST' : undefined
}

/** Nats by which a share speaks against the rate it was drawn from. */
function surprise({ rows, wins }: { readonly rows: number; readonly wins: number }, rate: number): number {
  const part = (count: number, chance: number): number =>
    count === 0 ? 0 : count * Math.log(count / rows / chance)
  return part(wins, rate) + part(rows - wins, 1 - rate)
}

function ratesOutside(
  binned: Uint8Array,
  won: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
): Float64Array {
  const [wins, rows] = [new Float64Array(64), new Float64Array(64)]
  let [allWins, all] = [0, 0]
  for (let row = 0; row < won.length; row += 1) {
    if (row >= from && row < to) continue
    wins[binned[row]!] = wins[binned[row]!]! + won[row]!
    rows[binned[row]!] = rows[binned[row]!]! + 1
    allWins += won[row]!
    all += 1
  }
  const mean = all === 0 ? 0.5 : allWins / all
  return wins.map((each, bin) => (each + SMOOTHING * mean) / (rows[bin]! + SMOOTHING))
}
