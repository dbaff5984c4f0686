import fc from 'fast-check'
import { CONTRACT_STATUSES } from '#server/domain/genealogy/events.ts'
import { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import type { RenumberingJob } from '#server/domain/genealogy/genealogy-tree.ts'
import { type Numbering, numberTree, OUTSIDE, ROOT } from '#server/domain/genealogy/numbering.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { NaiveTree } from '#test/domain/genealogy/naive-tree.ts'

/** A made-up id that is told apart by its ordinal. */
export const idOf = (ordinal: number): MemberId =>
  `00000000-0000-4000-8000-${ordinal.toString(16).padStart(12, '0')}` as MemberId

/** One thing that happens to an index; `a` and `b` choose among the members that may do it. */
export interface Happening {
  readonly kind: 'INSERT' | 'MOVE' | 'TAKE_OUT' | 'VOLUME' | 'RENUMBER' | 'BEGIN' | 'ADOPT' | 'ATTRIBUTES'
  readonly a: number
  readonly b: number
}

export const happenings = fc.array(
  fc.record({
    kind: fc.constantFrom<Happening['kind'][]>(
      'INSERT',
      'INSERT',
      'INSERT',
      'INSERT',
      'INSERT',
      'MOVE',
      'MOVE',
      'TAKE_OUT',
      'VOLUME',
      'RENUMBER',
      'BEGIN',
      'BEGIN',
      'ADOPT',
      'ADOPT',
      'ATTRIBUTES',
    ),
    a: fc.nat(1_000_000),
    b: fc.nat(1_000_000),
  }),
  { maxLength: 80, size: 'max' },
)

/** An index and, beside it, the plain lists that say what must be true of it. */
export class IndexWorld {
  readonly index = new GenealogyIndex(0)
  readonly naive = new NaiveTree([])
  readonly own: bigint[] = []
  readonly customers: bigint[] = []
  readonly days: number[] = []
  #job: { job: RenumberingJob; numbering: Numbering } | undefined

  happen({ kind, a, b }: Happening): void {
    const tree = this.index.tree('SPONSOR')
    const inTree = this.naive.all()
    const member = inTree[a % Math.max(inTree.length, 1)]
    if (kind === 'INSERT') this.#insert(a, b)
    else if (kind === 'RENUMBER') tree.renumber(this.index.seq, this.index.members.joinedDay)
    else if (kind === 'BEGIN') this.#begin()
    else if (kind === 'ADOPT') this.#adopt()
    else if (member === undefined) return
    else if (kind === 'MOVE')
      this.#move(a % this.naive.parents.length, inTree[b % inTree.length]!, b % 7 === 0)
    else if (kind === 'TAKE_OUT') this.#takeOut(member)
    else if (kind === 'VOLUME') this.#addVolume(member, BigInt(b % 1000) - 300n, BigInt(a % 100))
    else this.#setAttributes(member, a, b)
  }

  get everybody(): Ordinal[] {
    return [...this.naive.parents.keys()] as Ordinal[]
  }

  /** Own and customers' volume of the member and of everybody below. */
  groupVolume(member: number): bigint {
    return [member, ...this.naive.downline(member)].reduce(
      (sum, other) => sum + this.own[other]! + this.customers[other]!,
      0n,
    )
  }

  #insert(a: number, b: number): void {
    const inTree = this.naive.all()
    const sponsor = a % 9 === 0 || inTree.length === 0 ? null : inTree[b % inTree.length]!
    const ordinal = this.naive.parents.length as Ordinal
    const joinedDay = 15_000 + (b % 20)
    const status = CONTRACT_STATUSES[a % CONTRACT_STATUSES.length]!
    const attributes = { status, rank: b % 5, country: a % 2 === 0 ? 'DE' : 'AT', joinedDay }
    this.index.insert({ id: idOf(ordinal), ordinal, sponsor: sponsor as Ordinal | null, ...attributes })
    this.naive.parents.push(sponsor ?? ROOT)
    this.own.push(0n)
    this.customers.push(0n)
    this.days.push(joinedDay)
  }

  #move(member: number, parent: number, toRoot: boolean): void {
    const ring = this.naive.level(parent, member) >= 0
    if (ring && !toRoot) return
    this.index.move('SPONSOR', member as Ordinal, toRoot ? null : (parent as Ordinal))
    this.naive.parents[member] = toRoot ? ROOT : parent
  }

  #takeOut(member: number): void {
    if (this.naive.children(member).length > 0) return
    this.index.takeOut('SPONSOR', member as Ordinal)
    this.naive.parents[member] = OUTSIDE
  }

  #addVolume(member: number, own: bigint, customers: bigint): void {
    this.index.addVolume(member as Ordinal, { own, customers })
    this.own[member]! += own
    this.customers[member]! += customers
  }

  #setAttributes(member: number, a: number, b: number): void {
    this.index.members.setActive(member as Ordinal, a % 3 === 0)
    this.index.members.setRank(member as Ordinal, b % 6)
    this.index.members.setStatus(member as Ordinal, CONTRACT_STATUSES[b % CONTRACT_STATUSES.length]!)
  }

  /** What a worker does: the job is computed at once, and swapped in at some later moment. */
  #begin(): void {
    const job = this.index.tree('SPONSOR').beginRenumbering(this.index.seq, this.index.members.joinedDay)
    const outcome = numberTree(job.input)
    if (outcome.ok) this.#job = { job, numbering: outcome.numbering }
  }

  #adopt(): void {
    if (this.#job === undefined) return
    this.index.tree('SPONSOR').adopt(this.#job.job, this.#job.numbering)
    this.#job = undefined
  }
}
