import type { AmountTable, Measure } from '#server/domain/compensation/bonus-terms.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { CURRENCY_DIGITS } from '#server/domain/kernel/money.ts'
import { POINTS_DIGITS } from '#server/domain/kernel/points.ts'
import { formatRate, formatScaled, multiplyRates, type Rate, rateOf } from '#server/domain/kernel/rate.ts'

export type Language = 'de' | 'en'

/** Says the figures and names of one plan in one language. Nothing is rounded. */
export class Speaker {
  readonly plan: Plan
  readonly lang: Language

  constructor(plan: Plan, lang: Language) {
    this.plan = plan
    this.lang = lang
  }

  /** The sentence of this speaker's language. */
  say(de: string, en: string): string {
    return this.lang === 'de' ? de : en
  }

  /** `12,50 EUR` or `12.50 EUR`; whole amounts without decimals. */
  money(minor: bigint): string {
    const { currency } = this.plan
    return `${this.scaled(minor, CURRENCY_DIGITS[currency])} ${currency}`
  }

  /** What a bonus is paid on: points, the price paid, or CV, which both languages call so. */
  measure(measure: Measure): string {
    if (measure === 'CV') return measure
    return measure === 'PV' ? this.say('Punkte', 'points') : this.say('Verkaufspreis', 'price paid')
  }

  /** An amount of a measure: points or money. */
  units(amount: bigint, measure: Measure): string {
    if (measure !== 'PV') return this.money(amount)
    return `${this.scaled(amount, POINTS_DIGITS)} ${this.say('Punkte', 'points')}`
  }

  private scaled(units: bigint, digits: number): string {
    const [whole = '', decimals = ''] = formatScaled(units, digits).split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.lang === 'de' ? '.' : ',')
    if (/^0*$/.test(decimals)) return grouped
    return `${grouped}${this.lang === 'de' ? ',' : '.'}${decimals}`
  }

  /** `2,5 %`, or the fraction where the percentage does not end. */
  percent(rate: Rate): string {
    const text = formatRate(multiplyRates(rate, rateOf(100n)))
    if (text.includes('/')) return formatRate(rate)
    return `${this.lang === 'de' ? text.replace('.', ',') : text} %`
  }

  /** `mindestens 1 Linie`, `mindestens 2 Linien`: a least number of things, by their words for one and for more. */
  atLeast(count: number, one: string, more: string): string {
    return `${this.say('mindestens', 'at least')} ${count} ${count === 1 ? one : more}`
  }

  /** A day of the calendar, `2026-01-31`, as it is written: `31.01.2026` or `31 Jan 2026`. */
  day(date: string): string {
    const written = new Intl.DateTimeFormat(this.lang === 'de' ? 'de-DE' : 'en-GB', {
      dateStyle: 'medium',
      timeZone: 'UTC',
    })
    return written.format(new Date(`${date}T00:00:00Z`))
  }

  /** `a, b und c`. */
  list(parts: readonly string[], last = this.say('und', 'and')): string {
    if (parts.length < 2) return parts[0] ?? this.say('nichts', 'nothing')
    return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`
  }

  /** `5 %, 3 %, 2 %` from level 1 on. */
  rates(rates: readonly Rate[]): string {
    return rates.length === 0
      ? this.say('nichts', 'nothing')
      : rates.map((rate) => this.percent(rate)).join(', ')
  }

  rank(index: number): string {
    return this.plan.ranks[index]?.id ?? '?'
  }

  class(index: number): string {
    return this.plan.classes[index]?.id ?? '?'
  }

  volume(index: number): string {
    return this.plan.volumes[index]?.id ?? '?'
  }

  measureOf(volume: number): Measure {
    return this.plan.volumes[volume]?.measure ?? 'PV'
  }

  bonus(index: number): string {
    return this.plan.bonuses[index]?.id ?? '?'
  }

  tree(name: string): string {
    if (name === 'SPONSOR') return this.say('im Sponsorbaum', 'in the sponsor tree')
    return this.say(`im Baum ${name}`, `in the tree ${name}`)
  }

  /** `SILVER: x; GOLD: y` over the ranks that have a value. */
  byRank<T>(values: readonly (T | undefined)[], word: (value: T) => string): string {
    const rows = values.flatMap((value, rank) =>
      value === undefined ? [] : [`${this.rank(rank)}: ${word(value)}`],
    )
    return rows.length === 0 ? this.say('niemand', 'nobody') : rows.join('; ')
  }

  byClass<T>(values: readonly (T | undefined)[], word: (value: T) => string): string {
    const rows = values.flatMap((value, index) =>
      value === undefined ? [] : [`${this.plan.classes[index]?.id}: ${word(value)}`],
    )
    return rows.length === 0 ? this.say('niemand', 'nobody') : rows.join('; ')
  }

  amounts(table: AmountTable): string {
    if (table.kind === 'ONE') return this.money(table.amount)
    const word = (amount: bigint) => this.money(amount)
    return table.kind === 'RANK' ? this.byRank(table.byRank, word) : this.byClass(table.byClass, word)
  }
}
