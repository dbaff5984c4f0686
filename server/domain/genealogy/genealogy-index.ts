import * as climb from '#server/domain/genealogy/climb.ts'
import { type DownlinePage, downlinePage, type PageQuestion } from '#server/domain/genealogy/downline-page.ts'
import {
  type DownlineShape,
  downlineShape,
  type ShapeQuestion,
} from '#server/domain/genealogy/downline-shape.ts'
import {
  type DownlineCounts,
  downlineCounts,
  frontlineOf,
  rootsOf,
  sizeOfDownline,
} from '#server/domain/genealogy/downline-slice.ts'
import { GenealogyTree, TREE_NAMES, type TreeName } from '#server/domain/genealogy/genealogy-tree.ts'
import { type Leg, legFrom, legsOf } from '#server/domain/genealogy/legs.ts'
import { MemberIds } from '#server/domain/genealogy/member-ids.ts'
import { type MemberAttributes, MemberTable } from '#server/domain/genealogy/member-table.ts'
import { numberTree, OUTSIDE, ROOT } from '#server/domain/genealogy/numbering.ts'
import { addToUpline, rollUp } from '#server/domain/genealogy/rollup.ts'
import {
  type AggregateQuestion,
  aggregateSubtree,
  type SubtreeAggregate,
} from '#server/domain/genealogy/subtree-aggregate.ts'
import { treeCycles } from '#server/domain/genealogy/tree-cycle.ts'
import { type PictureQuestion, pictureOf, type TreePicture } from '#server/domain/genealogy/tree-picture.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'

/** A member as it enters the index. */
export interface NewMember extends MemberAttributes {
  readonly id: MemberId
  readonly ordinal: Ordinal
  /** Ordinal of the sponsor, `null` for a root. */
  readonly sponsor: Ordinal | null
}

/** Volume that an order brings (or, negative, a cancellation or credit note takes) in the open period. */
export interface VolumeChange {
  readonly own?: bigint
  readonly customers?: bigint
}

/**
 * Every answer about the trees, in memory. Rights and rules (`isInDownline`, `levelBetween`, `pathToRoot`, `upline`,
 * `legOf`) are exact after every event. Lists and sums use the tree's last numbering and its tail: a move shows in
 * them after the next renumbering. Members are named by ordinal; `ordinalOf` and `idOf` translate.
 */
export class GenealogyIndex {
  readonly ids: MemberIds
  readonly members: MemberTable
  readonly #trees: Readonly<Record<TreeName, GenealogyTree>>
  /** The log has been followed up to here. */
  seq = 0n

