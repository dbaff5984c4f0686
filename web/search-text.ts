/** What an address says after its `?`: names and texts. Text it stays: member number 0100482 is not 100482. */
export type SearchText = Readonly<Record<string, string>>

/** Reads `?a=1&b=x` as texts; the last of a repeated name wins. */
export function parseSearch(text: string): SearchText {
  return Object.fromEntries(new URLSearchParams(text.startsWith('?') ? text.slice(1) : text))
}

/** Writes texts as `?a=1&b=x`, names in order, empty ones left out; nothing at all as an empty text. */
export function writeSearch(values: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(values)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const text = new URLSearchParams(parts.map(([name, value]) => [name, value])).toString()
  return text === '' ? '' : `?${text}`
}
