import type { PoolShares } from '#server/domain/compensation/pool-division.ts'
import type {
  BinaryBonus,
  BinaryMode,
  CycleRatio,
  FastStartBonus,
  FixedBonus,
  PoolBonus,
  RetailProfitBonus,
} from '#server/domain/compensation/sum-bonuses.ts'
import { ZERO_RATE } from '#server/domain/kernel/rate.ts'
import type { BonusDocumentOf } from '#server/formats/plan-document/bonus-schema.ts'
import type { NameResolver } from '#server/formats/plan-document/names.ts'
import {
  type BonusPlace,
  below,
  bonusCondition,
  commonFields,
  walkFields,
} from '#server/formats/plan-document/resolve-bonus-frame.ts'
import {
  amountTable,
  levelRates,
  longest,
  positionRates,
} from '#server/formats/plan-document/resolve-rates.ts'

type Binary = BonusDocumentOf<'BINARY'>
type FastStart = BonusDocumentOf<'FAST_START'>
type Pool = BonusDocumentOf<'POOL'>

const defined = (value: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined)

/** A binary bonus; keys that its mode does not read are issues. */
export function resolveBinary(written: Binary, place: BonusPlace): BinaryBonus {
  const { names } = place
  const common = commonFields(written, place)
  names.at('tree').treeOfKind(written.tree, 'BINARY')
  return {
    ...common,
    type: written.type,
    mode: binaryMode(written, common.base.measure, names),
    after: written.after,
    ...(written.flushWhen === undefined
      ? {}
      : { flushWhen: bonusCondition(written.flushWhen, below(place, 'flushWhen'), written.tree) }),
    ...(written.carryCap === undefined || written.carryCap === '-1'
      ? {}
      : { carryCap: names.at('carryCap').units(written.carryCap, common.base.measure) }),
    ...(written.positionCap === undefined
      ? {}
      : { positionCap: amountTable(written.positionCap, names.at('positionCap')) }),
    ...(written.maxCycles === undefined ? {} : { maxCycles: written.maxCycles }),
  }
}

function binaryMode(written: Binary, measure: 'PV' | 'CV' | 'PRICE', names: NameResolver): BinaryMode {
  const { mode, unit, ratios, tiers, rate, rates, brackets, maxCycles, strongLeg } = written
  const allowed = {
    WEAKER_LEG: ['rate', 'rates', 'brackets'],
    CYCLE: ['unit', 'ratios', 'maxCycles', 'strongLeg'],
    TIERS: ['tiers'],
  }
  const fitting: readonly string[] = allowed[mode === 'VOLUME_RATIO' ? 'WEAKER_LEG' : mode]
  for (const key of defined({ unit, ratios, tiers, rate, rates, brackets, maxCycles, strongLeg })) {
    if (!fitting.includes(key)) names.at(key).complain(`does not belong to mode ${mode}; drop it`)
  }
  if (mode === 'CYCLE') {
    if (unit === undefined) names.at('unit').complain('is missing; CYCLE needs the volume of one cycle')
    if (ratios === undefined)
      names.at('ratios').complain('is missing; CYCLE needs at least { s: 1, rate: ... }')
    const units = names.at('unit').units(unit ?? '1', measure)
    if (units === 0n) names.at('unit').complain('is 0; a cycle needs a volume above 0')
    return {
      kind: mode,
      unit: units,
      ratios: (ratios ?? []).map((row, i) => cycleRatio(row, names.at('ratios').at(i))),
      strongLeg: strongLeg ?? 'PERIOD',
    }
  }
  if (mode === 'TIERS') {
    if (tiers === undefined) names.at('tiers').complain('is missing; TIERS needs a table of from and amount')
    const table = (tiers ?? []).map((row, index) => {
      const at = names.at('tiers').at(index)
      return { from: at.at('from').units(row.from, measure), amount: at.at('amount').money(row.amount) }
    })
    return { kind: mode, tiers: table }
  }
  return { kind: mode, rates: positionRates(written, names) }
}

function cycleRatio(row: NonNullable<Binary['ratios']>[number], names: NameResolver): CycleRatio {
  if ((row.rate === undefined) === (row.amount === undefined))
    names.complain('give either "rate" or "amount"')
  return {
    strong: row.s,
    ...(row.once === true ? { once: true } : {}),
    ...(row.rate === undefined ? {} : { rate: names.rate(row.rate) }),
    ...(row.amount === undefined ? {} : { amount: names.at('amount').money(row.amount) }),
    ...(row.ranks === undefined
      ? {}
      : { ranks: row.ranks.map((rank, index) => names.at('ranks').at(index).position('rank', rank)) }),
    ...(row.classes === undefined
      ? {}
      : { classes: row.classes.map((name, index) => names.at('classes').at(index).position('class', name)) }),
  }
}

/** A fast start bonus pays by rates, by fixed amounts or by a table of classes, never by two of them. */
export function resolveFastStart(written: FastStart, place: BonusPlace): FastStartBonus {
  const { names } = place
  const pay = fastStartPay(written, names)
  const deepest =
    pay.kind === 'RATES'
      ? longest(pay.rates)
      : pay.kind === 'AMOUNTS'
        ? Math.max(pay.amounts.length, ...[...pay.byProduct.values()].map((list) => list.length))
        : 1
  return {
    ...commonFields(written, place),
    ...walkFields(written, deepest, names),
    type: written.type,
    pay,
    hides: written.hides === undefined ? ZERO_RATE : names.at('hides').part(written.hides),
  }
}

