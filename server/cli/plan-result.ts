import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import { type Facts, MEMBER_STATUSES } from '#server/domain/compensation/facts.ts'
import type { FullResult } from '#server/domain/compensation/finish-run.ts'
import type { LapsedLine } from '#server/domain/compensation/lapsed-lines.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type {
  EarningLine,
  LineCode,
  LineSourceName,
  MissingForRank,
  RunResult,
} from '#server/domain/compensation/result.ts'
import { compareMemberNumbers } from '#server/domain/kernel/member-number.ts'
import { CURRENCY_DIGITS, formatMoney, money } from '#server/domain/kernel/money.ts'
import { formatPoints, POINTS_DIGITS, pointsOf } from '#server/domain/kernel/points.ts'
import { compareRates, formatRate, multiplyRates, rateOf, subtractRates } from '#server/domain/kernel/rate.ts'

type Measure = 'PV' | 'CV' | 'PRICE'

/** Writes amounts of one plan as decimal text. */
export interface AmountTexts {
  /** Minor units of the plan's currency. */
  money(minor: bigint | number): string
  /** A measure's units: points for PV, else money. */
  units(amount: bigint | number, measure: Measure): string
}

/** Texts in the plan's currency: exact, with all its decimals. */
export function amountTexts(plan: Plan): AmountTexts {
  const asMoney = (minor: bigint | number) => formatMoney(money(BigInt(minor), plan.currency))
  return {
    money: asMoney,
    units: (amount, measure) => (measure === 'PV' ? formatPoints(pointsOf(BigInt(amount))) : asMoney(amount)),
  }
}

/** One period's result in the shape of `plan run --json`. */
export function resultDocument(plan: Plan, facts: Facts, result: FullResult) {
  const texts = amountTexts(plan)
  const { numbers } = facts.members
  const id = (bonus: number) => plan.bonuses[bonus]?.id ?? String(bonus)
  const steps = stepsToName(result.lines.count)
  return {
    period: result.period.id,
    lines: Array.from({ length: result.lines.count }, (_, i) =>
      lineDocument(plan, texts, result.lineAt(i, steps)),
    ),
    totals: totals(facts, result, texts),
    ranks: ranks(plan, facts, result),
    breakage: result.breakage.map((row) => ({
      bonus: id(row.bonus),
      reason: row.reason === 'CAP_COMPANY' ? 'COMPANY_CAP' : row.reason,
      count: row.count,
      amount: texts.money(row.amount),
    })),
    lapses: Array.from({ length: result.lapsed.count }, (_, i) => lapseDocument(texts, result.lapsed.at(i))),
    carry: carry(plan, facts, result),
    adjustments: result.adjustments.map((row) => ({
      earner: numbers[row.earner],
      bonus: id(row.bonus),
      order: row.order,
      amount: texts.money(row.amount),
      kind: row.kind,
      originalPeriod: row.originalPeriod,
      reason: row.reason,
    })),
    placements: placements(plan, facts, result),
    ...unplaced(plan, facts, result),
    ledger: result.ledger.map(({ earner, account, amount }) => ({
      earner: numbers[earner],
      account,
      amount: texts.money(amount),
    })),
    volumes: volumes(plan, facts, result),
    bonuses: result.bonusTotals.map((row) => ({
      bonus: id(row.bonus),
      entitlement: texts.money(row.entitlement),
      paid: texts.money(row.paid),
      breakage: texts.money(row.breakage),
    })),
  }
}

const STEPS_IN_ALL = 2_000_000
const FEWEST_STEPS = 48

/** How many members of a walk are named: all of them, unless the document would burst; then the rest is counted. */
const stepsToName = (lines: number): number =>
  Math.max(FEWEST_STEPS, Math.floor(STEPS_IN_ALL / Math.max(1, lines)))

export type ResultDocument = ReturnType<typeof resultDocument>

