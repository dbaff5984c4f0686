const CLOCK = /^(?:,?[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\b)?)?/i
const MS_A_DAY = 86_400_000
/** Two-digit years from here on are of the last century (POSIX). */
const LAST_CENTURY_FROM = 69
const END = '(?=$|[ T,])'

type Places = readonly [year: number, month: number, day: number]
type Form = readonly [RegExp, Places]

const form = (source: string, places: Places): Form => [new RegExp(`^${source}${END}`, 'i'), places]

/** Forms in which one order of day, month and year is meant, whatever else stands in the column. */
const CERTAIN: readonly Form[] = [
  form('(\\d{4})-(\\d{1,2})-(\\d{1,2})', [1, 2, 3]),
  form('(\\d{4})\\/(\\d{1,2})\\/(\\d{1,2})', [1, 2, 3]),
  form('(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}|\\d{2})', [3, 2, 1]),
  form('(\\d{1,2})[. -]+([a-zä]{3,9})[. -]+(\\d{4}|\\d{2})', [3, 2, 1]),
  form('([a-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})', [3, 1, 2]),
]
const SPLIT = '(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}|\\d{2})'
const MONTH_FIRST = form(SPLIT, [3, 1, 2])
const DAY_FIRST = form(SPLIT, [3, 2, 1])
/** Beginnings of months, English and German. */
const MONTHS = [
  'jan',
  'feb',
  'mar mär mae',
  'apr',
  'may mai',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct okt',
  'nov',
  'dec dez',
]

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const start = text.slice(0, 3).toLowerCase()
  return MONTHS.findIndex((names) => names.split(' ').includes(start)) + 1
}

function yearOf(text: string): number {
  const year = Number(text)
  return text.length > 2 ? year : year + (year < LAST_CENTURY_FROM ? 2000 : 1900)
}

/** A date as days since 1970, the time of day as a fraction, its zone left aside; NaN for anything else. */
function dayIn(text: string, [pattern, [year, month, day]]: Form): number {
  const found = pattern.exec(text)
  if (!found) return Number.NaN
  const [y, m, d] = [yearOf(found[year]!), monthOf(found[month]!), Number(found[day])]
  const days = Date.UTC(y, m - 1, d) / MS_A_DAY
  if (m < 1 || m > 12 || new Date(days * MS_A_DAY).getUTCDate() !== d) return Number.NaN
  return days + clockOf(text.slice(found[0].length))
}

/** The share of a day that has passed at the time a text begins with; 0 where there is none. */
function clockOf(text: string): number {
  const [, hour = '0', minute = '0', second = '0', half] = CLOCK.exec(text) ?? []
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return (hours * 3600 + Number(minute) * 60 + Number(second)) / 86_400
}

/**
 * A reader of dates for one column: ISO, German, with the month's name in either language, or with slashes or dashes,
 * where the month comes first unless that reads fewer of the texts than the day. Answers days since 1970, NaN for
 * what is no date.
 */
export function dayReader(texts: readonly string[]): (text: string) => number {
  const read = (order: Form) =>
    texts.reduce((count, text) => count + (Number.isNaN(dayIn(text.trim(), order)) ? 0 : 1), 0)
  const split = read(DAY_FIRST) > read(MONTH_FIRST) ? DAY_FIRST : MONTH_FIRST
  const forms = [...CERTAIN, split]
  return (text) => {
    const trimmed = text.trim()
    for (const each of forms) {
      const day = dayIn(trimmed, each)
      if (!Number.isNaN(day)) return day
    }
    return Number.NaN
  }
}
