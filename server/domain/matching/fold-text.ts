const NOT_DECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const PLAIN = /^[a-z0-9 ]*$/

/**
 * Text as matching compares it: NFKD, accents folded, `ß` as `ss`, lower case, apostrophes dropped, every other
 * sign a blank, blanks single. Letters of other scripts stay as they are.
 */
export function foldText(text: string): string {
  const lower = text.trim().toLowerCase()
  const plain = PLAIN.test(lower) ? lower : foldSigns(lower)
  return plain.includes('  ') ? plain.replace(/ {2,}/g, ' ') : plain
}

const foldSigns = (lower: string): string =>
  lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => NOT_DECOMPOSED[letter] ?? letter)
    .replace(/['’`´ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
