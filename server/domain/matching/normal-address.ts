import { foldText } from '#server/domain/matching/fold-text.ts'

const WORDS: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  strasse: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  ln: 'lane',
  dr: 'drive',
  blvd: 'boulevard',
  bvd: 'boulevard',
  ct: 'court',
  crt: 'court',
  pl: 'place',
  sq: 'square',
  hwy: 'highway',
  pkwy: 'parkway',
  tce: 'terrace',
  cres: 'crescent',
  cct: 'circuit',
  cl: 'close',
  gr: 'grosse',
  kl: 'kleine',
}

/** A street line as compared: the street without its number, and the number with its suffix. */
export interface NormalStreet {
  readonly street: string
  readonly number: string
}

/**
 * Folds a street line, spells abbreviations out (`Lindenstr.`, `81 Hill Rd`) and takes the house number from its
 * start or end unless the record has one in a field of its own.
 */
export function normalStreet(line: string, number: string): NormalStreet {
  const folded = foldText(line)
  const own = foldText(number).replaceAll(' ', '')
  const { street, found } = takeNumber(folded)
  const words = street
    .split(' ')
    .map((word) => WORDS[word] ?? word.replace(/(?<=.{3})(strasse|str)$/, ' street'))
  return { street: words.join(' '), number: own === '' ? found : own }
}

const LEADING = /^(\d{1,5} ?[a-z]?)(?: \d+)? (?=\p{L}{2})/u
const TRAILING = / (\d{1,5}(?: ?[a-z])?)(?: \d+ ?[a-z]?)?$/

function takeNumber(folded: string): { readonly street: string; readonly found: string } {
  const match = LEADING.exec(folded) ?? TRAILING.exec(folded)
  if (!match) return { street: folded, found: '' }
  const street = folded.replace(match[0], '')
  return { street, found: match[1]!.replaceAll(' ', '') }
}

/** An address in its parts as they were written, `''` where missing. */
export interface AddressParts {
  readonly street: string
  readonly city: string
  readonly postcode: string
}

const POSTCODE_FIRST = /^(.+?)[,;\n]\s*(?:[A-Z]{1,3}[- ])?(\d{4,5})\s+(\p{L}[^,;\d]+)$/u
const POSTCODE_LAST = /^(.+?)[,;\n]\s*(\p{L}[^,;\d]{2,}?)(?:[,;]?\s+[A-Z]{2})?[,;]?\s+(\d{5}(?:-\d{4})?)$/u

/**
 * A whole address in one line, apart (`Rosenweg 12, 10115 Berlin`; `81 Hill Rd, Clinton, NY 12345`). A line that
 * does not read so is all street.
 */
export function splitAddressLine(line: string): AddressParts {
  const text = line.trim()
  const german = POSTCODE_FIRST.exec(text)
  if (german) return { street: german[1]!, postcode: german[2]!, city: german[3]!.trim() }
  const american = POSTCODE_LAST.exec(text)
  if (american) return { street: american[1]!, city: american[2]!, postcode: american[3]!.slice(0, 5) }
  return { street: line, city: '', postcode: '' }
}
