import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { backTest } from '#server/domain/scoring/back-test.ts'
import type { LeadTable } from '#server/domain/scoring/lead-table.ts'
import { logit, logLossOf } from '#server/domain/scoring/log-odds.ts'
import { bell, numberColumn, plantedLeads } from '#test/domain/scoring/generated-leads.ts'

const PLAN = { from: 0.6, step: 0.05, lag: 0 }
const COUNT = 400
const BEGIN = 240

/** Nats ahead of the rolling base rate: at the end of the report, and at the worst moment on the way. */
function ahead(table: LeadTable, plan = PLAN) {
  const { blocks, credit } = backTest(table, plan)
  let [sum, least] = [0, 0]
  for (const { from, probability, base } of blocks) {
    for (const [at, said] of probability.entries()) {
      const won = table.won[from + at]!
      sum += logLossOf(logit(base), won) - logLossOf(logit(said), won)
      least = Math.min(least, sum)
    }
  }
  return { atEnd: sum, least, credit, staked: blocks.some(({ stake }) => stake > 0) }
}

type Turn = (won: number, row: number) => number

const from =
  (row: number, turn: Turn): Turn =>
  (won, at) =>
    at < row ? won : turn(won, at)
const flipped: Turn = (won) => 1 - won

/** Worlds in which what was learnt stops being true: from the report's beginning, from its middle, or by and by. */
const TREACHERY: readonly (readonly [string, Turn])[] = [
  ['every outcome flips when the report begins', from(BEGIN, flipped)],
  ['every outcome flips in its middle', from(320, flipped)],
  ['outcomes flip every 40 leads', (won, row) => (Math.floor(row / 40) % 2 === 1 ? 1 - won : won)],
  ['everybody is won from its beginning', from(BEGIN, () => 1)],
  ['nobody is won from its beginning', from(BEGIN, () => 0)],
  ['nobody is won but the last', (_won, row) => (row === COUNT - 1 ? 1 : 0)],
]

describe('never worse than the base rate by more than the credit, whatever comes', () => {
  it.each(TREACHERY)('%s', (_what, turn) => {
    for (const seed of [1, 2]) {
      const honest = plantedLeads(COUNT, seed)
      const { least, credit } = ahead({ ...honest, won: honest.won.map(turn) })
      expect(least).toBeGreaterThanOrEqual(-credit - 1e-9)
    }
  })

  it('a leak that stops when the report begins costs no more than was lent for it', () => {
    const honest = plantedLeads(COUNT, 5)
    const chance = chanceOf(6)
    const told = Array.from(
      honest.won,
      (won, row) => (row < BEGIN ? 4 * won : 4 * chance.below(2)) + bell(chance),
    )
    const table = { ...honest, columns: [numberColumn('told', told)] }
    const { least, credit, staked } = ahead(table)
    expect(staked).toBe(true)
    expect(least).toBeLessThan(0)
    expect(least).toBeGreaterThanOrEqual(-credit - 1e-9)
  })

  it('holds with outcomes that come late', () => {
    const honest = plantedLeads(COUNT, 7)
    const { least, credit } = ahead(
      { ...honest, won: honest.won.map(from(BEGIN, flipped)) },
      { ...PLAN, lag: 30 },
    )
    expect(least).toBeGreaterThanOrEqual(-credit - 1e-9)
  })
})

describe('where nothing can be learnt', () => {
  it.each([1, 2, 3, 4])('nothing is lost at all: outcomes by lot, seed %i', (seed) => {
    const honest = plantedLeads(COUNT, seed)
    const chance = chanceOf(seed + 30)
    const { atEnd, least } = ahead({ ...honest, won: honest.won.map(() => (chance.happens(0.2) ? 1 : 0)) })
    expect(atEnd).toBeGreaterThanOrEqual(0)
    expect(least).toBeGreaterThanOrEqual(-1e-9)
  })
})

describe('where much can be learnt', () => {
  it.each([1, 2, 3])('most of it is earned, seed %i', (seed) => {
    const { atEnd, least } = ahead(plantedLeads(COUNT, seed + 60))
    expect(atEnd / (COUNT - BEGIN)).toBeGreaterThan(0.06)
    expect(least).toBeGreaterThan(-3)
  })
})
