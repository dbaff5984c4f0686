/** Beyond this nothing is a measurement, and squares would overflow. */
const MOST = 1e100
const NUMBER = /^[+-]?(\d{1,15}([.,]\d+)?|[.,]\d+)(e[+-]?\d{1,3})?$/i
/** What stands around an amount: signs and codes of currencies, the per-cent sign. */
const AROUND = /^(?:[€$£¥%]|EUR|USD|GBP|CHF|Fr\.)|(?:[€$£¥%]|EUR|USD|GBP|CHF|Fr\.)$/gi
/** Blanks, no-break blanks and the Swiss apostrophe between groups of three digits. */
const SILENT_GROUPS = /(?<=\d)[\s'’](?=\d{3}(?!\d))/g

/** A number as people write it, decimal comma included; NaN for anything else. */
export function numberOf(text: string): number {
  const trimmed = text.trim()
  const value = NUMBER.test(trimmed) ? Number(trimmed.replace(',', '.')) : Number.NaN
  return Math.abs(value) <= MOST ? value : Number.NaN
}

/** The digits of an amount, without what stands around and between them; a long minus is one. */
function bareOf(text: string): string {
  const bare = text.trim().replace(/^[−–]/, '-')
  const sign = bare.startsWith('-') ? '-' : ''
  const digits = bare.slice(sign.length).trim().replace(AROUND, '').trim().replace(SILENT_GROUPS, '')
  return digits.startsWith('-') || digits.startsWith('+') ? digits : sign + digits
}

/** How a sign that may part thousands stands in a column's texts: how it can, and how it must. */
interface Grouping {
  readonly grouped: RegExp
  readonly certain: RegExp
}

/** Whole numbers too short to be grouped. */
const SHORT = /^[+-]?\d{1,3}$/
const DOTS: Grouping = {
  grouped: /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/,
  certain: /^[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+$|^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/,
}
const COMMAS: Grouping = {
  grouped: /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/,
  certain: /^[+-]?[1-9]\d{0,2}(,\d{3})+\.\d+$|^[+-]?[1-9]\d{0,2}(,\d{3}){2,}$/,
}

/**
 * A reader of numbers for one column: `1.234,50 €`, `$1,234.50`, `1 234,50` and plain numbers with point or comma.
 * Whether a sign parts thousands or decimals is told by the whole column: by a text that can only be read one way, or
 * when every text with the sign has groups of three behind it and the others are whole numbers under a thousand.
 * Answers NaN for what is no number.
 */
export function numberReader(texts: readonly string[]): (text: string) => number {
  const bare = texts.map(bareOf)
  const count = (pattern: RegExp): number => bare.reduce((sum, text) => sum + (pattern.test(text) ? 1 : 0), 0)
  const certainly = count(DOTS.certain) - count(COMMAS.certain)
  const grouping =
    certainly !== 0 ? (certainly > 0 ? DOTS : COMMAS) : [DOTS, COMMAS].find((each) => fits(each, bare))
  const sign = grouping === DOTS ? '.' : ','
  return (text) => {
    const digits = bareOf(text)
    return numberOf(grouping?.grouped.test(digits) ? digits.replaceAll(sign, '') : digits)
  }
}

/** True when all texts are groups of thousands or short, and there are some of both. */
function fits({ grouped }: Grouping, bare: readonly string[]): boolean {
  let [groups, shorts] = [0, 0]
  for (const text of bare) {
    if (grouped.test(text)) groups += 1
    else if (SHORT.test(text)) shorts += 1
    else if (/\d/.test(text)) return false
  }
  return groups > 0 && shorts > 0
}
