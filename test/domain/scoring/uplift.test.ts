import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { admitByLot } from '#server/domain/scoring/treatment-guard.ts'
import {
  effectByDecile,
  effectOf,
  qiniOf,
  type TreatedTable,
  upliftScores,
} from '#server/domain/scoring/uplift.ts'
import { bell, numberColumn } from '#test/domain/scoring/generated-leads.ts'

/** A mailing by lot: `lure` decides who is moved by it, `warmth` who buys anyway. */
function mailing(count: number, seed: number, moved: number): TreatedTable {
  const chance = chanceOf(seed)
  const [lure, warmth, noise] = [0, 1, 2].map(() => Array.from({ length: count }, () => bell(chance)))
  const treated = Uint8Array.from({ length: count }, () => chance.below(2))
  const won = Uint8Array.from(treated, (arm, row) => {
    const rate = 0.25 + (warmth![row]! > 0 ? 0.2 : 0) + (arm === 1 && lure![row]! > 0 ? moved : 0)
    return chance.happens(rate) ? 1 : 0
  })
  const columns = [
    numberColumn('lure', lure!),
    numberColumn('warmth', warmth!),
    numberColumn('noise', noise!),
  ]
  return { table: { count, columns, won }, treated }
}

const tiny = (treated: readonly number[], won: readonly number[]): TreatedTable => ({
  table: { count: won.length, columns: [], won: Uint8Array.from(won) },
  treated: Uint8Array.from(treated),
})

describe('Qini', () => {
  it('of six people by hand', () => {
    // Down the ranking: treated won, held lost, treated lost, held won, treated won, held lost.
    const arms = tiny([1, 0, 1, 0, 1, 0], [1, 0, 0, 1, 1, 0])
    const { area, curve, ofTotal } = qiniOf(arms, Float64Array.from([6, 5, 4, 3, 2, 1]))
    const gains = [1, 1, 1, 1 - (1 * 2) / 2, 2 - (1 * 3) / 2, 2 - (1 * 3) / 3].map((gain) => gain / 6)
    expect(curve.slice(1).map(({ gain }) => gain)).toEqual(gains.map((gain) => expect.closeTo(gain, 12)))
    const expected = gains.reduce((sum, gain) => sum + gain, 0) / 6 - gains[5]! / 2
    expect(area).toBeCloseTo(expected, 12)
    expect(ofTotal).toBeCloseTo(expected / gains[5]!, 12)
  })

  it('does not care for the scale of a ranking and turns with it', () => {
    const arms = mailing(600, 3, 0.3)
    const lure = arms.table.columns[0]!
    if (lure.kind !== 'NUMBER') throw new Error('a number')
    const up = qiniOf(arms, lure.values)
    expect(
      qiniOf(
        arms,
        lure.values.map((value) => Math.exp(value)),
      ),
    ).toEqual(up)
    expect(
      qiniOf(
        arms,
        lure.values.map((value) => -value),
      ).area,
    ).toBeLessThan(0)
    expect(up.low).toBeLessThan(up.area)
    expect(up.high).toBeGreaterThan(up.area)
  })

  it('has an interval that holds nothing for rankings by lot, about as often as it says', () => {
    const arms = mailing(1_000, 5, 0.3)
    let inside = 0
    for (let seed = 0; seed < 60; seed += 1) {
      const chance = chanceOf(100 + seed)
      const { low, high } = qiniOf(
        arms,
        Float64Array.from({ length: 1_000 }, () => chance.fraction()),
      )
      inside += low <= 0 && high >= 0 ? 1 : 0
    }
    expect(inside).toBeGreaterThanOrEqual(50)
  })
})

