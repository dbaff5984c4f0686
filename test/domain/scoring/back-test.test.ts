import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { admitColumns } from '#server/domain/scoring/admit-columns.ts'
import { backTest, DEFAULT_BACK_TEST, modelBefore } from '#server/domain/scoring/back-test.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { areaUnderCurve, logLoss } from '#server/domain/scoring/metrics.ts'
import { Rolling } from '#server/domain/scoring/rolling.ts'
import { learnSix } from '#server/domain/scoring/six-fits.ts'
import { plantedLeads } from '#test/domain/scoring/generated-leads.ts'

const PLAN = { from: 0.8, step: 0.1, lag: 0 }
const table = plantedLeads(700, 71)
const saidOf = (of: LeadTable, plan = PLAN): number[] =>
  backTest(of, plan).blocks.flatMap(({ probability }) => [...probability])
const withOutcomes = (turn: (won: number, row: number) => number): LeadTable => ({
  ...table,
  won: table.won.map(turn),
})

/** The first place where two lists of scores differ. */
const alikeUntil = (left: readonly number[], right: readonly number[]): number =>
  left.findIndex((each, at) => each !== right[at])

describe('the pass', () => {
  const result = backTest(table, PLAN)
  const said = Float64Array.from(result.blocks.flatMap(({ probability }) => [...probability]))

  it('covers the last fifth once, without a hole', () => {
    expect(result.blocks[0]!.from).toBe(560)
    expect(result.blocks.at(-1)!.to).toBe(700)
    result.blocks.slice(1).forEach(({ from }, at) => {
      expect(from).toBe(result.blocks[at]!.to)
    })
    expect(said.every((each) => each > 0 && each < 1)).toBe(true)
  })

  it('finds most of what a planted law lets be found', () => {
    const judged = { probability: said, won: table.won.slice(560) }
    expect(areaUnderCurve(judged)).toBeGreaterThan(0.7)
    const base = result.blocks.flatMap((block) => [...block.probability].map(() => block.base))
    expect(logLoss(judged)).toBeLessThan(logLoss({ ...judged, probability: Float64Array.from(base) }) - 0.08)
  })

  it('gives the same bytes for the same rows', () => {
    expect(alikeUntil(saidOf(plantedLeads(700, 71)), [...said])).toBe(-1)
    const bytes = () => JSON.stringify(learnSix(table, { from: 0, to: 500 }))
    expect(bytes()).toBe(bytes())
  })

  it('gives the same bytes whatever the order of the columns', () => {
    const admit = (columns: LeadTable['columns']) =>
      admitColumns(columns, table.won, { excluded: new Set(), kept: new Set() }).admitted
    const [left, right] = [admit(table.columns), admit([...table.columns].reverse())]
    expect(alikeUntil(saidOf({ ...table, columns: left }), saidOf({ ...table, columns: right }))).toBe(-1)
  })

  it('predicts each block before its outcomes are known', () => {
    const { from, to } = result.blocks[Math.floor(result.blocks.length / 2)]!
    const turned = saidOf(withOutcomes((won, row) => (row >= from ? 1 - won : won)))
    expect(alikeUntil(turned, [...said])).toBe(to - 560)
  })

  it('lets outcomes that come late reach neither models nor champion nor recalibration', () => {
    const late = { ...PLAN, lag: 70 }
    const { blocks } = backTest(table, late)
    const turned = saidOf(
      withOutcomes((won, row) => (row >= 560 ? 1 - won : won)),
      late,
    )
    const first = blocks.find(({ from }) => from - 70 > 560)!
    expect(alikeUntil(turned, saidOf(table, late))).toBe(first.from - 560)
  })

  it('has one model that was trained once and one that knows everything', () => {
    expect(result.frozen.known).toBe(560)
    expect(result.final.known).toBe(result.blocks.at(-1)!.from)
    expect(modelBefore(table, 650)).toMatchObject({ known: 650, seat: 'BLEND' })
    expect(modelBefore(table, 0)).toMatchObject({ known: 0, seat: 'BASE' })
  })

  it('tells a clock before and after each block of the whole pass', () => {
    let ticks = 0
    const { blocks } = backTest(table, { from: 0.9, step: 0.1, lag: 0 }, () => {
      ticks += 1
    })
    expect(ticks % 2).toBe(0)
    expect(ticks).toBeGreaterThan(2 * blocks.length)
  })
})

describe('the base rate', () => {
  const now = (known: number) => ({ known, learn: true, published: true })

  it('is published below 100 known outcomes, and below ten of the rarer one', () => {
    const first = new Rolling(table)
    for (let from = 50; from < 100; from += 10) {
      expect(first.predict({ from, to: from + 10 }, now(from)).model.seat).toBe('BASE')
    }
    const rare = new Rolling(withOutcomes((won, row) => (row % 60 === 0 ? won : 0)))
    for (let from = 50; from < 500; from += 50) {
      expect(rare.predict({ from, to: from + 50 }, now(from)).model.seat).toBe('BASE')
    }
  })

  it('keeps the seat where there is nothing to learn, so that nothing is lost', () => {
    const chance = chanceOf(5)
    const noise = withOutcomes(() => (chance.happens(0.3) ? 1 : 0))
    const { blocks } = backTest(noise, { from: 0.3, step: 0.1, lag: 0 })
    expect(new Set(blocks.map(({ seat }) => seat))).toEqual(new Set(['BASE']))
  })

  it('answers for files of hardly any rows, without columns, and with one outcome only', () => {
    const few: LeadTable = { count: 20, columns: [], won: table.won.slice(0, 20) }
    expect(saidOf(few, DEFAULT_BACK_TEST)).toHaveLength(4)
    const bare = saidOf({ ...table, columns: [] })
    expect(bare.every((each) => each > 0 && each < 1)).toBe(true)
    const one = saidOf(withOutcomes(() => 1))
    expect(one.every((each) => each > 0.9 && each < 1)).toBe(true)
    expect(saidOf(few, { from: 0.01, step: 0.3, lag: 1_000 })).toHaveLength(20)
  })
})