  /** Reserves room for `capacity` members; it grows by itself. */
  constructor(capacity = 1024) {
    this.ids = new MemberIds(capacity)
    this.members = new MemberTable(capacity)
    this.#trees = {
      SPONSOR: new GenealogyTree('SPONSOR', { capacity, groupVolume: true }),
      PLACEMENT: new GenealogyTree('PLACEMENT', { capacity, groupVolume: false }),
    }
  }

  tree(name: TreeName): GenealogyTree {
    return this.#trees[name]
  }

  /** One more than the highest ordinal: vacant numbers are counted too. */
  get count(): number {
    return this.members.count
  }

  ordinalOf(id: string): Ordinal | undefined {
    return this.ids.ordinalOf(id)
  }

  idOf(member: Ordinal): MemberId {
    return this.ids.idOf(member)
  }

  // Upkeep

  /** Takes in a member while the index is first filled, sponsors in any order; `settle` ends the filling. */
  load({ id, ordinal, sponsor, ...attributes }: NewMember): void {
    this.ids.add(id, ordinal)
    this.members.set(ordinal, attributes)
    this.#trees.SPONSOR.load(ordinal, sponsor ?? ROOT)
    this.#trees.PLACEMENT.load(ordinal, OUTSIDE)
  }

  /** Takes in a new member: rights are exact at once, lists show it in the tail. It waits for a placement. */
  insert({ id, ordinal, sponsor, ...attributes }: NewMember): void {
    this.ids.add(id, ordinal)
    this.members.set(ordinal, attributes)
    this.#trees.SPONSOR.append(ordinal, sponsor ?? ROOT)
    this.#trees.PLACEMENT.append(ordinal, OUTSIDE)
  }

  /** Hangs a member with all below under another sponsor or position (`null` makes it a root). */
  move(name: TreeName, member: Ordinal, parent: Ordinal | null): void {
    this.#trees[name].move(member, parent ?? ROOT)
  }

  /** Takes a member without recruits out of a tree: back to the holding tank, or a merged duplicate's tombstone. */
  takeOut(name: TreeName, member: Ordinal): void {
    this.#trees[name].move(member, OUTSIDE)
  }

  /** Adds volume of the open period to a member and, as group volume, to everybody above. */
  addVolume(member: Ordinal, { own = 0n, customers = 0n }: VolumeChange): void {
    const { ownVolume, customerVolume } = this.members
    ownVolume[member] = ownVolume[member]! + own
    customerVolume[member] = customerVolume[member]! + customers
    for (const name of TREE_NAMES) {
      const tree = this.#trees[name]
      const group = tree.groupVolume
      if (group === undefined) continue
      const amount = own + customers
      group[member] = group[member]! + amount
      addToUpline({ tree, group, member, amount })
    }
  }

  /** A new period opens: every volume is 0 and nobody is active yet. */
  clearVolumes(): void {
    this.members.clearPeriod()
    for (const name of TREE_NAMES) this.#trees[name].groupVolume?.fill(0n)
  }

  /**
   * Ends the filling: checks and numbers both trees and adds up all group volumes; `seq` is the place of the log
   * that the graph showed. Refuses rings, each named by its members; the index is of no use then.
   */
  settle(seq: bigint): Result<GenealogyIndex> {
    for (const name of TREE_NAMES) {
      const tree = this.#trees[name]
      const job = tree.beginRenumbering(seq, this.members.joinedDay)
      const outcome = numberTree(job.input)
      if (!outcome.ok) return refused(...treeCycles(name, outcome.rings, (member) => this.idOf(member)))
      tree.adopt(job, outcome.numbering)
      this.rollUpVolumes(name)
    }
    this.seq = seq
    return accepted(this)
  }

  /** Group volumes of a tree anew from the members' volumes; renumbers first where that is due. */
  rollUpVolumes(name: TreeName): void {
    const tree = this.#trees[name]
    if (tree.groupVolume === undefined) return
    if (!tree.isFresh) tree.renumber(this.seq, this.members.joinedDay)
    const { numbering, parent } = tree
    tree.groupVolume.set(rollUp({ numbering, parent, own: this.members.personalVolumes() }))
  }

  // Exact: these climb

  /** True when `member` stands below `ancestor`; nobody stands below themselves. */
  isInDownline(name: TreeName, member: Ordinal, ancestor: Ordinal): boolean {
    return climb.isInDownline(this.#trees[name], member, ancestor)
  }

  /** Levels from `member` up to `ancestor`, 0 for the same; `undefined` when it does not stand above. */
  levelBetween(name: TreeName, member: Ordinal, ancestor: Ordinal): number | undefined {
    return climb.levelBetween(this.#trees[name], member, ancestor)
  }

  /** The member first, its root last. */
  pathToRoot(name: TreeName, member: Ordinal): Ordinal[] {
    return climb.pathToRoot(this.#trees[name], member)
  }

  /** The members above, nearest first. */
  upline(name: TreeName, member: Ordinal): Iterable<Ordinal> {
    return climb.upline(this.#trees[name], member)
  }

  /** The sponsor or position above; `undefined` for a root and outside the tree. */
  parentOf(name: TreeName, member: Ordinal): Ordinal | undefined {
    const above = this.#trees[name].parent[member]!
    return above >= 0 ? (above as Ordinal) : undefined
  }

  /** True for a member that waits for a placement, and for a merged duplicate. */
  isOutside(name: TreeName, member: Ordinal): boolean {
    return this.#trees[name].parent[member] === OUTSIDE
  }

  /** The frontline member of `ancestor` in whose leg `member` stands. */
  legOf(name: TreeName, member: Ordinal, ancestor: Ordinal): Ordinal | undefined {
    return climb.legOf(this.#trees[name], member, ancestor)
  }

  /** True when the move would hang a member under itself or under one of its downline. */
  wouldMakeRing(name: TreeName, member: Ordinal, newParent: Ordinal): boolean {
    return climb.wouldMakeRing(this.#trees[name], member, newParent)
  }

  /** Volume of self and downline in the open period. */
  groupVolume(name: TreeName, member: Ordinal): bigint {
    return this.#trees[name].groupVolume?.[member] ?? 0n
  }

  // Lists and sums: these use the numbering and the tail

  /** Members below, without the member itself. */
  sizeOfDownline(name: TreeName, root: Ordinal): number {
    return sizeOfDownline(this.#trees[name], root)
  }

  /** How many stand below, and directly below, each of many members; cheaper than one by one. */
  downlineCounts(name: TreeName, members: readonly Ordinal[]): DownlineCounts {
    return downlineCounts(this.#trees[name], members)
  }

  /** Direct recruits in joining order, later comers last. */
  frontline(name: TreeName, member: Ordinal): Ordinal[] {
    return frontlineOf(this.#trees[name], member)
  }

  /** Members without a sponsor, in joining order. */
  roots(name: TreeName): Ordinal[] {
    return rootsOf(this.#trees[name])
  }

  /** A page of a downline in a stated order, filtered, to a depth. */
  downlinePage(name: TreeName, question: PageQuestion): DownlinePage {
    return downlinePage(this.#trees[name], this.members, question)
  }

  /** Counts and sums over a downline. */
  aggregate(name: TreeName, question: AggregateQuestion): SubtreeAggregate {
    return aggregateSubtree(this.#trees[name], this.members, question)
  }

  /** A downline in counts: by level, active, newly joined. */
  downlineShape(name: TreeName, question: ShapeQuestion): DownlineShape {
    return downlineShape(this.#trees[name], this.members, question)
  }

  /** The sums of one leg, its head included. */
  leg(name: TreeName, head: Ordinal): Leg {
    return legFrom(this.#trees[name], this.members, head)
  }

  /** The sums of every leg of a member, in joining order. */
  legs(name: TreeName, member: Ordinal): Leg[] {
    return legsOf(this.#trees[name], this.members, member)
  }

  /** The part of a tree that a window shows; `undefined` for a root that has no number yet. */
  picture(name: TreeName, question: PictureQuestion): TreePicture | undefined {
    return pictureOf(this.#trees[name], this.members, question)
  }

  /** Bytes reserved by everything together. */
  get bytes(): number {
    const trees = TREE_NAMES.reduce((sum, name) => sum + this.#trees[name].bytes, 0)
    return this.ids.bytes + this.members.bytes + trees
  }
}
