import {
  BREAKAGE_REASONS,
  type BreakageReason,
  LINE_CODES,
  type LineCode,
} from '#server/domain/compensation/result.ts'
import type { Sources } from '#server/domain/compensation/sources.ts'

/**
 * Lines of one bonus as they are found: growing columns, no object a line. `source` points into `sources`; `rate`
 * into the run's list of rates (-1: a fixed amount).
 */
export interface Draft {
  readonly sources: Sources
  count: number
  earner: Int32Array
  source: Int32Array
  level: Int32Array
  distance: Int32Array
  base: Float64Array
  rate: Int32Array
  amount: Float64Array
  code: Uint8Array
  /** Bits of caps that cut a line, and what they took; `cut` is empty until a cap cuts. */
  caps: Uint8Array
  cut: Float64Array
  readonly lapses: Lapses
  /** Everything set aside: lines and lapses, minor units. */
  entitled: number
}

/** What reached nobody: a position that may not have it (`member`), or no position at all (-1). */
export interface Lapses {
  count: number
  source: Int32Array
  level: Int32Array
  member: Int32Array
  reason: Uint8Array
  amount: Float64Array
}

const FIRST_CAPACITY = 64

export const draftOn = (sources: Sources, expected = FIRST_CAPACITY): Draft => ({
  sources,
  count: 0,
  earner: new Int32Array(expected),
  source: new Int32Array(expected),
  level: new Int32Array(expected),
  distance: new Int32Array(expected),
  base: new Float64Array(expected),
  rate: new Int32Array(expected),
  amount: new Float64Array(expected),
  code: new Uint8Array(expected),
  caps: new Uint8Array(expected),
  cut: new Float64Array(0),
  lapses: {
    count: 0,
    source: new Int32Array(FIRST_CAPACITY),
    level: new Int32Array(FIRST_CAPACITY),
    member: new Int32Array(FIRST_CAPACITY),
    reason: new Uint8Array(FIRST_CAPACITY),
    amount: new Float64Array(FIRST_CAPACITY),
  },
  entitled: 0,
})

/** A place for one more line; its columns are to be filled by the caller. */
export function claimLine(draft: Draft): number {
  if (draft.count === draft.earner.length) growLines(draft)
  draft.count += 1
  return draft.count - 1
}

function growLines(draft: Draft): void {
  const length = draft.earner.length * 2
  draft.earner = copied(new Int32Array(length), draft.earner)
  draft.source = copied(new Int32Array(length), draft.source)
  draft.level = copied(new Int32Array(length), draft.level)
  draft.distance = copied(new Int32Array(length), draft.distance)
  draft.base = copied(new Float64Array(length), draft.base)
  draft.rate = copied(new Int32Array(length), draft.rate)
  draft.amount = copied(new Float64Array(length), draft.amount)
  draft.code = copied(new Uint8Array(length), draft.code)
  draft.caps = copied(new Uint8Array(length), draft.caps)
  if (draft.cut.length > 0) draft.cut = copied(new Float64Array(length), draft.cut)
}

function copied<Column extends Int32Array | Float64Array | Uint8Array>(to: Column, from: Column): Column {
  to.set(from)
  return to
}

/** Notes that a cap (bit) took `amount` from a line that no longer holds it. */
export function noteCut(draft: Draft, line: number, { bit, amount }: { bit: number; amount: number }): void {
  if (draft.cut.length === 0) draft.cut = new Float64Array(draft.earner.length)
  draft.cut[line]! += amount
  draft.caps[line]! |= bit
}

/** A place for one more lapse. */
export function claimLapse(lapses: Lapses): number {
  if (lapses.count === lapses.source.length) {
    const length = lapses.source.length * 2
    lapses.source = copied(new Int32Array(length), lapses.source)
    lapses.level = copied(new Int32Array(length), lapses.level)
    lapses.member = copied(new Int32Array(length), lapses.member)
    lapses.reason = copied(new Uint8Array(length), lapses.reason)
    lapses.amount = copied(new Float64Array(length), lapses.amount)
  }
  lapses.count += 1
  return lapses.count - 1
}

/** One line, for families that make few. */
export interface NewLine {
  readonly earner: number
  readonly source: number
  readonly level: number
  readonly distance: number
  readonly base: number
  readonly rate: number
  readonly amount: number
  readonly code: number
}

/** Appends a line and counts its amount as set aside. */
export function addLine(draft: Draft, line: NewLine): number {
  const at = claimLine(draft)
  draft.earner[at] = line.earner
  draft.source[at] = line.source
  draft.level[at] = line.level
  draft.distance[at] = line.distance
  draft.base[at] = line.base
  draft.rate[at] = line.rate
  draft.amount[at] = line.amount
  draft.code[at] = line.code
  draft.entitled += line.amount
  return at
}

export interface NewLapse {
  readonly source: number
  readonly level: number
  readonly member: number
  readonly reason: number
  readonly amount: number
}

/** Appends what reached nobody; an amount of 0 is nothing. */
export function addLapse(draft: Draft, lapse: NewLapse): void {
  if (lapse.amount === 0) return
  const { lapses } = draft
  const at = claimLapse(lapses)
  lapses.source[at] = lapse.source
  lapses.level[at] = lapse.level
  lapses.member[at] = lapse.member
  lapses.reason[at] = lapse.reason
  lapses.amount[at] = lapse.amount
  draft.entitled += lapse.amount
}

export const reasonCode = (reason: BreakageReason): number => BREAKAGE_REASONS.indexOf(reason)
export const lineCode = (code: LineCode): number => LINE_CODES.indexOf(code)
