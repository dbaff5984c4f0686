import type { BonusGround, RunGround } from '#server/domain/compensation/bonus-ground.ts'
import type { Brackets, LevelRates } from '#server/domain/compensation/bonus-terms.ts'
import { customerCounts } from '#server/domain/compensation/condition-ground.ts'
import { memberTest } from '#server/domain/compensation/condition-test.ts'
import { doubleOf, type Factor } from '#server/domain/compensation/exact.ts'
import { type FactorMaker, NO_FACTOR } from '#server/domain/compensation/rate-list.ts'
import type { LevelBonus } from '#server/domain/compensation/walking-bonuses.ts'
import { compareRates, type Rate } from '#server/domain/kernel/rate.ts'

/** Rates by level or generation, made ready: a row for each list of the plan, and who reads which row. */
export interface LevelGrid {
  readonly rows: readonly (readonly Factor[])[]
  /** Row of each earner, -1 for none. Under `BUYER` and `LOWER` it is the row of the earner's class. */
  readonly rowOf: Int32Array
  /** Whose class counts; `EARNER` where rows do not depend on the buyer. */
  readonly rule: 'BUYER' | 'EARNER' | 'LOWER'
  /** Row that replaces the table for members who meet a `rateWhen` condition; -1 for the others. */
  readonly replaced: Int32Array
  /** Base a class stands for under `LOWER`; NaN where the plan states none. */
  readonly classBase: readonly number[]
  /** The highest rate of any row on each level. */
  readonly top: readonly Factor[]
  /** Under `BUYER`: the highest rate anybody has for what a buyer of this class bought; last, for no class. */
  readonly topByClass: readonly (readonly Factor[])[]
}

type RateWhen = LevelBonus['rateWhen']

/** Readies the rates of a bonus. */
export function levelGrid(ground: BonusGround, rates: LevelRates, when: RateWhen = []): LevelGrid {
  const { run, factor } = ground
  const lists = listsOf(rates)
  const rows = [...lists, ...when.map((exception) => exception.rates)].map((list) => list.map(factor))
  const longest = rows.reduce((length, row) => Math.max(length, row.length), 0)
  const topOf = (among: readonly (readonly Factor[])[]): Factor[] =>
    Array.from({ length: longest }, (_, level) => highest(among.map((row) => row[level] ?? NO_FACTOR)))
  const exceptions = rows.slice(lists.length)
  return {
    rows,
    rowOf: rowsOf(ground, rates),
    rule: rates.kind === 'CLASS' ? rates.rule : 'EARNER',
    replaced: replacedRows(run, when, lists.length),
    classBase: run.plan.classes.map(({ cv }) => (cv === undefined ? Number.NaN : doubleOf(cv))),
    top: topOf(rows),
    topByClass: [...rows.slice(0, lists.length), []].map((row) => topOf([row, ...exceptions])),
  }
}

function listsOf(rates: LevelRates): (readonly Rate[])[] {
  if (rates.kind === 'LIST') return [rates.rates]
  if (rates.kind === 'RANK') return rates.byRank.map((list) => list ?? [])
  if (rates.kind === 'CLASS') return rates.byClass.map((list) => list ?? [])
  return rates.brackets.table.map(({ value }) => value)
}

function rowsOf({ run, ranks }: BonusGround, rates: LevelRates): Int32Array {
  if (rates.kind === 'LIST') return new Int32Array(ranks.length)
  if (rates.kind === 'RANK') return Int32Array.from(ranks)
  if (rates.kind === 'CLASS') return Int32Array.from(run.facts.members.class)
  return bracketsOf(run, rates.brackets)
}

/** The bracket each member has reached, -1 below the first. */
export function bracketsOf<T>(run: RunGround, { over, table }: Brackets<T>): Int32Array {
  const from = table.map((bracket) => doubleOf(bracket.from))
  const counts = over.kind === 'CUSTOMERS' ? customerCounts(run) : undefined
  const read = over.kind === 'VOLUME' ? run.volumes.reader(over.volume, 1) : undefined
  return Int32Array.from({ length: run.paidAs.length }, (_, member) => {
    const value = counts?.[member] ?? read?.(member) ?? 0
    let bracket = -1
    while (bracket + 1 < from.length && value >= from[bracket + 1]!) bracket += 1
    return bracket
  })
}

function replacedRows(run: RunGround, when: RateWhen, first: number): Int32Array {
  const replaced = new Int32Array(run.paidAs.length).fill(-1)
  const tests = when.map((exception) => memberTest(run, exception.when))
  if (tests.length === 0) return replaced
  for (let member = 0; member < replaced.length; member += 1) {
    const found = tests.findIndex((test) => test(member))
    if (found >= 0) replaced[member] = first + found
  }
  return replaced
}

const highest = (factors: readonly Factor[]): Factor =>
  factors.reduce((best, next) => (compareRates(next.exact, best.exact) > 0 ? next : best), NO_FACTOR)

/** The factor of an earner on a level (from 1) for what `buyer` bought; `NO_FACTOR` where there is none. */
export function factorAt(grid: LevelGrid, pair: { earner: number; buyer: number }, level: number): Factor {
  const row = rowFor(grid, pair.earner, pair.buyer)
  return row < 0 ? NO_FACTOR : (grid.rows[row]![level - 1] ?? NO_FACTOR)
}

function rowFor(grid: LevelGrid, earner: number, buyer: number): number {
  const replaced = grid.replaced[earner]!
  if (replaced >= 0) return replaced
  if (grid.rule === 'EARNER') return grid.rowOf[earner]!
  if (grid.rule === 'BUYER') return grid.rowOf[buyer]!
  return Math.min(grid.rowOf[earner]!, grid.rowOf[buyer]!)
}

/** The base under `LOWER`: what the earner's class stands for where that is the lower one. */
export function baseFor(grid: LevelGrid, pair: { earner: number; buyer: number }, base: number): number {
  if (grid.rule !== 'LOWER') return base
  const own = grid.rowOf[pair.earner]!
  if (own < 0 || own >= grid.rowOf[pair.buyer]!) return base
  const stated = grid.classBase[own]!
  return Number.isNaN(stated) ? base : stated
}

/** Whether the own row of a member (rank, bracket, class) has a rate on a level. */
export function coversLevel(grid: LevelGrid, member: number, level: number): boolean {
  if (grid.rule !== 'EARNER') return true
  return factorAt(grid, { earner: member, buyer: member }, level).positive
}

/** Rows with a rate on a level: levels with the same rows skip the same members. */
export const coveringRows = (grid: LevelGrid, level: number): string =>
  grid.rows.map((row) => (row[level - 1]?.positive ? '1' : '0')).join('')

/** Readies one rate a position may have. */
export const oneFactor = (factor: FactorMaker, rate: Rate | undefined): Factor =>
  rate ? factor(rate) : NO_FACTOR
