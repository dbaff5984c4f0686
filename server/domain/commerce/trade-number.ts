/** Crockford's base 32 by five bits: no letters that read like digits. */
const LETTERS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']

/**
 * A number people can read out, made of a new random id: year and month, then eight letters of the id (40 bits: at a
 * million a month two are alike about once in two months, and the store refuses the second). It tells nothing about
 * how many there are.
 */
export function tradeNumber(prefix: string, period: string, id: string): string {
  const hex = id.replaceAll('-', '').slice(0, 10)
  const bits = [...hex].map((digit) => parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[parseInt(five, 2)]).join('')
  return `${prefix}${period.slice(2, 4)}${period.slice(5)}-${letters}`
}
