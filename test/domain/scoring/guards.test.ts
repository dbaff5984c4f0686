import { describe, expect, it } from 'vitest'
import { chanceOf } from '#seeds/chance.ts'
import { admitColumns } from '#server/domain/scoring/admit-columns.ts'
import { fairnessOf } from '#server/domain/scoring/fairness-report.ts'
import { findJumps } from '#server/domain/scoring/jumps.ts'
import type { LeadColumn } from '#server/domain/scoring/lead-table.ts'
import { LEAK_FROM, strengthOf } from '#server/domain/scoring/leak-guard.ts'
import { bell, choiceColumn, numberColumn, plantedLeads } from '#test/domain/scoring/generated-leads.ts'

const NO_WISHES = { excluded: new Set<string>(), kept: new Set<string>() }
const planted = plantedLeads(2_000, 61)
const { won } = planted
const tell = (columns: readonly LeadColumn[], wishes = NO_WISHES) => {
  const { admitted, dropped } = admitColumns(columns, won, wishes)
  return {
    admitted: admitted.map(({ name }) => name),
    dropped: dropped.map(({ column, why }) => `${column} ${why}`),
  }
}

/** Written after the outcome: minutes of a call that grew long because it was won. */
function longCalls(seed: number): LeadColumn {
  const chance = chanceOf(seed)
  return numberColumn(
    'length',
    Array.from(won, (each) => Math.exp(bell(chance) + 2.5 * each)),
  )
}

describe('leak guard by strength', () => {
  it('takes out planted leaks, numbers and choices, and no honest field', () => {
    const chance = chanceOf(5)
    const verdict = choiceColumn(
      'verdict',
      Array.from(won, (each) => (chance.happens(each ? 0.9 : 0.15) ? 'hot' : 'cold')),
    )
    expect(tell([...planted.columns, longCalls(6), verdict])).toEqual({
      admitted: ['colour', 'minutes', 'noise', 'source', 'visits'],
      dropped: ['length LEAK', 'verdict LEAK'],
    })
  })

  it('finds a leak that tells by being missing', () => {
    const reason = choiceColumn(
      'reason lost',
      Array.from(won, (each, row) => (each ? '' : ['price', 'time'][row % 2]!)),
    )
    expect(tell([reason]).dropped).toEqual(['reason lost LEAK'])
  })

  it('does not accuse a field that only drifts with the share won', () => {
    const chance = chanceOf(7)
    const rising = Uint8Array.from({ length: 2_000 }, (_, row) =>
      chance.happens(0.05 + (0.9 * row) / 2_000) ? 1 : 0,
    )
    const rate = numberColumn(
      'interest rate',
      Array.from(rising, (_, row) => 5 - row / 500 + 0.05 * bell(chance)),
    )
    const shuffledLook = Math.abs(0.5 - naiveArea(rate, rising))
    expect(shuffledLook).toBeGreaterThan(0.28)
    expect(strengthOf(rate, rising).area).toBeLessThan(0.65)
    expect(admitColumns([rate], rising, NO_WISHES).dropped).toEqual([])
  })

  it('accuses none of 60 fields of noise in a file of 100 leads with ten won', () => {
    for (const seed of [1, 2, 3]) {
      const chance = chanceOf(seed)
      const few = Uint8Array.from({ length: 100 }, (_, row) => (row % 10 === 3 ? 1 : 0))
      const noise = Array.from({ length: 60 }, (_, at) =>
        at % 2 === 0
          ? numberColumn(
              `n${at}`,
              Array.from(few, () => chance.below(5)),
            )
          : choiceColumn(
              `c${at}`,
              Array.from(few, () => chance.pick(['a', 'b', 'c'])),
            ),
      )
      expect(admitColumns(noise, few, NO_WISHES).dropped).toEqual([])
    }
  })

  it('keeps what a person wants kept, unless it is protected or excluded', () => {
    const age = { ...longCalls(8), name: 'age' }
    const wishes = { excluded: new Set(['colour']), kept: new Set(['length', 'age', 'colour']) }
    expect(tell([...planted.columns, longCalls(6), age], wishes)).toEqual({
      admitted: ['length', 'minutes', 'noise', 'source', 'visits'],
      dropped: ['age PROTECTED', 'colour EXCLUDED'],
    })
  })

  it('has no opinion where no block of time holds both outcomes', () => {
    const half = Uint8Array.from({ length: 100 }, (_, row) => (row < 60 ? 1 : 0))
    expect(strengthOf(numberColumn('x', [...half]), half)).toEqual({ area: 0.5, errors: 0 })
  })
})

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

describe('leak guard by jump', () => {
  it('reports a field that carries the model alone, and none that only helps', () => {
    const table = { ...planted, columns: [...planted.columns, { ...longCalls(6), name: 'length' }] }
    expect(findJumps(table).map(({ column }) => column)).toContain('length')
    expect(findJumps(table).map(({ column }) => column)).not.toContain('noise')
  })

  it('says nothing where the last rows hold too few of one outcome', () => {
    expect(findJumps({ ...planted, won: won.map((each, row) => (row > 1_500 ? 0 : each)) })).toEqual([])
  })

  it('leaves blocks of leaks to the strength: its bar is the same for all', () => {
    expect(strengthOf(longCalls(6), won).area).toBeGreaterThan(LEAK_FROM)
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

function naiveArea(column: LeadColumn, outcome: Uint8Array): number {
  if (column.kind !== 'NUMBER') throw new Error('a number')
  let [better, pairs] = [0, 0]
  for (let i = 0; i < outcome.length; i += 7) {
    for (let j = 0; j < outcome.length; j += 7) {
      if (outcome[i] !== 1 || outcome[j] !== 0) continue
      pairs += 1
      better += column.values[i]! > column.values[j]! ? 1 : 0
    }
  }
  return better / pairs
}