function lineDocument(plan: Plan, texts: AmountTexts, line: EarningLine) {
  const bonus = plan.bonuses.find(({ id }) => id === line.bonus)
  const measure = baseMeasure(bonus, line.reason.code)
  return {
    earner: line.earner,
    bonus: line.bonus,
    source: sourceDocument(line.source),
    ...(line.from === undefined ? {} : { from: line.from }),
    level: line.level,
    distance: line.distance,
    base: texts.units(line.base, measure),
    share: formatRate(line.share),
    multiplier: formatRate(line.multiplier),
    rate: line.rate === undefined ? null : formatRate(line.rate),
    ...exactAmount(plan, line, measure),
    amountBeforeCaps: texts.money(line.amountBeforeCaps),
    amount: texts.money(line.amount),
    caps: line.caps,
    ...(line.hold === undefined ? {} : { hold: line.hold }),
    ...(line.settled === undefined ? {} : { settled: line.settled }),
    reason: {
      code: line.reason.code,
      walk: line.reason.walk.filter(({ why }) => why !== 'COUNTED'),
      ...(line.reason.more === undefined ? {} : { more: line.reason.more }),
    },
  }
}

/** What a line stands for, lines of an order counted from 1 as in facts. */
const sourceDocument = (source: LineSourceName): LineSourceName =>
  'order' in source && source.line !== undefined ? { ...source, line: source.line + 1 } : source

/** Breakage line by line: what it stood for, who stood there and may not have it, and why. */
const lapseDocument = (texts: AmountTexts, { amount, source, ...line }: LapsedLine) => ({
  ...line,
  ...(source === undefined ? {} : { source: sourceDocument(source) }),
  reason: line.reason === 'CAP_COMPANY' ? 'COMPANY_CAP' : line.reason,
  amount: texts.money(amount),
})

/** `base * share * multiplier * rate` before it was rounded to the line's amount; nothing where nothing was rounded. */
function exactAmount(plan: Plan, line: EarningLine, measure: Measure): { exact?: string } {
  if (line.rate === undefined) return {}
  const money = 10n ** BigInt(CURRENCY_DIGITS[plan.currency])
  const unit = measure === 'PV' ? 10n ** BigInt(POINTS_DIGITS) : money
  const factor = multiplyRates(multiplyRates(line.share, line.multiplier), line.rate)
  const exact = multiplyRates(rateOf(line.base, unit), factor)
  const off = subtractRates(exact, rateOf(line.amountBeforeCaps, money))
  const within = compareRates(off, rateOf(1n, money)) < 0 && compareRates(off, rateOf(-1n, money)) > 0
  return off.numerator === 0n || !within ? {} : { exact: formatRate(exact) }
}

/** What a line's base is written in: points (and shares of a pool) in hundredths, everything else as money. */
function baseMeasure(bonus: Bonus | undefined, code: LineCode): Measure {
  if (bonus === undefined || code === 'STATED' || bonus.type === 'MATCHING') return 'CV'
  if (bonus.type === 'RETAIL_PROFIT' && bonus.rate === undefined) return 'CV'
  if (bonus.type === 'POOL') return bonus.shares.kind === 'BY_PLACE' ? 'CV' : 'PV'
  return bonus.base.measure
}

/** Member indexes by member number, so that the order of the facts never shows. */
function inOrder({ members }: Facts): readonly number[] {
  const { numbers } = members
  return [...numbers.keys()].sort((a, b) => compareMemberNumbers(numbers[a]!, numbers[b]!))
}

/** By earner with a line or an adjustment, zero included. */
function totals(facts: Facts, result: RunResult, texts: AmountTexts): Record<string, string> {
  const earners = new Set<number>(result.lines.earner)
  for (const { earner } of result.adjustments) earners.add(earner)
  const rows = [...earners].map((earner) => {
    const number = facts.members.numbers[earner] ?? ''
    return [number, texts.money(result.totals[earner] ?? 0)] as const
  })
  return Object.fromEntries(rows)
}

function ranks(plan: Plan, facts: Facts, result: RunResult) {
  if (plan.ranks.length === 0) return {}
  const rows = inOrder(facts).map((member) => {
    const number = facts.members.numbers[member] ?? ''
    const [paidAs, highest] = [result.ranks.paidAs[member] ?? -1, result.ranks.highest[member] ?? -1]
    const missing = result.ranks.missing(member)
    const row = {
      paidAs: plan.ranks[paidAs]?.id ?? null,
      highest: plan.ranks[highest]?.id ?? null,
      missing: missing === undefined ? null : missingDocument(plan, missing),
    }
    return [number, row] as const
  })
  return Object.fromEntries(rows)
}

