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
const DATES: readonly (readonly [RegExp, readonly [year: number, month: number, day: number]])[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?$/, [1, 2, 3]],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?$/, [3, 2, 1]],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/, [3, 1, 2]],
]
/** Share of the values that must read as numbers (or dates) for a column to be one. */
const MOSTLY = 0.98
const MS_A_DAY = 86_400_000

/** True for what people write where they know nothing. */
export const isMissing = (text: string): boolean => MISSING.has(text.trim().toLowerCase())

/** A number as people write it, decimal comma included; NaN for anything else. */
export function numberOf(text: string): number {
  const trimmed = text.trim()
  return NUMBER.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN
}

/** A date (ISO, German or American order) as days since 1970; NaN for anything else. */
export function dayOf(text: string): number {
  for (const [pattern, [year, month, day]] of DATES) {
    const found = pattern.exec(text.trim())
    if (!found) continue
    const [m, d] = [Number(found[month]), Number(found[day])]
    if (m < 1 || m > 12 || d < 1 || d > 31) continue
    return Date.UTC(Number(found[year]), m - 1, d) / MS_A_DAY
  }
  return Number.NaN
}

/** Reads a column as numbers, dates or choices, by what nearly all of its values are. */
export function readColumn(name: string, texts: readonly string[]): LeadColumn {
  for (const read of [numberOf, dayOf]) {
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
