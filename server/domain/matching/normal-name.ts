import { foldText } from '#server/domain/matching/fold-text.ts'

const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor herr frau fraeulein dipl ing sir dame med phd msc bsc mba'.split(' '),
)

/** Legal forms at the end of a firm's name, which say nothing of which firm it is. */
const LEGAL_FORMS = new Set(
  'gmbh mbh ag kg kgaa ohg ug gbr ev ek inc ltd llc llp corp corporation co company limited plc sa sarl sas srl spa bv nv oy ab pty'.split(
    ' ',
  ),
)

/** Given name and surname as compared, `''` where missing. */
export interface NormalName {
  readonly given: string
  readonly surname: string
}

/** One name field folded, titles off. A field that is nothing but a title keeps it: it may be a name. */
export function normalNamePart(text: string): string {
  const folded = foldText(text)
  if (!folded.includes(' ')) return folded
  const words = folded.split(' ').filter((word) => !TITLES.has(word))
  return words.length === 0 ? folded : words.join(' ')
}

/** Splits a whole name: `Meyer, Anna` at the comma, otherwise the last word with its particles is the surname. */
export function splitWholeName(text: string): NormalName {
  const comma = text.indexOf(',')
  if (comma > 0) {
    return { given: normalNamePart(text.slice(comma + 1)), surname: normalNamePart(text.slice(0, comma)) }
  }
  const words = wordsOf(text)
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1)!)) words.pop()
  let start = words.length - 1
  while (start > 1 && PARTICLES.has(words[start - 1]!)) start -= 1
  return { given: words.slice(0, start).join(' '), surname: words.slice(start).join(' ') }
}

/** The words of a whole name folded, titles off; what a hyphen joins (`Meyer-Schmidt`) stays one of them. */
function wordsOf(text: string): string[] {
  const words = text
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== '')
  const names = words.filter((word) => !TITLES.has(word))
  return names.length > 0 ? names : words
}

const PARTICLES = new Set(
  'von van de der den del della di da dos du la le zu zum zur vom ten ter af av'.split(' '),
)
