/** How a column writes dates with a slash: day first (most of the world) or month first (United States). */
export type DateOrder = 'DAY_FIRST' | 'MONTH_FIRST'

const PLACEHOLDERS = new Set(['19000101', '19700101', '00000000', '11111111', '99991231', '18991231'])
const YEAR_FIRST = /^(\d{4})[-/.\s]?(\d{1,2})[-/.\s]?(\d{1,2})(?:[T ].*)?$/
const YEAR_LAST = /^(\d{1,2})([-/.\s])\s?(\d{1,2})[-/.\s]\s?(\d{4})(?:[T ].*)?$/

/**
 * A birth date as eight digits year, month, day, or `''` when missing, unreadable or a placeholder such as
 * 1900-01-01. A date that cannot be (`19551192`) is kept as its digits: a slip of the pen still lies close to the
 * true date, and distance is all that is asked of it.
 */
export function normalBirthDate(text: string, order: DateOrder): string {
  const digits = birthDigits(text.trim(), order)
  return PLACEHOLDERS.has(digits) ? '' : digits
}

function birthDigits(text: string, order: DateOrder): string {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return yearFirst[1]! + yearFirst[2]!.padStart(2, '0') + yearFirst[3]!.padStart(2, '0')
  const yearLast = YEAR_LAST.exec(text)
  if (!yearLast) return eightDigits(text)
  const [first, sign, second] = [yearLast[1]!.padStart(2, '0'), yearLast[2]!, yearLast[3]!.padStart(2, '0')]
  const monthFirst = sign !== '.' && order === 'MONTH_FIRST'
  return yearLast[4]! + (monthFirst ? first + second : second + first)
}

/** A date whose signs have suffered (`1994-10w12`) still has its digits. */
function eightDigits(text: string): string {
  const digits = text.replace(/\D+/g, '')
  return /^(18|19|20)\d{6}$/.test(digits) ? digits : ''
}

/**
 * The order a whole column of dates is written in: month first when more of its values can only be read so
 * (`12/24/1980`) than only the other way; day first otherwise.
 */
export function dateOrderOf(values: Iterable<string>): DateOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const value of values) {
    const parts = YEAR_LAST.exec(value.trim())
    if (!parts) continue
    if (parts[1]! > '12' && parts[1]!.length === 2) dayFirst += 1
    if (parts[3]! > '12' && parts[3]!.length === 2) monthFirst += 1
  }
  return monthFirst > dayFirst ? 'MONTH_FIRST' : 'DAY_FIRST'
}