function fastStartPay(written: FastStart, names: NameResolver): FastStartBonus['pay'] {
  const { rates, ratesByClass, amounts, amountsByProduct, amountsByClass } = written
  const ways = [
    defined({ rates, ratesByClass }),
    defined({ amounts, amountsByProduct }),
    defined({ amountsByClass }),
  ].filter((keys) => keys.length > 0)
  if (ways.length !== 1) {
    names.complain(
      ways.length === 0
        ? 'says no amounts; add one of: rates, ratesByClass, amounts, amountsByProduct, amountsByClass'
        : `pays twice (${ways.flat().join(' and ')}); keep one of them`,
    )
  }
  if (amountsByClass) {
    const amounts = names
      .at('amountsByClass')
      .byClass(amountsByClass, (row, at) => at.byClass(row, (text, cell) => cell.money(text)))
    return { kind: 'CLASS_TABLE', amounts }
  }
  if (amounts || amountsByProduct) {
    const list = (texts: readonly string[], at: NameResolver) => texts.map((text, i) => at.at(i).money(text))
    const products = Object.entries(amountsByProduct ?? {}).map(
      ([product, texts]) => [product, list(texts, names.at('amountsByProduct').at(product))] as const,
    )
    return {
      kind: 'AMOUNTS',
      amounts: list(amounts ?? [], names.at('amounts')),
      byProduct: new Map(products),
    }
  }
  const maximum = written.maximum === undefined ? {} : { maximum: names.at('maximum').money(written.maximum) }
  if (rates === undefined && ratesByClass === undefined) {
    return { kind: 'RATES', rates: { kind: 'LIST', rates: [] }, ...maximum }
  }
  return { kind: 'RATES', rates: levelRates(written, written.maxLevel ?? 1, names), ...maximum }
}

/** Retail profit; `rate` goes with mode `RATE` and with no other. */
export function resolveRetailProfit(
  written: BonusDocumentOf<'RETAIL_PROFIT'>,
  place: BonusPlace,
): RetailProfitBonus {
  const { names } = place
  if (written.mode === 'RATE' && written.rate === undefined)
    names.at('rate').complain('is missing; mode RATE needs it')
  if (written.mode === 'PRICE_DIFFERENCE' && written.rate !== undefined) {
    names.at('rate').complain('does not belong to mode PRICE_DIFFERENCE; drop it')
  }
  return {
    ...commonFields(written, place),
    type: written.type,
    ...(written.rate === undefined ? {} : { rate: names.rate(written.rate) }),
    settled: written.settled ?? 'PAYOUT',
  }
}

/** A pool: a share of the base or a fixed sum, and how it is shared. */
export function resolvePool(written: Pool, place: BonusPlace): PoolBonus {
  const { names } = place
  if ((written.share === undefined) === (written.amount === undefined)) {
    names.complain('a pool has either "share" (of the base) or "amount"; give one of them')
  }
  return {
    ...commonFields(written, place),
    type: written.type,
    fund:
      written.amount === undefined
        ? { kind: 'SHARE', share: names.rate(written.share ?? '0') }
        : { kind: 'SUM', amount: names.at('amount').money(written.amount) },
    shares: poolShares(written.shares, names.at('shares')),
    ...(written.shareValueUnit === undefined
      ? {}
      : { shareValueUnit: names.at('shareValueUnit').money(written.shareValueUnit) }),
  }
}

function poolShares(written: Pool['shares'], names: NameResolver): PoolShares {
  if (typeof written === 'string') return { kind: written }
  switch (written.kind) {
    case 'EQUAL':
    case 'BY_POINTS':
      return { kind: written.kind }
    case 'BY_RANK':
      return {
        kind: written.kind,
        byRank: names.at('shares').byRank(written.shares, (value) => BigInt(value)),
      }
    case 'BY_VOLUME': {
      const volume = names.at('volume').position('volume', written.volume)
      const per = names.at('per').units(written.per, names.names.measures[volume] ?? 'PV')
      if (per === 0n) names.at('per').complain('is 0; a share needs a volume above 0')
      return { kind: written.kind, volume, per, growth: written.growth ?? false }
    }
    case 'BY_PLACE': {
      const places = written.places.map((text) => names.rate(text))
      return { kind: written.kind, volume: names.at('volume').position('volume', written.volume), places }
    }
  }
}

/** A fixed amount, for all or by rank. */
export function resolveFixed(written: BonusDocumentOf<'FIXED'>, place: BonusPlace): FixedBonus {
  const { names } = place
  if ((written.amount === undefined) === (written.byRank === undefined)) {
    names.complain('give either "amount" or "byRank"')
  }
  const ranked = written.byRank
  return {
    ...commonFields(written, place),
    type: written.type,
    amount: ranked
      ? { kind: 'RANK', byRank: names.at('byRank').byRank(ranked, (text, at) => at.money(text)) }
      : { kind: 'ONE', amount: names.at('amount').money(written.amount ?? '0') },
    once: written.once ?? false,
    grace: written.grace ?? 0,
  }
}
