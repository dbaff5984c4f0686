import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { binRows, learnBins } from '#server/domain/scoring/bins.ts'
import { boostedScores, fitBoosted, LEARNING_RATE, walkTree } from '#server/domain/scoring/boosted-trees.ts'
import type { LeadColumn, LeadTable } from '#server/domain/scoring/lead-table.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'
import { areaUnderCurve, logLoss } from '#server/domain/scoring/metrics.ts'
import { growTree, LEAF_RIDGE, type Tree } from '#server/domain/scoring/tree-growing.ts'
import {
  alike,
  bell,
  choiceColumn,
  numberColumn,
  plantedLeads,
} from '#test/domain/scoring/generated-leads.ts'

const SHAPE = { leavesMost: 6, rowsLeast: 3 }

/** Forty rows of two numbers, some missing, with slopes and bends of any size. */
function smallLesson(seed: number, columns?: readonly LeadColumn[]) {
  const chance = chanceOf(seed)
  const count = 40
  const drawn = () =>
    numberColumn(
      'x',
      Array.from({ length: count }, () => (chance.happens(0.2) ? Number.NaN : chance.below(9))),
    )
  const table: LeadTable = { count, columns: columns ?? [drawn(), drawn()], won: new Uint8Array(count) }
  const span = { from: 0, to: count }
  const bins = learnBins(table, span)
  const slope = Float64Array.from({ length: count }, () => bell(chance))
  const bend = Float64Array.from({ length: count }, () => 0.05 + chance.fraction())
  return { table, bins, binned: binRows(bins, table, span), slope, bend }
}

type Small = ReturnType<typeof smallLesson>
type Rows = readonly number[]

const sumOf = (rows: Rows, values: Float64Array): number => rows.reduce((sum, row) => sum + values[row]!, 0)
const worthOf = ({ slope, bend }: Small, rows: Rows): number =>
  sumOf(rows, slope) ** 2 / (sumOf(rows, bend) + LEAF_RIDGE)

/** Every cut of every number, "missing" on either side. */
function naiveSplit(lesson: Small, rows: Rows) {
  let best: { gain: number; left: Rows; right: Rows } | undefined
  for (const column of lesson.table.columns) {
    if (column.kind !== 'NUMBER') throw new Error('numbers only')
    for (const cut of [Number.NEGATIVE_INFINITY, ...new Set(column.values)].filter(
      (each) => !Number.isNaN(each),
    )) {
      for (const missingLeft of [true, false]) {
        const goes = (row: number) =>
          Number.isNaN(column.values[row]!) ? missingLeft : column.values[row]! <= cut
        const [left, right] = [rows.filter(goes), rows.filter((row) => !goes(row))]
        if (Math.min(left.length, right.length) < SHAPE.rowsLeast) continue
        const gain = worthOf(lesson, left) + worthOf(lesson, right) - worthOf(lesson, rows)
        if (gain > (best?.gain ?? 1e-9)) best = { gain, left, right }
      }
    }
  }
  return best
}

/** The leaf whose best split gains most is split, until there are enough leaves; each row gets its leaf's answer. */
function naiveTree(lesson: Small): Float64Array {
  let leaves: Rows[] = [[...lesson.table.won.keys()]]
  while (leaves.length < SHAPE.leavesMost) {
    const splits = leaves.map((rows) => naiveSplit(lesson, rows))
    const best = splits.reduce(
      (at, split, place) => ((split?.gain ?? 0) > (splits[at]?.gain ?? 0) ? place : at),
      0,
    )
    const split = splits[best]
    if (!split) break
    leaves = [...leaves.filter((_, place) => place !== best), split.left, split.right]
  }
  const answers = new Float64Array(lesson.table.count)
  for (const rows of leaves) {
    const value = -sumOf(rows, lesson.slope) / (sumOf(rows, lesson.bend) + LEAF_RIDGE)
    for (const row of rows) answers[row] = value
  }
  return answers
}

function answersOf(tree: Tree, { binned, table }: Pick<Small, 'binned' | 'table'>): Float64Array {
  return Float64Array.from({ length: table.count }, (_, row) => {
    let sum = 0
    walkTree(
      tree,
      (field) => binned[field]![row]!,
      (_field, change) => {
        sum += change
      },
    )
    return sum / LEARNING_RATE
  })
}

