import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { choleskySolve } from '#server/domain/scoring/cholesky.ts'
import { designRows, learnDesign } from '#server/domain/scoring/design.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { logit, sigmoid } from '#server/domain/scoring/log-odds.ts'
import { derivatives, fitLogistic, logisticScores, penalisedLoss } from '#server/domain/scoring/logistic.ts'
import {
  alike,
  bell,
  choiceColumn,
  numberColumn,
  PULLS,
  plantedLeads,
  TRUTH,
} from '#test/domain/scoring/generated-leads.ts'

function lessonOf(table: LeadTable, weights = alike(table.count)) {
  const span = { from: 0, to: table.count }
  const design = learnDesign(table, span)
  return { design, lesson: { rows: designRows(design, table, span), won: table.won, weights } }
}

describe('logistic regression', () => {
  it('has the gradient and the Hessian that finite differences of its loss give', () => {
    const table = plantedLeads(60, 3)
    const { design, lesson } = lessonOf(
      table,
      Float64Array.from({ length: 60 }, (_, row) => 0.5 + row / 60),
    )
    const chance = chanceOf(4)
    const at = Float64Array.from({ length: design.width }, () => bell(chance) / 2)
    const { gradient, hessian } = derivatives(lesson, at)
    const step = 1e-5
    const moved = (column: number, by: number) =>
      at.map((weight, place) => (place === column ? weight + by : weight))
    for (let column = 0; column < design.width; column += 1) {
      const [up, down] = [moved(column, step), moved(column, -step)]
      const slope = (penalisedLoss(lesson, up) - penalisedLoss(lesson, down)) / (2 * step)
      expect(gradient[column]).toBeCloseTo(slope, 5)
      const [above, below] = [derivatives(lesson, up).gradient, derivatives(lesson, down).gradient]
      for (let other = column; other < design.width; other += 1) {
        const bend = (above[other]! - below[other]!) / (2 * step)
        expect(hessian[other * design.width + column]).toBeCloseTo(bend, 5)
      }
    }
  })

  it('ends where the gradient is nothing', () => {
    const { design, lesson } = lessonOf(plantedLeads(400, 5))
    const { gradient } = derivatives(lesson, fitLogistic(lesson, design).weights)
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-3)
  })

  it('without fields says the share won, its closed form', () => {
    const table: LeadTable = {
      count: 40,
      columns: [],
      won: Uint8Array.from({ length: 40 }, (_, r) => (r < 13 ? 1 : 0)),
    }
    const { design, lesson } = lessonOf(table)
    expect(fitLogistic(lesson, design).weights[0]).toBeCloseTo(logit(13 / 40), 6)
  })

  it('on one balanced number solves the two equations that bisection solves', () => {
    // Values -1 and +1 alike often, so mean 0 and spread 1; won 10 of 50 and 30 of 50.
    const rows = Array.from({ length: 100 }, (_, row) => row)
    const won = Uint8Array.from(rows, (row) => (row < 50 ? (row < 10 ? 1 : 0) : row < 80 ? 1 : 0))
    const table = {
      count: 100,
      columns: [
        numberColumn(
          'x',
          rows.map((row) => (row < 50 ? -1 : 1)),
        ),
      ],
      won,
    }
    const { design, lesson } = lessonOf(table)
    const { weights } = fitLogistic(lesson, design)
    const interceptFor = (w: number) => bisect((b) => sigmoid(b - w) + sigmoid(b + w) - 40 / 50)
    const w = bisect((each) => {
      const b = interceptFor(each)
      return 50 * (sigmoid(b + each) - 0.6) - 50 * (sigmoid(b - each) - 0.2) + 5 * each
    })
    expect(weights[1]).toBeCloseTo(w, 6)
    expect(weights[0]).toBeCloseTo(interceptFor(w), 6)
  })

  it('finds planted weights again', () => {
    const table = plantedLeads(20_000, 11)
    const { design, lesson } = lessonOf(table)
    const { weights } = fitLogistic(lesson, design)
    const first = (name: string) => design.fields[table.columns.findIndex((each) => each.name === name)]!
    for (const [name, truth] of [
      ['visits', TRUTH.visits],
      ['minutes', TRUTH.minutes],
      ['noise', 0],
    ] as const) {
      const field = first(name)
      const spread = field.kind === 'NUMBER' && name !== 'noise' ? field.spread : 1
      expect(Math.abs(weights[field.first]! / spread - truth)).toBeLessThan(0.08)
    }
    const source = first('source')
    if (source.kind !== 'CHOICE') throw new Error('source is a choice')
    const column = table.columns[source.field]!
    const weightOf = (level: string) => {
      const code = column.kind === 'CHOICE' ? column.levels.indexOf(level) : -1
      return weights[source.first + source.offsets.get(code)!]!
    }
    expect(weightOf('shop') - weightOf('call')).toBeCloseTo(PULLS['shop']! - PULLS['call']!, 0)
    expect(Math.abs(weightOf('shop') - weightOf('call') - 1.6)).toBeLessThan(0.12)
  })

  it('a weight of two is the row twice', () => {
    const table = plantedLeads(200, 8)
    const span = { from: 0, to: 200 }
    const design = learnDesign(table, span)
    const once = { rows: designRows(design, table, span), won: table.won, weights: alike(200).fill(2, 0, 50) }
    const order = [...Array(200).keys(), ...Array(50).keys()]
    const double = {
      count: 250,
      won: Uint8Array.from(order, (row) => table.won[row]!),
      columns: table.columns.map((column) =>
        column.kind === 'NUMBER'
          ? { ...column, values: Float64Array.from(order, (row) => column.values[row]!) }
          : { ...column, codes: Int32Array.from(order, (row) => column.codes[row]!) },
      ),
    }
    const rows = designRows(design, double, { from: 0, to: 250 })
    const twice = fitLogistic({ rows, won: double.won, weights: alike(250) }, design).weights
    for (const [at, weight] of fitLogistic(once, design).weights.entries())
      expect(weight).toBeCloseTo(twice[at]!, 5)
  })

  it('stands when a number tells the outcome perfectly, and when a value is absurd', () => {
    const values = Array.from({ length: 60 }, (_, row) => (row < 30 ? -1 - row / 30 : 1 + row / 30))
    values[59] = 1e90
    const won = Uint8Array.from(values, (value) => (value > 0 ? 1 : 0))
    const { design, lesson } = lessonOf({ count: 60, columns: [numberColumn('x', values)], won })
    const scores = logisticScores(fitLogistic(lesson, design), lesson.rows)
    expect(scores.every(Number.isFinite)).toBe(true)
  })
})

