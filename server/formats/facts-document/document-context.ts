import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { type Instant, parseDate, parseInstant } from '#server/domain/kernel/instant.ts'
import { CURRENCY_DIGITS, type Currency } from '#server/domain/kernel/money.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import { POINTS_DIGITS } from '#server/domain/kernel/points.ts'
import { formatScaled, parseScaled } from '#server/domain/kernel/rate.ts'
import { startOfDay } from '#server/domain/kernel/time-zone.ts'
import type { FactCode, FactProblems } from '#server/formats/facts-document/fact-problems.ts'
import type { FactsDocument } from '#server/formats/facts-document/facts-schema.ts'
import { suggestion } from '#server/formats/nearest-word.ts'

const EXACT = BigInt(Number.MAX_SAFE_INTEGER)

/** What every part of a facts document is read against. */
export interface FactsContext {
  readonly plan: Plan
  readonly document: FactsDocument
  readonly problems: FactProblems
  readonly periods: readonly Period[]
  /** Dense index by member number. */
  readonly memberIndex: ReadonlyMap<string, number>
}

/** The index of a member; an unknown one is a problem and -1. */
export function memberAt(context: FactsContext, number: string, path: string): number {
  const found = context.memberIndex.get(number)
  if (found !== undefined) return found
  context.problems.add(
    'MEMBER_UNKNOWN',
    path,
    `There is no member ${number}; add the member or correct the number.`,
  )
  return -1
}

/** The position of a name in a list of the plan; an unknown one is a problem of `code` and -1. */
export function positionOf(
  context: FactsContext,
  wanted: string,
  { known, code, path }: { known: readonly string[]; code: FactCode; path: string },
): number {
  const found = known.indexOf(wanted)
  if (found < 0) {
    const kind = code.replace('_UNKNOWN', '').toLowerCase()
    // Periods are the document's own, everything else is named by the plan.
    const whose = code === 'PERIOD_UNKNOWN' ? 'This document computes' : 'The plan has'
    context.problems.add(code, path, `${whose} no ${kind} "${wanted}"; ${suggestion(wanted, known)}`)
  }
  return found
}

/** The index of a period by its name; absent: `otherwise`. */
export function periodIndex(context: FactsContext, wanted: string, path: string): number {
  const known = context.periods.map(({ id }) => id as string)
  return positionOf(context, wanted, { known, code: 'PERIOD_UNKNOWN', path })
}

/** A day or an instant as milliseconds; what cannot be read is a problem and `undefined`. */
export function instantAt(context: FactsContext, text: string, path: string): Instant | undefined {
  const day = parseDate(text)
  const instant = day === undefined ? parseInstant(text) : startOfDay(context.plan.period.zone, day)
  if (instant === undefined) {
    const remedy = 'write YYYY-MM-DD or 2026-01-31T12:00:00Z, of the years 1900 to 2199'
    context.problems.add('DATE_UNREADABLE', path, `"${text}" is no day and no instant; ${remedy}.`)
  }
  return instant
}

/** Decimal text as integer units with so many decimals; more decimals, or beyond 2^53-1, is a problem and 0. */
export function unitsAt(
  context: FactsContext,
  text: string,
  { digits, path }: { digits: number; path: string },
): number {
  const units = parseScaled(text, digits)
  if (units !== undefined && units <= EXACT && units >= -EXACT) return toNumber(units)
  const reason =
    units === undefined
      ? `has more than ${digits} decimals; round it`
      : `is larger than can be reckoned exactly; write at most ${formatScaled(EXACT, digits)}`
  context.problems.add('AMOUNT_UNREADABLE', path, `"${text}" ${reason}.`)
  return 0
}

/** A bigint within the exact range as a number. */
export const toNumber = (units: bigint): number => Number(units)

export const currencyDigits = (currency: Currency): number => CURRENCY_DIGITS[currency]

/** Decimals of a volume's unit: points or the plan's currency. */
export const measureDigits = (plan: Plan, measure: 'PV' | 'CV' | 'PRICE'): number =>
  measure === 'PV' ? POINTS_DIGITS : currencyDigits(plan.currency)
