import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import type { Compression, PassUp } from '#server/domain/compensation/bonus-terms.ts'
import { coveringRows, coversLevel, type LevelGrid } from '#server/domain/compensation/level-grid.ts'
import type { WalkReason } from '#server/domain/compensation/result.ts'
import type { Tree } from '#server/domain/compensation/tree.ts'

/**
 * The ways upwards of one bonus. Who uses up no level is left out beforehand, so that a walk over a line of 200,000
 * inactive members takes one step.
 */
export interface Paths {
  readonly tree: Tree
  /** Nearest position above a member that a walk counts on this level; -1 at the top. */
  next(level: number): Int32Array
  /** Nearest position above that takes over what a counted, unpayable position hands up; undefined: nobody does. */
  receiver: ((level: number) => Int32Array) | undefined
  /** Members a walk on this level leaves out (pass-up apart). */
  skipped(level: number): Uint8Array
  /** 1 for recruits whose orders pass their sponsor; empty without pass-up. */
  readonly passed: Uint8Array
  readonly passesBranch: boolean
  /** Why a member is left out on a level; the first reason that applies. */
  reasonAt(member: number, level: number): WalkReason | undefined
}

/** What the ways depend on. `grid` is left out where a family has no rates by level. */
export interface PathInput {
  readonly compression: Compression
  readonly passUp?: PassUp | undefined
  readonly grid?: LevelGrid
}

/** Finds the ways for a bonus: linear in the members for each set of levels that skips the same ones. */
export function pathsOf(ground: BonusGround, input: PathInput): Paths {
  const { tree } = ground
  const { compression, passUp } = input
  const passed = passUp ? passedRecruits(ground, passUp) : new Uint8Array(0)
  const branch = passUp?.branch ? passed : undefined
  const skipped = byLevel(skipKey(input), skippedOn(ground, input))
  const next = byLevel(skipKey(input), (level) => nearestAbove(tree, skipped(level), branch))
  const receiver = byLevel(coverKey(input), (level) =>
    nearestAbove(tree, notReceiving(ground, input, level), branch),
  )
  return {
    tree,
    passed,
    passesBranch: branch !== undefined,
    next,
    skipped,
    receiver: compression.lapsed === 'ROLL_UP' ? receiver : undefined,
    reasonAt: (member, level) => reasonAt(ground, input, { member, level }),
  }
}

type LevelKey = (level: number) => string

/** Levels with the same key share what is made for the first of them; each level is looked up by its number. */
function byLevel<Made>(keyOf: LevelKey, make: (level: number) => Made): (level: number) => Made {
  const made = new Map<string, Made>()
  const at: Made[] = []
  return (level) => {
    const known = at[level]
    if (known !== undefined) return known
    const key = keyOf(level)
    const found = made.get(key) ?? make(level)
    made.set(key, found)
    at[level] = found
    return found
  }
}

const coverKey =
  ({ grid }: PathInput): LevelKey =>
  (level) =>
    grid ? coveringRows(grid, level) : ''

const skipKey = (input: PathInput): LevelKey =>
  input.compression.skip.includes('TITLE') ? coverKey(input) : () => ''

function skippedOn(ground: BonusGround, { compression, grid }: PathInput): (level: number) => Uint8Array {
  const always = skippedOnAllLevels(ground, compression)
  if (!grid || !compression.skip.includes('TITLE')) return () => always
  return (level) => always.map((out, member) => (out === 1 || !coversLevel(grid, member, level) ? 1 : 0))
}

/** 1 for whoever cannot take over what a position on this level hands up. */
const notReceiving = ({ payable }: BonusGround, { grid }: PathInput, level: number): Uint8Array =>
  payable.map((may, member) => (may === 1 && (!grid || coversLevel(grid, member, level)) ? 0 : 1))

function skippedOnAllLevels(
  { run, payable, ranks }: BonusGround,
  { skip, belowRank }: Compression,
): Uint8Array {
  const skipped = new Uint8Array(ranks.length)
  const [inactive, unqualified] = [skip.includes('INACTIVE'), skip.includes('UNQUALIFIED')]
  const below = skip.includes('BELOW_RANK') ? (belowRank ?? -1) : -2
  for (let member = 0; member < skipped.length; member += 1) {
    const out =
      (inactive && run.active[member] === 0) ||
      (unqualified && payable[member] === 0) ||
      (below >= 0 && ranks[member]! < below)
    if (out) skipped[member] = 1
  }
  return skipped
}

function reasonAt(
  { run, payable, ranks }: BonusGround,
  { compression, grid }: PathInput,
  { member, level }: { member: number; level: number },
): WalkReason | undefined {
  const { skip, belowRank } = compression
  if (skip.includes('INACTIVE') && run.active[member] === 0) return 'INACTIVE'
  if (skip.includes('UNQUALIFIED') && payable[member] === 0) return 'UNQUALIFIED'
  if (skip.includes('BELOW_RANK') && ranks[member]! < (belowRank ?? -1)) return 'BELOW_RANK'
  if (skip.includes('TITLE') && grid && !coversLevel(grid, member, level)) return 'TITLE'
  return undefined
}

/** The nearest member above who is not left out; `passed` leaves out whoever is right above a marked member. */
export function nearestAbove(tree: Tree, skipped: Uint8Array, passed?: Uint8Array): Int32Array {
  const { parent, order } = tree
  const next = new Int32Array(parent.length)
  for (let place = 0; place < order.length; place += 1) {
    const member = order[place]!
    const above = parent[member]!
    if (above < 0) next[member] = -1
    else if (skipped[above] === 1 || (passed !== undefined && passed[member] === 1))
      next[member] = next[above]!
    else next[member] = above
  }
  return next
}

/** The first `count` recruits of each position, by joining instant, then member number. */
function passedRecruits({ run, tree }: BonusGround, { count }: PassUp): Uint8Array {
  const passed = new Uint8Array(tree.parent.length)
  const before = new Int32Array(tree.parent.length)
  const { joinedAt } = run.facts.members
  const byJoining = Int32Array.from(run.memberOrder).sort(
    (a, b) => joinedAt[a]! - joinedAt[b]! || run.memberPlaces[a]! - run.memberPlaces[b]!,
  )
  for (const member of byJoining) {
    const above = tree.parent[member]!
    if (above < 0) continue
    if (before[above]! < count) passed[member] = 1
    before[above]! += 1
  }
  return passed
}
