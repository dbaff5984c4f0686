import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { ByRank } from '#server/domain/compensation/bonus-terms.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { BothLanguages, Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { compareRates, type Rate, ZERO_RATE } from '#server/domain/kernel/rate.ts'

const MONOTONE: BothLanguages = {
  de: 'ein höherer Rang oder ein größeres Volumen soll auf keiner Ebene weniger bringen',
  en: 'a higher rank or more volume should bring less on no level',
}

/** Tables in which more is less, and brackets that do not rise. */
export const tableFindings = (plan: Plan): Finding[] =>
  plan.bonuses.flatMap((bonus, index) => {
    const path = `bonuses[${index}]`
    return [...byRankFindings(plan, bonus, path), ...bracketFindings(bonus, path)]
  })

/** Rates by rank as lists: a single rate is a list of one level. */
function rankLists(bonus: Bonus): ByRank<readonly Rate[]> {
  const single = (byRank: ByRank<Rate>) => byRank.map((rate) => (rate ? [rate] : undefined))
  switch (bonus.type) {
    case 'UNILEVEL':
    case 'MATRIX':
    case 'GENERATION':
      return bonus.rates.kind === 'RANK' ? bonus.rates.byRank : []
    case 'MATCHING':
      return bonus.direction === 'UP' && bonus.rates.kind === 'RANK' ? bonus.rates.byRank : []
    case 'FAST_START':
      return bonus.pay.kind === 'RATES' && bonus.pay.rates.kind === 'RANK' ? bonus.pay.rates.byRank : []
    case 'INFINITY':
      return single(bonus.byRank)
    case 'DIFFERENTIAL':
    case 'PERSONAL_SALES':
      return bonus.rates.kind === 'RANK' ? single(bonus.rates.byRank) : []
    case 'BREAKAWAY':
      if (bonus.override.mode === 'DIFFERENTIAL') return single(bonus.override.byRank)
      return bonus.override.rates.kind === 'RANK' ? bonus.override.rates.byRank : []
    default:
      return []
  }
}

function byRankFindings(plan: Plan, bonus: Bonus, path: string): Finding[] {
  const lists = rankLists(bonus)
  const found: Finding[] = []
  for (let rank = 1; rank < lists.length; rank += 1) {
    const [lower, higher] = [lists[rank - 1] ?? [], lists[rank] ?? []]
    const level = lower.findIndex((rate, index) => compareRates(higher[index] ?? ZERO_RATE, rate) < 0)
    if (level < 0) continue
    const [below, above] = [plan.ranks[rank - 1]?.id, plan.ranks[rank]?.id]
    found.push({
      severity: 'WARN',
      code: 'RATE_REGRESS',
      path: `${path}.rates.${above}`,
      text: {
        de: `${above} verdient bei „${bonus.id}“ auf Ebene ${level + 1} weniger als ${below}. Gleichen Sie den Satz an.`,
        en: `${above} earns less than ${below} on level ${level + 1} of "${bonus.id}". Raise the rate.`,
      },
      basis: MONOTONE,
    })
  }
  return found
}

interface Row {
  readonly from: bigint
  readonly values: readonly Rate[]
}

function bracketTable(bonus: Bonus): { key: string; rows: readonly Row[] } | undefined {
  if (bonus.type === 'BINARY' && bonus.mode.kind === 'TIERS') {
    const rows = bonus.mode.tiers.map(({ from, amount }) => ({
      from,
      values: [{ numerator: amount, denominator: 1n }],
    }))
    return { key: 'tiers', rows }
  }
  if (bonus.type === 'UNILEVEL' || bonus.type === 'MATRIX') {
    if (bonus.rates.kind !== 'BRACKET') return undefined
    const rows = bonus.rates.brackets.table.map(({ from, value }) => ({ from, values: value }))
    return { key: 'brackets.table', rows }
  }
  const rates =
    bonus.type === 'DIFFERENTIAL' || bonus.type === 'PERSONAL_SALES'
      ? bonus.rates
      : bonus.type === 'BINARY' && 'rates' in bonus.mode
        ? bonus.mode.rates
        : undefined
  if (rates?.kind !== 'BRACKET') return undefined
  return {
    key: 'brackets.table',
    rows: rates.brackets.table.map(({ from, value }) => ({ from, values: [value] })),
  }
}

function bracketFindings(bonus: Bonus, path: string): Finding[] {
  const table = bracketTable(bonus)
  if (table === undefined) return []
  return table.rows.flatMap((row, index): Finding[] => {
    const before = table.rows[index - 1]
    if (before === undefined) return []
    const at = `${path}.${table.key}[${index}]`
    if (row.from <= before.from) {
      return [{ severity: 'REFUSE', code: 'BRACKET_GAP', path: at, text: gapText(bonus.id), basis: RISING }]
    }
    const less = before.values.some((rate, level) => compareRates(row.values[level] ?? ZERO_RATE, rate) < 0)
    if (!less) return []
    return [{ severity: 'WARN', code: 'RATE_REGRESS', path: at, text: lessText(bonus.id), basis: MONOTONE }]
  })
}

const RISING: BothLanguages = {
  de: 'jede Stufe beginnt über der vorigen, sonst gelten zwei zugleich',
  en: 'each bracket begins above the one before, else two hold at once',
}
const gapText = (id: string): BothLanguages => ({
  de: `Die Stufen von „${id}“ steigen hier nicht. Ordnen Sie sie nach „from“ und lassen Sie keine doppelt.`,
  en: `The brackets of "${id}" do not rise here. Sort them by "from" and keep none twice.`,
})
const lessText = (id: string): BothLanguages => ({
  de: `Diese Stufe von „${id}“ bringt weniger als die vorige. Heben Sie den Satz an.`,
  en: `This bracket of "${id}" brings less than the one before. Raise the rate.`,
})
