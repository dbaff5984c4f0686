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