describe('intervals hold the planted truth about as often as they say', () => {
  const RUNS = 120
  const MOVED = 0.3
  /** Half of all are treated, the better half of the ranking is moved: area (1/8 + 1/4) / 2, less half of the end. */
  const AREA = 0.5 * MOVED * (3 / 8 - 1 / 4)
  const counts = { area: 0, tenths: 0, total: 0 }
  const holds = ({ low, high }: { low: number; high: number }, truth: number): number =>
    low <= truth && truth <= high ? 1 : 0
  for (let run = 0; run < RUNS; run += 1) {
    const { table, treated } = mailing(600, 3_000 + run, MOVED)
    const lure = table.columns[0]!
    if (lure.kind !== 'NUMBER') throw new Error('a number')
    counts.area += holds(qiniOf({ table, treated }, lure.values), AREA)
    for (const each of effectByDecile({ table, treated }, lure.values))
      counts.tenths += holds(each, each.decile <= 5 ? MOVED : 0)
    const arm = (side: number): [number, number] => [
      table.won.filter((won, row) => won === 1 && treated[row] === side).length,
      treated.filter((each) => each === side).length,
    ]
    counts.total += holds(effectOf(arm(1), arm(0)), MOVED / 2)
  }

  it('area of Qini', () => {
    expect(counts.area / RUNS).toBeGreaterThan(0.88)
  })

  it('effect of each tenth, and of all', () => {
    expect(counts.tenths / (10 * RUNS)).toBeGreaterThan(0.92)
    expect(counts.tenths / (10 * RUNS)).toBeLessThan(0.98)
    expect(counts.total / RUNS).toBeGreaterThan(0.88)
  })

  it('says nothing of a tenth in which nobody was held out', () => {
    const { low, high } = effectOf([30, 40], [0, 0])
    expect(low).toBeLessThan(-0.1)
    expect(high).toBeGreaterThan(0.75)
  })
})

describe('fields of a trial', () => {
  it('leaves out what was written after the treatment, names what a lot would not bring, keeps the rest', () => {
    const { table, treated } = mailing(2_000, 21, 0.3)
    const chance = chanceOf(22)
    const voucher = numberColumn(
      'voucher',
      Array.from(treated, (arm) => (arm ? 1 + chance.fraction() : 0)),
    )
    const opened = numberColumn(
      'opened',
      Array.from(treated, (arm) => (arm && chance.happens(0.4) ? 5 : Number.NaN)),
    )
    const region = numberColumn(
      'region',
      Array.from(treated, (arm) => chance.below(4) + arm),
    )
    const { admitted, dropped, uneven } = admitByLot(
      [...table.columns, voucher, opened, region],
      treated,
      new Set(),
    )
    expect(admitted.map(({ name }) => name)).toEqual(['lure', 'warmth', 'noise', 'region'])
    expect(dropped.map(({ column }) => column)).toEqual(['voucher', 'opened'])
    expect(uneven.map(({ column }) => column)).toEqual(['region'])
    expect(admitByLot([voucher], treated, new Set(['voucher'])).admitted).toEqual([voucher])
  })
})

describe('T-learner', () => {
  it('ranks those first whom the mail moves, where the response score ranks the warm ones', () => {
    const arms = mailing(4_000, 7, 0.3)
    const { difference, response } = upliftScores(arms)
    const [moved, warm] = [qiniOf(arms, difference), qiniOf(arms, response)]
    expect(moved.low).toBeGreaterThan(0)
    expect(moved.area).toBeGreaterThan(warm.area)
    const deciles = effectByDecile(arms, difference)
    expect(deciles[0]!.low).toBeGreaterThan(0.1)
    expect(deciles[9]!.low).toBeLessThan(0.05)
    expect(deciles.reduce((sum, { treated, heldOut }) => sum + treated + heldOut, 0)).toBe(4_000)
  })

  it('claims nothing where the mail moves nobody', () => {
    const claims = [11, 12, 13, 14].filter((seed) => {
      const arms = mailing(2_000, seed, 0)
      return qiniOf(arms, upliftScores(arms).difference).low > 0
    })
    expect(claims.length).toBeLessThanOrEqual(1)
  })

  it('judges every row by models that did not see it: turning its outcome round changes no score of it', () => {
    const arms = mailing(400, 9, 0.3)
    const turned = arms.table.won.map((each, row) => (row === 17 ? 1 - each : each))
    const [before, after] = [
      upliftScores(arms),
      upliftScores({ ...arms, table: { ...arms.table, won: turned } }),
    ]
    expect(after.difference[17]).toBe(before.difference[17])
    expect(after.difference[18]).not.toBe(before.difference[18])
  })

  it('stands with an arm of one person and with nobody at all', () => {
    const one = tiny([1, 0, 0, 0, 0, 0], [1, 0, 1, 0, 1, 0])
    expect(upliftScores(one).difference.every(Number.isFinite)).toBe(true)
    expect(effectByDecile(one, new Float64Array(6))).toHaveLength(10)
    expect(qiniOf(tiny([], []), new Float64Array(0))).toMatchObject({ area: 0, ofTotal: 0 })
  })
})
