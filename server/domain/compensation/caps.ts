import { isSettledOutside } from '#server/domain/compensation/bonus-document.ts'
import type { Breakage } from '#server/domain/compensation/breakage.ts'
import { doubleOf, flooredShare } from '#server/domain/compensation/exact.ts'
import type { Facts } from '#server/domain/compensation/facts.ts'
import { capGroups, cutLines } from '#server/domain/compensation/group-cap.ts'
import type { MergedLines } from '#server/domain/compensation/line-store.ts'
import type { Cap, CapLimit, Plan } from '#server/domain/compensation/plan-document.ts'
import { CAP_CODES, type CapCode } from '#server/domain/compensation/result.ts'

/** What caps 3 to 6 look at. */
export interface CapGround {
  readonly plan: Plan
  readonly facts: Facts
  readonly paidAs: Int16Array
  readonly lines: MergedLines
  /** Takes what a cap cut; absent where a cap is only tried. */
  readonly breakage?: Breakage
  /** CV of all counted orders of the period, refunds netted. */
  readonly companyCv: number
  /** Lines in the order of their source, for `HARD_STOP`. */
  bySource(): Int32Array
}

/** Applies caps 3 to 6 in their fixed order, whatever order the plan names them in. */
export function applyCaps(ground: CapGround): void {
  for (const scope of ['OWNER', 'PERSON', 'BONUSES', 'COMPANY'] as const) {
    for (const cap of ground.plan.caps) if (cap.scope === scope) applyCap(ground, cap)
  }
}

/** Cap 3 alone: what matches see. */
export function applyOwnerCaps(ground: CapGround): void {
  for (const cap of ground.plan.caps) if (cap.scope === 'OWNER') applyCap(ground, cap)
}

function applyCap(ground: CapGround, cap: Cap): void {
  if (cap.scope === 'BONUSES') {
    capSum(ground, cap, { code: 'CAP_BONUSES', covers: (bonus) => cap.of.includes(bonus) })
  } else if (cap.scope === 'COMPANY') capSum(ground, cap, { code: 'CAP_COMPANY', covers: () => true })
  else capPersons(ground, cap)
}

type PersonCap = Extract<Cap, { scope: 'OWNER' | 'PERSON' }>

/** Over all positions of one owner, or over all bonuses of one position; an owner's best rank sets the limit. */
function capPersons(ground: CapGround, cap: PersonCap): void {
  const { facts, lines, plan, paidAs } = ground
  const owners = cap.scope === 'OWNER' ? denseOwners(facts.members.owner) : undefined
  const groups = facts.members.count
  const best = new Int16Array(groups).fill(-1)
  paidAs.forEach((rank, member) => {
    const group = owners?.[member] ?? member
    if (rank > best[group]!) best[group] = rank
  })
  const amount = doubleOf(cap.amount)
  const byRank = cap.byRank.map((limit) => (limit === undefined ? amount : doubleOf(limit)))
  const outside = plan.bonuses.map(
    (bonus) => isSettledOutside(bonus) || (cap.scope === 'PERSON' && bonus.outsideCaps),
  )
  capGroups({
    count: lines.count,
    amount: lines.amount,
    groups,
    groupOf: (line) =>
      outside[lines.bonus[line]!] ? -1 : (owners?.[lines.earner[line]!] ?? lines.earner[line]!),
    limitOf: (group) => byRank[best[group]!] ?? amount,
    onCut: cutter(ground, cap.scope === 'OWNER' ? 'CAP_OWNER' : 'CAP_PERSON'),
  })
}

/** Owners as 0..n-1, the first position of each owner standing for it. */
function denseOwners(owner: Int32Array): Int32Array {
  const first = new Map<number, number>()
  return owner.map((number, member) => {
    const known = first.get(number)
    if (known === undefined) first.set(number, member)
    return known ?? member
  })
}

