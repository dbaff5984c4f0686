/** The element types of the index: one value a member, in memory that worker threads read without copying. */
export type Column = Int32Array | Uint32Array | Uint16Array | Uint8Array | BigInt64Array

interface ColumnType<C extends Column> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: SharedArrayBuffer): C
}

/** A column of `length` zeros over shared memory. */
export function sharedColumn<C extends Column>(type: ColumnType<C>, length: number): C {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
}

/** The capacity that holds `needed` values: unchanged while it suffices, else a quarter more than is needed. */
export function grownCapacity(capacity: number, needed: number): number {
  return needed <= capacity ? capacity : needed + Math.ceil(needed / 4)
}

/** The same values in a longer shared column; the old one stays as it was for whoever still reads it. */
export function grownColumn<C extends Column>(type: ColumnType<C>, column: C, length: number): C {
  const grown = sharedColumn(type, length)
  if (grown instanceof BigInt64Array) grown.set(column as BigInt64Array)
  else grown.set(column as Exclude<Column, BigInt64Array>)
  return grown
}
