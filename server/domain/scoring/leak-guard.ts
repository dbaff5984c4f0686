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
