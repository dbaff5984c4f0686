import { BINS_MOST, type FieldBins } from '#server/domain/scoring/bins.ts'

/** Rows in bins, with the slope and bend of the loss at each. */
export interface TreeLesson {
  readonly bins: readonly FieldBins[]
  readonly binned: readonly Uint8Array[]
  readonly slope: Float64Array
  readonly bend: Float64Array
}

/** Limits of growth. */
export interface TreeShape {
  readonly leavesMost: number
  readonly rowsLeast: number
}

/**
 * A tree as columns by node; node 0 is the root. An inner node sends the bins whose bit is set in its two words to
 * `left`, the others to `right`. `value` is the (unscaled) answer at every node, so that a path telescopes.
 */
export interface Tree {
  readonly field: number[]
  readonly words: (readonly [number, number])[]
  readonly left: number[]
  readonly right: number[]
  readonly value: number[]
}

/** L2 on the answers of leaves. */
export const LEAF_RIDGE = 5
/** Draws the order of choices towards 0 when few rows stand behind them. */
const CHOICE_SMOOTHING = 10
const GAIN_LEAST = 1e-9
const PARTS = 3

interface Leaf {
  readonly node: number
  readonly from: number
  readonly to: number
  readonly histogram: Float64Array
  readonly split: Split | undefined
}

interface Split {
  readonly gain: number
  readonly field: number
  readonly words: readonly [number, number]
}

/** Sums of a node, and the field that is looked at. */
interface Sums {
  readonly slope: number
  readonly bend: number
  readonly rows: number
}

const answer = ({ slope, bend }: Sums): number => -slope / (bend + LEAF_RIDGE)
const worth = (slope: number, bend: number): number => (slope * slope) / (bend + LEAF_RIDGE)

/** Grows one tree leaf by leaf, always splitting where the loss falls most (as LightGBM does, Ke et al. 2017). */
export function growTree(lesson: TreeLesson, shape: TreeShape): Tree {
  const order = Int32Array.from(lesson.slope, (_, row) => row)
  const tree: Tree = { field: [], words: [], left: [], right: [], value: [] }
  const histogram = histogramOf(lesson, order)
  const leaves: Leaf[] = [openLeaf(tree, { lesson, shape, from: 0, to: order.length, histogram })]
  while (leaves.length < shape.leavesMost) {
    let best = -1
    leaves.forEach((leaf, position) => {
      if (leaf.split && (best < 0 || leaf.split.gain > leaves[best]!.split!.gain)) best = position
    })
    if (best < 0) break
    leaves.push(...divide(tree, leaves.splice(best, 1)[0]!, { lesson, shape, order }))
  }
  return tree
}

interface Opening {
  readonly lesson: TreeLesson
  readonly shape: TreeShape
  readonly from: number
  readonly to: number
  readonly histogram: Float64Array
}

function openLeaf(tree: Tree, { lesson, shape, from, to, histogram }: Opening): Leaf {
  const sums = sumsOf(histogram, lesson.bins[0]?.count ?? 0)
  const node = tree.value.length
  tree.field.push(-1)
  tree.words.push([0, 0])
  tree.left.push(-1)
  tree.right.push(-1)
  tree.value.push(answer(sums))
  return {
    node,
    from,
    to,
    histogram,
    split: bestSplit(lesson, histogram, { ...sums, rowsLeast: shape.rowsLeast }),
  }
}

/** All rows fall into some bin of the first field, so its bins add up to the node. */
function sumsOf(histogram: Float64Array, bins: number): Sums {
  const sums = { slope: 0, bend: 0, rows: 0 }
  for (let bin = 0; bin < bins; bin += 1) {
    sums.slope += histogram[bin * PARTS]!
    sums.bend += histogram[bin * PARTS + 1]!
    sums.rows += histogram[bin * PARTS + 2]!
  }
  return sums
}

function histogramOf({ binned, slope, bend }: TreeLesson, rows: Int32Array): Float64Array {
  const histogram = new Float64Array(binned.length * BINS_MOST * PARTS)
  binned.forEach((bins, field) => {
    const base = field * BINS_MOST * PARTS
    for (const row of rows) {
      const at = base + bins[row]! * PARTS
      histogram[at] = histogram[at]! + slope[row]!
      histogram[at + 1] = histogram[at + 1]! + bend[row]!
      histogram[at + 2] = histogram[at + 2]! + 1
    }
  })
  return histogram
}