function cutter({ lines, breakage }: CapGround, code: CapCode): (line: number, taken: number) => void {
  const bit = 1 << CAP_CODES.indexOf(code)
  return (line, taken) => {
    lines.caps[line]! |= bit
    breakage?.add({ bonus: lines.bonus[line]!, reason: code, amount: taken })
  }
}

type SumCap = Extract<Cap, { scope: 'BONUSES' | 'COMPANY' }>

interface Covered {
  readonly code: CapCode
  covers(bonus: number): boolean
}

/** A limit on a sum over many members: in proportion, lower ranks first, or first come. */
function capSum(ground: CapGround, cap: SumCap, { code, covers }: Covered): void {
  const { lines, plan } = ground
  const inside = plan.bonuses.map((bonus, at) => !isSettledOutside(bonus) && !bonus.outsideCaps && covers(at))
  const spared = inside.map((counted, bonus) => counted && cap.spares.includes(bonus))
  const limit = Math.max(0, limitOf(cap.limit, ground.companyCv) - sumOver(lines, spared))
  for (const bonus of cap.spares) inside[bonus] = false
  let total = 0
  let count = 0
  for (let line = 0; line < lines.count; line += 1) {
    if (!inside[lines.bonus[line]!] || lines.amount[line]! <= 0) continue
    total += lines.amount[line]!
    count += 1
  }
  if (total <= limit) return
  const members = new Int32Array(count)
  const among = cap.mode === 'HARD_STOP' ? ground.bySource() : undefined
  let found = 0
  for (let at = 0; at < lines.count; at += 1) {
    const line = among?.[at] ?? at
    if (!inside[lines.bonus[line]!] || lines.amount[line]! <= 0) continue
    members[found] = line
    found += 1
  }
  const onCut = cutter(ground, code)
  if (cap.mode === 'PRO_RATA') cutLines({ amount: lines.amount, onCut }, members, limit)
  else if (cap.mode === 'HARD_STOP') stopHard(lines.amount, members, { limit, onCut })
  else cutByRank(ground, members, { limit, total, onCut })
}

function sumOver({ count, bonus, amount }: MergedLines, counted: readonly boolean[]): number {
  let sum = 0
  for (let line = 0; line < count; line += 1) if (counted[bonus[line]!]) sum += Math.max(0, amount[line]!)
  return sum
}

function limitOf(limit: CapLimit, companyCv: number): number {
  return limit.kind === 'SUM' ? doubleOf(limit.amount) : flooredShare(Math.max(0, companyCv), limit.share)
}

type OnCut = (line: number, taken: number) => void

/** First come: the line that meets the cap gets the rest, later ones nothing. */
function stopHard(
  amount: Float64Array,
  lines: Int32Array,
  { limit, onCut }: { limit: number; onCut: OnCut },
): void {
  let left = limit
  for (const line of lines) {
    const kept = Math.min(left, amount[line]!)
    left -= kept
    if (kept === amount[line]!) continue
    onCut(line, amount[line]! - kept)
    amount[line] = kept
  }
}

interface RankCut {
  readonly limit: number
  readonly total: number
  readonly onCut: OnCut
}

/** Lowest paid-as rank first, up to its whole, then the next rank; in proportion within a rank. */
function cutByRank(
  { lines, paidAs }: CapGround,
  members: Int32Array,
  { limit, total, onCut }: RankCut,
): void {
  const byRank = new Map<number, number[]>()
  for (const line of members) {
    const rank = paidAs[lines.earner[line]!]!
    const group = byRank.get(rank)
    if (group) group.push(line)
    else byRank.set(rank, [line])
  }
  let excess = total - limit
  for (const rank of [...byRank.keys()].sort((a, b) => a - b)) {
    if (excess === 0) return
    const group = byRank.get(rank)!
    const sum = group.reduce((added, line) => added + lines.amount[line]!, 0)
    const taken = Math.min(sum, excess)
    cutLines({ amount: lines.amount, onCut }, group, sum - taken)
    excess -= taken
  }
}