function missingDocument(plan: Plan, missing: MissingForRank) {
  const texts = amountTexts(plan)
  return {
    rank: plan.ranks[missing.rank]?.id ?? null,
    conditions: missing.leaves.map((leaf) => {
      const text = (amount: bigint): string => {
        if (leaf.unit === 'POINTS') return texts.units(amount, 'PV')
        return leaf.unit === 'MONEY' ? texts.money(amount) : amount.toString()
      }
      const volume = leaf.volume === undefined ? undefined : plan.volumes[leaf.volume]
      const unit = volume ? (amount: bigint) => texts.units(amount, volume.measure) : text
      return {
        kind: leaf.kind,
        ...(volume ? { volume: volume.id } : {}),
        need: text(leaf.need),
        have: text(leaf.have),
        missing: text(leaf.missing),
        ...(leaf.wanted === undefined ? {} : { wanted: leaf.wanted }),
        ...(leaf.legCap === undefined ? {} : { legCap: text(leaf.legCap) }),
        ...(leaf.own === undefined ? {} : { own: text(leaf.own) }),
        ...(leaf.legs
          ? {
              legs: leaf.legs.map((leg) => ({
                head: leg.head,
                have: unit(leg.have),
                counted: unit(leg.counted),
                met: leg.met,
                missing: unit(leg.missing),
              })),
            }
          : {}),
      }
    }),
  }
}

/** By member with a place in the bonus's tree, empty legs included. */
function carry(plan: Plan, facts: Facts, result: RunResult) {
  const texts = amountTexts(plan)
  return result.carry.flatMap(({ bonus, tree, left, right, lost, paired }) => {
    const measure = plan.bonuses[bonus]?.base.measure ?? 'CV'
    const places = result.places.find((one) => one.tree === tree)
    return inOrder(facts).flatMap((index) => {
      const member = facts.members.numbers[index] ?? ''
      const placed = (places?.leg[index] ?? -1) >= 0
      const volume = (left[index] ?? 0) !== 0 || (right[index] ?? 0) !== 0 || (lost[index] ?? 0) !== 0
      if (!placed && !volume) return []
      return [
        {
          member,
          tree,
          bonus: plan.bonuses[bonus]?.id ?? '',
          left: texts.units(left[index] ?? 0, measure),
          right: texts.units(right[index] ?? 0, measure),
          lost: texts.units(lost[index] ?? 0, measure),
          ...(paired === undefined ? {} : { paired: paired[index] === 1 }),
        },
      ]
    })
  })
}

const LEFT = MEMBER_STATUSES.indexOf('TERMINATED')

/** Places given in the period; who has none (any more) says why: the contract ended, or a place is waited for. */
function placements(plan: Plan, facts: Facts, result: RunResult) {
  return result.placements.map(({ tree, member, parent, leg }) => {
    const binary = plan.trees.find(({ name }) => name === tree)?.kind === 'BINARY'
    return {
      member: facts.members.numbers[member],
      tree,
      parent: parent < 0 ? null : facts.members.numbers[parent],
      leg: leg <= 0 ? null : binary ? ['L', 'R'][leg - 1] : leg,
      ...(leg < 0 ? { place: facts.members.status[member] === LEFT ? 'LEFT' : 'HOLDING_TANK' } : {}),
    }
  })
}

const HERE: readonly string[] = ['ENROLLED', 'GRACE', 'SUSPENDED']

/** Members without a place in a tree that a bonus pays on: their volume reaches nobody there. */
function unplaced(plan: Plan, { members }: Facts, result: RunResult) {
  const paid = plan.trees.filter(({ name }) => plan.bonuses.some(({ tree }) => tree === name))
  const rows = paid.flatMap(({ name: tree }) => {
    const legs = result.places.find((one) => one.tree === tree)?.leg
    const isWaiting = (status: number, member: number): boolean =>
      HERE.includes(MEMBER_STATUSES[status] ?? '') && (legs?.[member] ?? -1) < 0
    const count = [...members.status].filter(isWaiting).length
    return count === 0 ? [] : [{ tree, count }]
  })
  return rows.length === 0 ? {} : { unplaced: rows }
}

function volumes(plan: Plan, facts: Facts, result: RunResult) {
  const texts = amountTexts(plan)
  const rows = inOrder(facts).flatMap((member) => {
    const number = facts.members.numbers[member] ?? ''
    const own = plan.volumes.flatMap((volume, index) => {
      const amount = result.volumes[index]?.[member] ?? 0
      return amount === 0 ? [] : [[volume.id, texts.units(amount, volume.measure)] as const]
    })
    return own.length === 0 ? [] : [[number, Object.fromEntries(own)] as const]
  })
  return Object.fromEntries(rows)
}
