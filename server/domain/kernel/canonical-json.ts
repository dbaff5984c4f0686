/** What canonical JSON may hold; numbers are integers, bigints are written as integers. */
export type CanonicalValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

/** JSON with sorted keys, no white space and no `undefined`: the same value gives the same bytes (after RFC 8785). */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  const fields = value as { readonly [key: string]: CanonicalValue }
  const written = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`)
  return `{${written.join(',')}}`
}

/** Keys whose whole numbers are exact amounts and come back as bigint. */
const EXACT_KEY = /(Minor|Hundredths)$/

/** Reads canonical JSON back: fields (and lists) named `...Minor` or `...Hundredths` become bigint without a detour. */
export function parseCanonicalJson(text: string): unknown {
  const exact = (item: unknown): unknown => (typeof item === 'number' ? BigInt(item) : item)
  return JSON.parse(text, function revive(
    key: string,
    value: unknown,
    context?: { source?: string },
  ): unknown {
    if (!EXACT_KEY.test(key)) return value
    if (Array.isArray(value)) return value.map(exact)
    return typeof value === 'number' && context?.source !== undefined ? BigInt(context.source) : value
  } as Parameters<typeof JSON.parse>[1])
}
