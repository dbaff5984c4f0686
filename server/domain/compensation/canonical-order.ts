import { compareMemberNumbers } from '#server/domain/kernel/member-number.ts'

const DIGITS_AT_END = /^(\D*)(\d{1,15})$/

/**
 * Indexes of `numbers` in the order people read them (`compareMemberNumbers`). Numbers of one prefix and digits,
 * the usual kind, are compared as integers.
 */
export function readingOrder(numbers: readonly string[]): Int32Array {
  const order = indexesOf(numbers.length)
  const values = integersOf(numbers)
  if (!values) return order.sort((a, b) => compareMemberNumbers(numbers[a]!, numbers[b]!) || a - b)
  if (isRising(values)) return order
  return order.sort(
    (a, b) => values[a]! - values[b]! || compareMemberNumbers(numbers[a]!, numbers[b]!) || a - b,
  )
}

/** 0, 1, 2 ...: a plain loop, because a million callbacks would be felt. */
function indexesOf(count: number): Int32Array {
  const indexes = new Int32Array(count)
  for (let index = 0; index < count; index += 1) indexes[index] = index
  return indexes
}

/** The digits as integers when all numbers share one prefix; `undefined` otherwise. */
function integersOf(numbers: readonly string[]): Float64Array | undefined {
  const first = DIGITS_AT_END.exec(numbers[0] ?? '')
  if (!first) return undefined
  const prefix = first[1]!
  const values = new Float64Array(numbers.length)
  for (let index = 0; index < numbers.length; index += 1) {
    const value = digitsAfter(numbers[index]!, prefix)
    if (value < 0) return undefined
    values[index] = value
  }
  return values
}

/** The integer written after `prefix`, -1 where the text is anything else. */
function digitsAfter(text: string, prefix: string): number {
  const digits = text.length - prefix.length
  if (digits < 1 || digits > 15 || !text.startsWith(prefix)) return -1
  let value = 0
  for (let at = prefix.length; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function isRising(values: Float64Array): boolean {
  for (let index = 1; index < values.length; index += 1) {
    if (values[index]! <= values[index - 1]!) return false
  }
  return true
}

/** The place of each index in `order`. */
export function placesIn(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length)
  for (let place = 0; place < order.length; place += 1) places[order[place]!] = place
  return places
}

/** Orders by counted-at, then number: the order in which every bonus reads them. */
export function orderSequence(countedAt: Float64Array, numbers: readonly string[]): Int32Array {
  const sequence = indexesOf(numbers.length)
  let places: Int32Array | undefined
  const compare = (a: number, b: number): number => {
    const later = countedAt[a]! - countedAt[b]!
    if (later !== 0) return later
    places ??= placesIn(readingOrder(numbers))
    return places[a]! - places[b]!
  }
  for (let order = 1; order < sequence.length; order += 1) {
    if (compare(order - 1, order) > 0) return sequence.sort(compare)
  }
  return sequence
}