describe('design', () => {
  it('clips a standardised number at five and gives missing its own column', () => {
    const values = [...Array.from({ length: 99 }, (_, row) => (row % 2 === 0 ? -1 : 1)), -1e6, Number.NaN]
    const table = { count: 101, columns: [numberColumn('x', values)], won: new Uint8Array(101) }
    const design = learnDesign(table, { from: 0, to: 101 })
    const { column, value } = designRows(design, table, { from: 99, to: 101 })
    expect([...column]).toEqual([1, 2])
    expect([...value]).toEqual([-5, 1])
  })

  it('puts choices seen fewer than ten times together, five in a small file', () => {
    const texts = (many: number) => [...Array(many).fill('often'), ...Array(7).fill('seldom')]
    const width = (many: number) => {
      const table = {
        count: many + 7,
        columns: [choiceColumn('c', texts(many))],
        won: new Uint8Array(many + 7),
      }
      return learnDesign(table, { from: 0, to: many + 7 }).width
    }
    expect(width(100)).toBe(1 + 2 + 2)
    expect(width(600)).toBe(1 + 2 + 1)
  })
})

describe('choices of very many levels', () => {
  const chance = chanceOf(33)
  const count = 6_000
  const pulls = Array.from({ length: 200 }, () => bell(chance))
  const level = Array.from({ length: count }, () => chance.below(200))
  const won = Uint8Array.from(level, (each) => (chance.happens(sigmoid(pulls[each]! - 1)) ? 1 : 0))
  const dealers = choiceColumn(
    'dealer',
    level.map((each) => `d${each}`),
  )

  it('are told apart, so that planted pulls are found again', () => {
    const { design, lesson } = lessonOf({ count, columns: [dealers], won })
    expect(design.width).toBe(1 + 2 + 200)
    const { weights } = fitLogistic(lesson, design)
    const [field] = design.fields
    if (field?.kind !== 'CHOICE' || dealers.kind !== 'CHOICE') throw new Error('a choice')
    const found = dealers.levels.map((_, code) => weights[field.first + field.offsets.get(code)!]!)
    const planted = dealers.levels.map((name) => pulls[Number(name.slice(1))]!)
    const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
    const by = (values: readonly number[]) => values.map((each) => each - mean(values))
    const [f, p] = [by(found), by(planted)]
    const dot = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, each, at) => sum + each * b[at]!, 0)
    expect(dot(f, p) / Math.sqrt(dot(f, f) * dot(p, p))).toBeGreaterThan(0.85)
  })

  it('have fewer each where there are several of them, so that time stays bounded', () => {
    const three = ['a', 'b', 'c'].map((name) => ({ ...dealers, name }))
    expect(lessonOf({ count, columns: three, won }).design.width).toBe(1 + 3 * (2 + 60))
  })
})

describe('Cholesky', () => {
  it('solves what multiplying back confirms', () => {
    const chance = chanceOf(9)
    const size = 12
    const root = Array.from({ length: size }, () => Array.from({ length: size }, () => bell(chance)))
    const full = root.map((row, i) =>
      root.map((other, j) => row.reduce((sum, each, k) => sum + each * other[k]!, i === j ? 1 : 0)),
    )
    const right = Float64Array.from({ length: size }, () => bell(chance))
    const solution = choleskySolve(Float64Array.from(full.flat()), right, size)
    full.forEach((row, i) => {
      expect(row.reduce((sum, each, j) => sum + each * solution[j]!, 0)).toBeCloseTo(right[i]!, 8)
    })
  })
})

function bisect(at: (x: number) => number): number {
  let [low, high] = [-20, 20]
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2
    if (at(low) * at(middle) <= 0) high = middle
    else low = middle
  }
  return (low + high) / 2
}
