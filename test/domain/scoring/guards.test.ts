import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { fairnessOf } from '#server/domain/scoring/fairness-report.ts'
import type { LeadColumn } from '#server/domain/scoring/lead-table.ts'
import {
  choiceColumn,
  NO_WISHES,
  numberColumn,
  plantedLeads,
  told,
} from '#test/domain/scoring/generated-leads.ts'

const planted = plantedLeads(2_000, 61)
const { won } = planted
const tell = (columns: readonly LeadColumn[], wishes = NO_WISHES) => told(columns, won, wishes)

describe('columns that say nothing', () => {
  const count = won.length
  it.each([
    ['one value', choiceColumn('x', Array(count).fill('a')), 'CONSTANT'],
    ['one number', numberColumn('x', Array(count).fill(4)), 'CONSTANT'],
    ['all missing', choiceColumn('x', Array(count).fill('')), 'CONSTANT'],
    ['no number at all', numberColumn('x', Array(count).fill(Number.NaN)), 'CONSTANT'],
    [
      'text that names the row',
      choiceColumn(
        'x',
        Array.from({ length: count }, (_, row) => `k${row}`),
      ),
      'ID_LIKE',
    ],
    [
      'a counter upwards',
      numberColumn(
        'x',
        Array.from({ length: count }, (_, row) => 7 * row),
      ),
      'ID_LIKE',
    ],
    [
      'a counter downwards',
      numberColumn(
        'x',
        Array.from({ length: count }, (_, row) => -3 * row),
      ),
      'ID_LIKE',
    ],
  ])('%s: left out', (_what, column, why) => {
    expect(tell([column]).dropped).toEqual([`x ${why}`])
  })

  it('an amount that differs in every row is no id, nor is one value and missing', () => {
    const amounts = numberColumn(
      'amount',
      Array.from({ length: count }, (_, row) => (row * 7_919) % 1_000_003),
    )
    const flag = choiceColumn(
      'flag',
      Array.from({ length: count }, (_, row) => (row % 3 === 0 ? 'x' : '')),
    )
    expect(tell([amounts, flag]).dropped).toEqual([])
  })

  it('answers in the order of names, whatever the order of the columns', () => {
    const shuffled = [...planted.columns].reverse()
    expect(tell(shuffled)).toEqual(tell(planted.columns))
  })
})

describe('fairness report', () => {
  const region = choiceColumn(
    'Region',
    Array.from({ length: 1_000 }, (_, row) => (row % 2 === 0 ? 'north' : 'south')),
  )
  const chance = chanceOf(12)
  const came = Uint8Array.from({ length: 1_000 }, () => (chance.happens(0.3) ? 1 : 0))

  it('finds the region of which too much was said, and not the other', () => {
    const said = Float64Array.from(came, (_, row) => (row % 2 === 0 ? 0.45 : 0.3))
    const [figures] = fairnessOf([region], { probability: said, won: came }, 0)
    expect(figures!.groups.map(({ value, n, beyondChance }) => [value, n, beyondChance])).toEqual([
      ['north', 500, true],
      ['south', 500, false],
    ])
    expect(figures!.groups[0]!.mean).toBeCloseTo(0.45, 9)
  })

  it('raises no alarm among 20 regions where what was said is true', () => {
    const many = choiceColumn(
      'Land',
      Array.from({ length: 1_000 }, (_, row) => `r${row % 20}`),
    )
    const [figures] = fairnessOf([many], { probability: new Float64Array(1_000).fill(0.3), won: came }, 0)
    expect(figures!.groups).toHaveLength(20)
    expect(figures!.groups.filter(({ beyondChance }) => beyondChance)).toEqual([])
  })

  it('looks at regions and languages only, and at no group under 30', () => {
    const colour = { ...region, name: 'Landing colour' }
    const small = choiceColumn(
      'Sprache',
      Array.from({ length: 1_000 }, (_, row) => `l${Math.floor(row / 20)}`),
    )
    const judged = { probability: new Float64Array(1_000).fill(0.3), won: came }
    expect(fairnessOf([colour, small], judged, 0)).toEqual([])
  })
})
