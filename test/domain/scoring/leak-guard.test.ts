import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { admitColumns } from '#server/domain/scoring/admit-columns.ts'
import { findJumps } from '#server/domain/scoring/jumps.ts'
import type { LeadColumn } from '#server/domain/scoring/lead-table.ts'
import { LEAK_FROM, strengthOf } from '#server/domain/scoring/leak-guard.ts'
import {
  bell,
  choiceColumn,
  NO_WISHES,
  numberColumn,
  plantedLeads,
  told,
} from '#test/domain/scoring/generated-leads.ts'

const planted = plantedLeads(2_000, 61)
const { won } = planted
const tell = (columns: readonly LeadColumn[], wishes = NO_WISHES) => told(columns, won, wishes)

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

  it.each([
    ['a date of contract, for half of the won', { side: 1, share: 0.5, slips: 0 }],
    ['a date of contract with a slip or two', { side: 1, share: 0.5, slips: 1 }],
    ['a reason lost, for a third of the lost', { side: 0, share: 0.3, slips: 0 }],
  ] as const)(
    'finds what is filled in for one outcome only, though it tells little: %s',
    (_what, { side, share, slips }) => {
      const chance = chanceOf(17)
      const filled = Array.from(
        won,
        (each, row) => (each === side && chance.happens(share)) || row % 500 < slips,
      )
      const text = choiceColumn(
        'closed',
        Array.from(filled, (each, row) => (each ? ['a', 'b', 'c'][row % 3]! : '')),
      )
      const amount = numberColumn(
        'paid',
        Array.from(filled, (each) => (each ? 100 * chance.fraction() : 0)),
      )
      const late = numberColumn(
        'day',
        Array.from(filled, (each, row) => (each ? 19_000 + row : Number.NaN)),
      )
      const unique = choiceColumn(
        'contract',
        Array.from(filled, (each, row) => (each ? `K-${row}` : '')),
      )
      expect(strengthOf(text, won).area).toBeLessThan(LEAK_FROM)
      expect(tell([text, amount, late, unique]).dropped).toEqual([
        'closed LEAK',
        'contract LEAK',
        'day LEAK',
        'paid LEAK',
      ])
    },
  )

  it('finds what only the won have empty, and does not accuse what only the lost have', () => {
    const chance = chanceOf(18)
    const gone = (side: number) =>
      Array.from(won, (each) => (each === side && chance.happens(0.4) ? '' : chance.pick(['a', 'b'])))
    expect(tell([choiceColumn('objection', gone(1)), choiceColumn('phone', gone(0))]).dropped).toEqual([
      'objection LEAK',
    ])
  })

  it('accuses no field that is filled in for most of the won, none of a few rows, and no flag', () => {
    const chance = chanceOf(19)
    const most = choiceColumn(
      'seminar',
      Array.from(won, (each) => (chance.happens(each ? 0.5 : 0.04) ? 'yes' : '')),
    )
    const few = choiceColumn(
      'gift',
      Array.from(won, (each, row) => (each === 1 && row < 30 ? 'yes' : '')),
    )
    const flag = numberColumn(
      'complained',
      Array.from(won, (each) => (each === 0 && chance.happens(0.2) ? 1 : 0)),
    )
    expect(tell([most, few, flag]).dropped).toEqual([])
  })

  it('does not accuse a field that was only asked for when nobody was won', () => {
    const rising = Uint8Array.from({ length: 2_000 }, (_, row) => (row >= 400 && row % 2 === 0 ? 1 : 0))
    const early = choiceColumn(
      'old form',
      Array.from(rising, (_, row) => (row < 400 ? ['a', 'b'][row % 2]! : '')),
    )
    expect(admitColumns([early], rising, NO_WISHES).dropped).toEqual([])
  })

  it('finds copies of the outcome, near and far', () => {
    const chance = chanceOf(20)
    const copies = [
      numberColumn('copy', [...won]),
      numberColumn(
        'value',
        Array.from(won, (each) => 100 * each + bell(chance)),
      ),
      choiceColumn(
        'state',
        Array.from(won, (each) => (each ? 'closed' : chance.pick(['open', 'dead']))),
      ),
      choiceColumn(
        'typed',
        Array.from(won, (each) => ((chance.happens(0.08) ? 1 - each : each) ? 'Ja' : 'Nein')),
      ),
    ]
    expect(tell(copies).admitted).toEqual([])
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