interface Dividing {
  readonly lesson: TreeLesson
  readonly shape: TreeShape
  readonly order: Int32Array
}

function divide(tree: Tree, leaf: Leaf, { lesson, shape, order }: Dividing): Leaf[] {
  const { field, words } = leaf.split!
  const bins = lesson.binned[field]!
  const middle = partition(order.subarray(leaf.from, leaf.to), (row) => inLeft(words, bins[row]!)) + leaf.from
  const leftSmaller = middle - leaf.from <= leaf.to - middle
  const small = leftSmaller ? order.subarray(leaf.from, middle) : order.subarray(middle, leaf.to)
  const smaller = histogramOf(lesson, small)
  const larger = leaf.histogram.map((sum, at) => sum - smaller[at]!)
  const [leftHistogram, rightHistogram] = leftSmaller ? [smaller, larger] : [larger, smaller]
  const left = openLeaf(tree, { lesson, shape, from: leaf.from, to: middle, histogram: leftHistogram })
  const right = openLeaf(tree, { lesson, shape, from: middle, to: leaf.to, histogram: rightHistogram })
  tree.field[leaf.node] = field
  tree.words[leaf.node] = words
  tree.left[leaf.node] = left.node
  tree.right[leaf.node] = right.node
  return [left, right]
}

/** Stable: keeps the order of rows on both sides, so that the same rows give the same sums. */
function partition(rows: Int32Array, goesLeft: (row: number) => boolean): number {
  const right: number[] = []
  let place = 0
  for (const row of rows) {
    if (goesLeft(row)) {
      rows[place] = row
      place += 1
    } else right.push(row)
  }
  rows.set(right, place)
  return place
}

/** True when a bin goes to the left side of a split. */
export const inLeft = ([low, high]: readonly [number, number], bin: number): boolean =>
  ((bin < 32 ? low >>> bin : high >>> (bin - 32)) & 1) === 1

function bestSplit(
  lesson: TreeLesson,
  histogram: Float64Array,
  node: Sums & { readonly rowsLeast: number },
): Split | undefined {
  let best: Split | undefined
  if (node.rows < 2 * node.rowsLeast) return undefined
  lesson.bins.forEach((bins, field) => {
    const part = histogram.subarray(field * BINS_MOST * PARTS, (field + 1) * BINS_MOST * PARTS)
    for (const order of ordersOf(bins, part)) {
      const found = scan(part, order, node)
      if (found && found.gain > (best?.gain ?? GAIN_LEAST)) best = { ...found, field }
    }
  })
  return best
}

/** Orders in which the bins of a field are cut: numbers ascending with "missing" at either end, choices by ratio. */
function ordersOf(bins: FieldBins, part: Float64Array): number[][] {
  const all = Array.from({ length: bins.count }, (_, bin) => bin).filter((bin) => part[bin * PARTS + 2]! > 0)
  if (bins.kind === 'CHOICE') {
    const ratio = (bin: number): number => part[bin * PARTS]! / (part[bin * PARTS + 1]! + CHOICE_SMOOTHING)
    return [all.sort((left, right) => ratio(left) - ratio(right) || left - right)]
  }
  return all[0] === 0 ? [all, [...all.slice(1), 0]] : [all]
}

function scan(
  part: Float64Array,
  order: readonly number[],
  node: Sums & { readonly rowsLeast: number },
): Omit<Split, 'field'> | undefined {
  const whole = worth(node.slope, node.bend)
  let [slope, bend, rows, best, bestAt] = [0, 0, 0, GAIN_LEAST, -1]
  for (let at = 0; at + 1 < order.length; at += 1) {
    const bin = order[at]! * PARTS
    slope += part[bin]!
    bend += part[bin + 1]!
    rows += part[bin + 2]!
    if (rows < node.rowsLeast || node.rows - rows < node.rowsLeast) continue
    const gain = worth(slope, bend) + worth(node.slope - slope, node.bend - bend) - whole
    if (gain > best) [best, bestAt] = [gain, at]
  }
  return bestAt < 0 ? undefined : { gain: best, words: wordsOf(order.slice(0, bestAt + 1)) }
}

function wordsOf(bins: readonly number[]): readonly [number, number] {
  let [low, high] = [0, 0]
  for (const bin of bins) {
    if (bin < 32) low |= 1 << bin
    else high |= 1 << (bin - 32)
  }
  return [low, high]
}
