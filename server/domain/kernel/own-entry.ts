/**
 * The entry of a record under a name that came from outside; `undefined` when the record has none of its own. Plain
 * indexing also finds what every object inherits, so that a country called "constructor" would be known.
 */
export const ownEntry = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
