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
