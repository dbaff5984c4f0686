import { describe, expect, it } from 'vitest'
import type { Seat } from '#server/domain/scoring/champion.ts'
import { explainScore } from '#server/domain/scoring/reasons.ts'
import { type PublishedModel, publishedScores } from '#server/domain/scoring/rolling.ts'
import { blendScores, learnSix } from '#server/domain/scoring/six-fits.ts'
import { PULLS, plantedLeads, TRUTH } from '#test/domain/scoring/generated-leads.ts'

const table = plantedLeads(1_200, 41)
const KNOWN = 900
const fits = learnSix(table, { from: 0, to: KNOWN })
const modelIn = (seat: Seat): PublishedModel => ({
  fits,
  platt: { slope: 0.8, intercept: -0.3 },
  seat,
  stake: 0.7,
  baseScore: -0.4,
  known: KNOWN,
})
const rows = Array.from({ length: table.count - KNOWN }, (_, at) => KNOWN + at)

describe('reasons', () => {
  it.each(['BLEND', 'LOGISTIC', 'TREES'] as const)(
    '%s: general level and reasons add up to the published log-odds',
    (seat) => {
      const model = modelIn(seat)
      const span = { from: KNOWN, to: table.count }
      const published = publishedScores(model, blendScores(fits, table, span), span)
      const levels = rows.map((row) => {
        const { general, reasons, logOdds } = explainScore(model, table, row)
        const sum = reasons.reduce((total, reason) => total + reason.logOdds, general)
        expect(Math.abs(sum - published[row - KNOWN]!)).toBeLessThanOrEqual(1e-9)
        expect(Math.abs(logOdds - published[row - KNOWN]!)).toBeLessThanOrEqual(1e-9)
        return general
      })
      // What belongs to no field is the same for everybody: nothing of a person hides in it.
      expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(1e-9)
    },
  )

  it('names every field once, the strongest first', () => {
    const { reasons } = explainScore(modelIn('BLEND'), table, KNOWN)
    expect(reasons.map(({ column }) => column).sort()).toEqual(table.columns.map(({ name }) => name).sort())
    const sizes = reasons.map(({ logOdds }) => Math.abs(logOdds))
    expect(sizes).toEqual([...sizes].sort((left, right) => right - left))
  })

  it('are the whole of the general level while the base rate holds the seat', () => {
    expect(explainScore(modelIn('BASE'), table, KNOWN)).toMatchObject({
      general: -0.4,
      logOdds: -0.4,
      reasons: [],
    })
  })

  it('point the way the planted law points', () => {
    const visits = table.columns[0]!
    if (visits.kind !== 'NUMBER') throw new Error('visits are numbers')
    const strong = rows.filter((row) => Math.abs(visits.values[row]!) > 1.5)
    expect(strong.length).toBeGreaterThan(20)
    for (const row of strong) {
      const reason = explainScore(modelIn('LOGISTIC'), table, row).reasons.find(
        (each) => each.column === 'visits',
      )!
      expect(Math.sign(reason.logOdds)).toBe(Math.sign(visits.values[row]! * TRUTH.visits))
    }
    const source = table.columns.find((column) => column.name === 'source')!
    if (source.kind !== 'CHOICE') throw new Error('source is a choice')
    const partOf = (level: string) => {
      const row = rows.find((each) => source.codes[each] === source.levels.indexOf(level))!
      return explainScore(modelIn('BLEND'), table, row).reasons.find((each) => each.column === 'source')!
        .logOdds
    }
    expect(PULLS['shop']! > PULLS['call']!).toBe(true)
    expect(partOf('shop')).toBeGreaterThan(partOf('call'))
  })
})
