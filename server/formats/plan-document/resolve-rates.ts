import type {
  AmountTable,
  Brackets,
  LevelRates,
  Measure,
  PositionRates,
} from '#server/domain/compensation/bonus-terms.ts'
import type { Rate } from '#server/domain/kernel/rate.ts'
import type { BonusDocument } from '#server/formats/plan-document/bonus-schema.ts'
import type { NameResolver } from '#server/formats/plan-document/names.ts'

type WrittenLevelRates = Partial<
  Pick<Extract<BonusDocument, { type: 'UNILEVEL' }>, 'rates' | 'ratesByClass' | 'classRule' | 'brackets'>
>
type WrittenPositionRates = Partial<
  Pick<Extract<BonusDocument, { type: 'PERSONAL_SALES' }>, 'rate' | 'rates' | 'brackets'>
>

type BracketRow = NonNullable<WrittenLevelRates['brackets']>['table'][number]

/** A list of rates by level. */
export const rateList = (written: readonly string[], names: NameResolver): readonly Rate[] =>
  written.map((text) => names.rate(text))

/** Says which of several ways to give the rates was taken; none or two of them is an issue. */
function onlyOne(names: NameResolver, ways: Readonly<Record<string, unknown>>): void {
  const given = Object.keys(ways).filter((key) => ways[key] !== undefined)
  if (given.length === 1) return
  const known = Object.keys(ways).join(', ')
  if (given.length === 0) names.complain(`says no rates; add one of: ${known}`)
  else names.complain(`gives rates twice (${given.join(' and ')}); keep one of them`)
}

/** Rates by level: one list, one for each rank or class, or by volume bracket. */
export function levelRates(written: WrittenLevelRates, maxLevel: number, names: NameResolver): LevelRates {
  onlyOne(names, { rates: written.rates, ratesByClass: written.ratesByClass, brackets: written.brackets })
  if (written.ratesByClass) {
    const byClass = names.at('ratesByClass').byClass(written.ratesByClass, rateList)
    return { kind: 'CLASS', byClass, rule: written.classRule ?? 'BUYER' }
  }
  if (written.classRule !== undefined)
    names.at('classRule').complain('needs "ratesByClass"; add it or drop the rule')
  if (written.brackets) {
    const value = (row: BracketRow, at: NameResolver): readonly Rate[] => {
      if ((row.rate === undefined) === (row.rates === undefined)) {
        at.complain('give either "rate" or "rates" for the bracket')
      }
      return row.rates ? rateList(row.rates, at) : new Array(maxLevel).fill(names.rate(row.rate ?? '0'))
    }
    return { kind: 'BRACKET', brackets: brackets(written.brackets, names.at('brackets'), value) }
  }
  return listOrByRank(written.rates ?? [], names.at('rates'))
}

/** One list for everybody or one for each rank. */
export function listOrByRank(
  written: readonly string[] | Readonly<Record<string, readonly string[]>>,
  names: NameResolver,
): LevelRates {
  if (isList(written)) return { kind: 'LIST', rates: rateList(written, names) }
  return { kind: 'RANK', byRank: names.byRank(written, rateList) }
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value)

/** One rate a position: for all, by rank or by bracket. */
export function positionRates(written: WrittenPositionRates, names: NameResolver): PositionRates {
  onlyOne(names, { rate: written.rate, rates: written.rates, brackets: written.brackets })
  if (written.rates) {
    return { kind: 'RANK', byRank: names.at('rates').byRank(written.rates, (text) => names.rate(text)) }
  }
  if (written.brackets) {
    const value = (row: { rate: string }) => names.rate(row.rate)
    return { kind: 'BRACKET', brackets: brackets(written.brackets, names.at('brackets'), value) }
  }
  return { kind: 'ONE', rate: names.rate(written.rate ?? '0') }
}

function brackets<Row extends { from: string }, Value>(
  written: { over: string; table: readonly Row[] },
  names: NameResolver,
  value: (row: Row, at: NameResolver) => Value,
): Brackets<Value> {
  const { over, table } = written
  const customers = over === 'CUSTOMERS'
  const volume = customers ? 0 : names.at('over').position('volume', over)
  const measure = names.names.measures[volume] ?? 'PV'
  const rows = table.map((row, index) => {
    const at = names.at('table').at(index)
    return {
      from: bracketStart(row.from, customers ? undefined : measure, at.at('from')),
      value: value(row, at),
    }
  })
  return { over: customers ? { kind: 'CUSTOMERS' } : { kind: 'VOLUME', volume }, table: rows }
}

function bracketStart(text: string, measure: Measure | undefined, names: NameResolver): bigint {
  if (measure !== undefined) return names.units(text, measure)
  if (/^\d+$/.test(text)) return BigInt(text)
  names.complain(`"${text}" is no number of customers; write a whole number`)
  return 0n
}

/** One amount, or one for each rank or class; names of both kinds mixed are an issue. */
export function amountTable(
  written: string | Readonly<Record<string, string>>,
  names: NameResolver,
): AmountTable {
  const money = (text: string, at: NameResolver): bigint => at.money(text)
  if (typeof written === 'string') return { kind: 'ONE', amount: names.money(written) }
  const keys = Object.keys(written)
  const classes = keys.length > 0 && keys.every((key) => names.names.class.includes(key))
  const ranks = keys.every((key) => names.names.rank.includes(key))
  if (classes && !ranks) return { kind: 'CLASS', byClass: names.byClass(written, money) }
  return { kind: 'RANK', byRank: names.byRank(written, money) }
}

/** The longest of some lists of rates. */
export function longest(rates: LevelRates): number {
  switch (rates.kind) {
    case 'LIST':
      return rates.rates.length
    case 'RANK':
      return Math.max(0, ...rates.byRank.map((list) => list?.length ?? 0))
    case 'CLASS':
      return Math.max(0, ...rates.byClass.map((list) => list?.length ?? 0))
    case 'BRACKET':
      return Math.max(0, ...rates.brackets.table.map(({ value }) => value.length))
  }
}
