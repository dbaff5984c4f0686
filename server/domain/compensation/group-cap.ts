import { splitByWeights } from '#server/domain/compensation/proportion.ts'

/** Lines that share a limit: who stands in one group, and the most the group may get. */
export interface GroupCap {
  readonly count: number
  readonly amount: Float64Array
  /** Groups are 0 .. groups-1; -1: the line is outside the cap. */
  groupOf(line: number): number
  readonly groups: number
  /** `Infinity`: no limit. */
  limitOf(group: number): number
  /** Called once for each line that lost something. */
  onCut(line: number, taken: number): void
}

/** Cuts the lines of each group that passes its limit in proportion, to the limit exactly. */
export function capGroups(cap: GroupCap): void {
  const totals = new Float64Array(cap.groups)
  for (let line = 0; line < cap.count; line += 1) {
    const group = cap.groupOf(line)
    if (group >= 0) totals[group]! += cap.amount[line]!
  }
  const isOver = new Uint8Array(cap.groups)
  for (let group = 0; group < cap.groups; group += 1)
    if (totals[group]! > cap.limitOf(group)) isOver[group] = 1
  if (!isOver.includes(1)) return
  // By the first line of each group, never by its number: members are numbered as the facts happen to list them.
  const over = new Map<number, number[]>()
  for (let line = 0; line < cap.count; line += 1) {
    const group = cap.groupOf(line)
    if (group < 0 || isOver[group] === 0 || cap.amount[line]! <= 0) continue
    const known = over.get(group)
    if (known) known.push(line)
    else over.set(group, [line])
  }
  for (const [group, lines] of over) cutLines(cap, lines, cap.limitOf(group))
}

/** Cuts these lines in proportion, so that they add up to `limit`. */
export function cutLines(
  cap: Pick<GroupCap, 'amount' | 'onCut'>,
  lines: readonly number[] | Int32Array,
  limit: number,
): void {
  const weights = new Float64Array(lines.length)
  for (let at = 0; at < lines.length; at += 1) weights[at] = cap.amount[lines[at]!]!
  const parts = splitByWeights(limit, weights)
  for (let at = 0; at < lines.length; at += 1) {
    const taken = weights[at]! - parts[at]!
    if (taken === 0) continue
    cap.amount[lines[at]!] = parts[at]!
    cap.onCut(lines[at]!, taken)
  }
}