describe('growing one tree', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(
    'splits as an exhaustive search does, seed %i',
    (seed) => {
      const lesson = smallLesson(seed)
      const grown = answersOf(growTree(lesson, SHAPE), lesson)
      naiveTree(lesson).forEach((value, row) => {
        expect(grown[row]).toBeCloseTo(value, 9)
      })
    },
  )

  it.each([1, 2, 3, 4, 5])(
    'cuts choices in the order of their smoothed ratio, never better than all subsets, seed %i',
    (seed) => {
      const chance = chanceOf(seed)
      const texts = Array.from({ length: 40 }, () => chance.pick(['a', 'b', 'c', 'd']))
      const lesson = smallLesson(seed + 50, [choiceColumn('c', texts)])
      const all = texts.map((_, row) => row)
      const gainOf = (left: Rows): number => {
        const right = all.filter((row) => !left.includes(row))
        if (Math.min(left.length, right.length) < SHAPE.rowsLeast) return 0
        return worthOf(lesson, left) + worthOf(lesson, right) - worthOf(lesson, all)
      }
      const levels = ['a', 'b', 'c', 'd']
      const ofLevels = (some: readonly string[]): Rows => all.filter((row) => some.includes(texts[row]!))
      const ratio = (level: string): number =>
        sumOf(ofLevels([level]), lesson.slope) / (sumOf(ofLevels([level]), lesson.bend) + 10)
      const ordered = [...levels].sort((left, right) => ratio(left) - ratio(right))
      const byOrder = [1, 2, 3].map((size) => gainOf(ofLevels(ordered.slice(0, size))))
      const bySubset = Array.from({ length: 14 }, (_, set) =>
        gainOf(ofLevels(levels.filter((_l, at) => ((set + 1) >> at) & 1))),
      )
      const tree = growTree(lesson, { ...SHAPE, leavesMost: 2 })
      const left = all.filter((row) => Math.abs(answersOf(tree, lesson)[row]! - tree.value[1]!) < 1e-12)
      expect(gainOf(left)).toBeCloseTo(Math.max(...byOrder), 9)
      expect(gainOf(left)).toBeLessThanOrEqual(Math.max(...bySubset) + 1e-9)
    },
  )

  it('never leaves fewer rows in a leaf than asked for, nor more leaves', () => {
    const lesson = smallLesson(77)
    const answers = answersOf(growTree(lesson, { leavesMost: 4, rowsLeast: 8 }), lesson)
    const sizes = [...new Set(answers)].map((value) => answers.filter((each) => each === value).length)
    expect(sizes.length).toBeLessThanOrEqual(4)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8)
  })

  it('does not split what has nothing to split by', () => {
    const lesson = smallLesson(5, [
      numberColumn('same', Array(40).fill(3)),
      numberColumn('gone', Array(40).fill(Number.NaN)),
    ])
    expect(growTree(lesson, SHAPE).value).toHaveLength(1)
  })
})

describe('boosting', () => {
  const learn = (table: LeadTable) => {
    const span = { from: 0, to: table.count }
    const bins = learnBins(table, span)
    const binned = binRows(bins, table, span)
    return { bins, model: fitBoosted({ bins, binned, won: table.won, weights: alike(table.count) }), binned }
  }

  it('starts from the share won, and each round lowers the loss of what it learnt from', () => {
    const table = plantedLeads(1_500, 21)
    const { model, binned } = learn(table)
    const losses = [0, 1, 10, 60, 120].map((rounds) => {
      const scores = boostedScores({ ...model, trees: model.trees.slice(0, rounds) }, binned, table.count)
      return logLoss({ probability: scores.map(sigmoid), won: table.won })
    })
    const rate = table.won.reduce((sum, each) => sum + each, 0.5) / (table.count + 1)
    expect(sigmoid(model.start)).toBeCloseTo(rate, 9)
    expect([...losses].sort((a, b) => b - a)).toEqual(losses)
    expect(new Set(losses).size).toBe(5)
  })

  it('learns what no sum of fields can say: either of two, not both', () => {
    const chance = chanceOf(31)
    const count = 2_000
    const [a, b] = [0, 1].map(() => Array.from({ length: count }, () => chance.below(2)))
    const won = Uint8Array.from({ length: count }, (_, row) =>
      chance.happens(a![row] === b![row] ? 0.2 : 0.8) ? 1 : 0,
    )
    const extra = Array.from({ length: count }, () => chance.fraction())
    const columns = [numberColumn('a', a!), numberColumn('b', b!), numberColumn('c', extra)]
    const { model, binned } = learn({ count, columns, won })
    expect(areaUnderCurve({ probability: boostedScores(model, binned, count), won })).toBeGreaterThan(0.75)
  })
})
