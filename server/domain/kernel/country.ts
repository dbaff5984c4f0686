/** Regions that have a code and are no country. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** What stands where nobody knows the country: a code that ISO 3166 keeps for that. */
export const UNKNOWN_COUNTRY = 'ZZ'

/** The two letters a country has today (`uk` is `GB`, `DD` is `DE`); `undefined` for letters no country has. */
export function countryCode(letters: string): string | undefined {
  if (!/^[A-Za-z]{2}$/.test(letters)) return undefined
  const code = new Intl.Locale(`und-${letters}`).region
  return code !== undefined && !NO_COUNTRIES.has(code) && names.of(code) !== undefined ? code : undefined
}
