const SOUNDEX = '01230120022455012623010202'

/**
 * American Soundex of a folded word (four signs, letters H and W do not separate equal codes): National Archives,
 * *The Soundex Indexing System*. `''` when the word has no letter a to z.
 */
export function soundex(word: string): string {
  let code = ''
  let previous = ''
  for (let at = 0; at < word.length && code.length < 4; at += 1) {
    const letter = word.charCodeAt(at) - 97
    if (letter < 0 || letter > 25) continue
    const digit = SOUNDEX[letter]!
    const silent = letter === 7 || letter === 22
    if (code === '') code = word[at]!.toUpperCase()
    else if (digit !== '0' && digit !== previous) code += digit
    if (!silent) previous = digit
  }
  return code === '' ? '' : code.padEnd(4, '0')
}

const COLOGNE_PLAIN: Readonly<Record<string, string>> = {
  a: '0',
  e: '0',
  i: '0',
  j: '0',
  o: '0',
  u: '0',
  y: '0',
  b: '1',
  f: '3',
  v: '3',
  w: '3',
  g: '4',
  k: '4',
  q: '4',
  l: '5',
  m: '6',
  n: '6',
  r: '7',
  s: '8',
  z: '8',
}

/**
 * Kölner Phonetik of a folded word (H. J. Postel, *Die Kölner Phonetik*, IBM-Nachrichten 19, 1969): digits by sound
 * in German, repeats folded, vowels kept only at the start.
 */
export function cologneCode(word: string): string {
  let code = ''
  let previous = ''
  const letters = word.replace(/[^a-z]/g, '')
  for (let at = 0; at < letters.length; at += 1) {
    const sounds = cologneSound(letters, at)
    for (const sound of sounds) {
      if (sound !== previous && (sound !== '0' || code === '')) code += sound
      previous = sound
    }
  }
  return code
}

function cologneSound(letters: string, at: number): string {
  const letter = letters[at]!
  const next = letters[at + 1] ?? ''
  const before = letters[at - 1] ?? ''
  if (letter === 'h') return ''
  if (letter === 'p') return next === 'h' ? '3' : '1'
  if (letter === 'd' || letter === 't') return next !== '' && 'csz'.includes(next) ? '8' : '2'
  if (letter === 'x') return before !== '' && 'ckq'.includes(before) ? '8' : '48'
  if (letter === 'c') return cologneC(before, next)
  return COLOGNE_PLAIN[letter] ?? ''
}

function cologneC(before: string, next: string): string {
  if (before === '') return next !== '' && 'ahkloqrux'.includes(next) ? '4' : '8'
  if ('sz'.includes(before)) return '8'
  return next !== '' && 'ahkoqux'.includes(next) ? '4' : '8'
}
