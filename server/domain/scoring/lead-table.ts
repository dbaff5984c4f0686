import { dayReader } from '#server/domain/scoring/date-reader.ts'
import { numberReader } from '#server/domain/scoring/number-reader.ts'

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

const MISSING = new Set(
  '|na|n/a|n.a.|nan|null|none|nil|?|-|–|--|unbekannt|keine angabe|k. a.|k.a.|#n/a|<na>|nat'.split('|'),
)
/** Share of the values that must read as numbers (or dates) for a column to be one. */
const MOSTLY = 0.98

/** True for what people write where they know nothing. */
export const isMissing = (text: string): boolean => MISSING.has(text.trim().toLowerCase())

/** Reads a column as numbers, dates or choices, by what nearly all of its values are. */
export function readColumn(name: string, texts: readonly string[]): LeadColumn {
  for (const read of [numberReader(texts), dayReader(texts)]) {
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
