import { type Climbable, wouldMakeRing } from '#server/domain/genealogy/climb.ts'
import { layOut, type TreeLayout } from '#server/domain/genealogy/layout.ts'
import {
  type Numbering,
  type NumberingInput,
  type NumberingOutcome,
  numberTree,
  OUTSIDE,
} from '#server/domain/genealogy/numbering.ts'
import { addToUpline } from '#server/domain/genealogy/rollup.ts'
import { grownCapacity, grownColumn, sharedColumn } from '#server/domain/genealogy/shared-column.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

/** The sponsor tree, and the tree of positions of a binary or matrix plan. */
export const TREE_NAMES = ['SPONSOR', 'PLACEMENT'] as const
export type TreeName = (typeof TREE_NAMES)[number]

/** A tree as it stood when its renumbering began: safe to hand to a worker thread. */
export interface RenumberingJob {
  readonly input: NumberingInput
  /** The log had been followed up to here. */
  readonly seq: bigint
}

/** Members that may wait for their number before a renumbering is due at once. */
export const TAIL_LIMIT = 10_000

/**
 * One tree in two grades. `parent` is exact after every event; rights and rules climb it. `numbering` is the tree as
 * it was at `numberedAt`; lists and sums use it together with `tail`, the members it does not hold yet.
 */
export class GenealogyTree implements Climbable {
  readonly name: TreeName
  parent: Int32Array
  count = 0
  numbering: Numbering
  /** Seq of the log that `numbering` shows. */
  numberedAt = 0n
  /** Rises with each new numbering: the name of a layout. */
  version = 0
  /** In the tree, but not in `numbering`; in the order in which they came. */
  readonly tail = new Set<Ordinal>()
  /** Numbered members whose `parent` differs from what `numbering` was made of. */
  readonly moved = new Set<Ordinal>()
  /** Volume of self and downline in the open period, exact after every event; absent where nobody asks for it. */
  groupVolume: BigInt64Array | undefined
  #layout: TreeLayout | undefined
  #job: RenumberingJob | undefined
  readonly #movedMeanwhile = new Set<Ordinal>()

  constructor(name: TreeName, options: { readonly capacity: number; readonly groupVolume: boolean }) {
    const capacity = Math.max(options.capacity, 16)
    this.name = name
    this.parent = sharedColumn(Int32Array, capacity)
    this.groupVolume = options.groupVolume ? sharedColumn(BigInt64Array, capacity) : undefined
    this.numbering = numbered(numberTree({ count: 0, parent: this.parent }))
  }

  /** Takes in a new member under `parent` (an ordinal, ROOT or OUTSIDE): exact at once, in lists by the tail. */
  append(member: Ordinal, parent: number): void {
    this.load(member, parent)
    if (parent !== OUTSIDE) this.tail.add(member)
  }

  /** As `append`, for the first filling: lists know the member once the tree is numbered. Skipped ordinals stay outside. */
  load(member: Ordinal, parent: number): void {
    invariant(member >= this.count, 'an ordinal is given once')
    this.#reserve(member + 1)
    if (member > this.count) this.parent.fill(OUTSIDE, this.count, member)
    this.count = member + 1
    this.parent[member] = parent
  }

  /** Hangs a member, with all below, under `parent` (an ordinal, ROOT or OUTSIDE). Group volumes follow at once. */
  move(member: Ordinal, parent: number): void {
    const above = parent >= 0 ? (parent as Ordinal) : undefined
    invariant(above === undefined || !wouldMakeRing(this, member, above), 'a committed move makes no ring')
    const group = this.groupVolume
    if (group) addToUpline({ tree: this, group, member, amount: -group[member]! })
    this.parent[member] = parent
    if (group) addToUpline({ tree: this, group, member, amount: group[member]! })
    this.#markMoved(member, parent)
  }

  #markMoved(member: Ordinal, parent: number): void {
    if (this.#job) this.#movedMeanwhile.add(member)
    if (this.isNumbered(member)) this.moved.add(member)
    else if (parent === OUTSIDE) this.tail.delete(member)
    else this.tail.add(member)
  }

  /** True when `numbering` holds the member. */
  isNumbered(member: Ordinal): boolean {
    return member < this.numbering.count && this.numbering.enter[member]! >= 0
  }

  /** The radial picture of the whole tree, laid out once for each numbering. */
  get layout(): TreeLayout {
    this.#layout ??= layOut(this.numbering)
    return this.#layout
  }

  /** True when every member in the tree has its present number. */
  get isFresh(): boolean {
    return this.tail.size === 0 && this.moved.size === 0
  }

  /** Copies what a renumbering needs; events may go on meanwhile. */
  beginRenumbering(seq: bigint, joinedDay?: Int32Array): RenumberingJob {
    const parent = sharedColumn(Int32Array, this.count)
    parent.set(this.parent.subarray(0, this.count))
    this.#movedMeanwhile.clear()
    this.#job = { seq, input: { count: this.count, parent, ...(joinedDay && { joinedDay }) } }
    return this.#job
  }

  /**
   * Swaps in the numbering of the newest job; that of an older one is dropped. What happened since the job began
   * stays in `tail` and `moved`.
   */
  adopt(job: RenumberingJob, numbering: Numbering): void {
    if (job !== this.#job) return
    this.#job = undefined
    this.numbering = numbering
    this.#layout = undefined
    this.numberedAt = job.seq
    this.version += 1
    this.moved.clear()
    for (const member of this.tail) if (this.isNumbered(member)) this.tail.delete(member)
    for (const member of this.#movedMeanwhile) this.#markMoved(member, this.parent[member]!)
    this.#movedMeanwhile.clear()
  }

  /** Renumbers here and now: about 0.2 s for a million members. */
  renumber(seq: bigint, joinedDay?: Int32Array): void {
    const job = this.beginRenumbering(seq, joinedDay)
    this.adopt(job, numbered(numberTree(job.input)))
  }

  /** Bytes reserved. */
  get bytes(): number {
    const { childStart, children, enter, size, atPosition, depth, depthAt } = this.numbering
    const columns = [childStart, children, enter, size, atPosition, depth, depthAt]
    return [this.parent, ...columns, this.groupVolume].reduce(
      (sum, column) => sum + (column?.byteLength ?? 0),
      0,
    )
  }

  #reserve(count: number): void {
    const capacity = grownCapacity(this.parent.length, count)
    if (capacity === this.parent.length) return
    this.parent = grownColumn(Int32Array, this.parent, capacity)
    if (this.groupVolume) this.groupVolume = grownColumn(BigInt64Array, this.groupVolume, capacity)
  }
}

/** The numbering of a tree that cannot hold a ring. */
function numbered(outcome: NumberingOutcome): Numbering {
  invariant(outcome.ok, 'a tree that the log built holds no ring')
  return outcome.numbering
}
