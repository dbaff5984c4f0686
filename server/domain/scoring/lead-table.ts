/** A column of numbers (dates as days since 1970): NaN is missing. */
export interface NumberColumn {
  readonly kind: 'NUMBER'
  readonly name: string
  readonly values: Float64Array
}

/** A column of choices: codes point into `levels`, -1 is missing. Levels stand in the order they were first seen. */
export interface ChoiceColumn {
  readonly kind: 'CHOICE'
  readonly name: string
  readonly codes: Int32Array
  readonly levels: readonly string[]
}

export type LeadColumn = NumberColumn | ChoiceColumn

/** Leads in order of time: what was known of each, and whether it was won (1) or lost (0). */
export interface LeadTable {
  readonly count: number
  readonly columns: readonly LeadColumn[]
  readonly won: Uint8Array
}

const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', 'nil', '?', '-', '–', 'unbekannt', '#n/a'])
const NUMBER = /^[+-]?(\d{1,15}([.,]\d+)?|[.,]\d+)(e[+-]?\d{1,3})?$/i
const CLOCK = /^(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?/
/** Beyond this nothing is a measurement, and squares would overflow. */
const MOST = 1e100
type Places = readonly [year: number, month: number, day: number]
const ISO: readonly [RegExp, Places] = [/^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[ T])/, [1, 2, 3]]
const GERMAN: readonly [RegExp, Places] = [/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[ T])/, [3, 2, 1]]
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?=$|[ T])/
const MONTH_FIRST: readonly [RegExp, Places] = [SLASHED, [3, 1, 2]]
const DAY_FIRST: readonly [RegExp, Places] = [SLASHED, [3, 2, 1]]
/** Share of the values that must read as numbers (or dates) for a column to be one. */
const MOSTLY = 0.98
const MS_A_DAY = 86_400_000

/** True for what people write where they know nothing. */
export const isMissing = (text: string): boolean => MISSING.has(text.trim().toLowerCase())

/** A number as people write it, decimal comma included; NaN for anything else. */
export function numberOf(text: string): number {
  const trimmed = text.trim()
  const value = NUMBER.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN
  return Math.abs(value) <= MOST ? value : Number.NaN
}

/** A date as days since 1970, the time of day as a fraction, its zone left aside; NaN for anything else. */
function dayIn(text: string, [pattern, [year, month, day]]: readonly [RegExp, Places]): number {
  const found = pattern.exec(text)
  if (!found) return Number.NaN
  const [y, m, d] = [Number(found[year]), Number(found[month]), Number(found[day])]
  const days = Date.UTC(y, m - 1, d) / MS_A_DAY
  if (m < 1 || m > 12 || new Date(days * MS_A_DAY).getUTCDate() !== d) return Number.NaN
  const clock = CLOCK.exec(text.slice(found[0].length))
  const seconds = Number(clock?.[1] ?? 0) * 3600 + Number(clock?.[2] ?? 0) * 60 + Number(clock?.[3] ?? 0)
  return days + seconds / 86_400
}

/**
 * A reader of dates for one column: ISO, German, or with slashes, where the month comes first unless that reads
 * fewer of the texts than the day. Answers days since 1970, NaN for what is no date.
 */
export function dayReader(texts: readonly string[]): (text: string) => number {
  const read = (order: readonly [RegExp, Places]) =>
    texts.reduce((count, text) => count + (Number.isNaN(dayIn(text.trim(), order)) ? 0 : 1), 0)
  const slashed = read(DAY_FIRST) > read(MONTH_FIRST) ? DAY_FIRST : MONTH_FIRST
  return (text) => {
    const days = [ISO, GERMAN, slashed].map((order) => dayIn(text.trim(), order))
    return days.find((day) => !Number.isNaN(day)) ?? Number.NaN
  }
}

/** Reads a column as numbers, dates or choices, by what nearly all of its values are. */
export function readColumn(name: string, texts: readonly string[]): LeadColumn {
  for (const read of [numberOf, dayReader(texts)]) {
    const values = Float64Array.from(texts, (text) => (isMissing(text) ? Number.NaN : read(text)))
    const present = texts.reduce((count, text) => count + (isMissing(text) ? 0 : 1), 0)
    const good = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0)
    if (present > 0 && good >= MOSTLY * present) return { kind: 'NUMBER', name, values }
  }
  const codes = new Int32Array(texts.length)
  const known = new Map<string, number>()
  texts.forEach((text, row) => {
    const level = text.trim()
    if (isMissing(level)) {
      codes[row] = -1
      return
    }
    const code = known.get(level) ?? known.size
    known.set(level, code)
    codes[row] = code
  })
  return { kind: 'CHOICE', name, codes, levels: [...known.keys()] }
}
