import { fillIn } from '#server/adapters/index/apply-change.ts'
import { changesOf, type IndexChange } from '#server/adapters/index/index-change.ts'
import { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { IndexSource, MemberBlock } from '#server/ports/index-source.ts'

/** Ordinals that are read at once: about 2 MB of reply. */
export const BLOCK_MEMBERS = 20_000
const BLOCK_TRIES = 20
const EVENTS_AT_ONCE = 1_000
const SIDE_BY_SIDE = 2

/** Where an index is filled from, and whose volumes it holds. */
export interface Loading {
  readonly source: IndexSource
  readonly log: EventLog
  /** The period whose volumes are read; `null` before a company is set up. */
  readonly period: Period | null
  /** Default: `BLOCK_MEMBERS`. */
  readonly blockMembers?: number
}

/** A block and the place of the log that it shows. */
interface ReadBlock {
  readonly block: MemberBlock
  readonly seq: bigint
}

/**
 * Fills an index from the graph while others may be writing. The database gives no snapshot, so each block is read
 * between two looks at the log: when no event between them touches the block, it shows the later place. What
 * happened after a block's place is then applied to its members alone, until the head is reached.
 */
export async function loadIndex(loading: Loading): Promise<GenealogyIndex> {
  const { source, log } = loading
  const start = await log.head()
  const count = await source.count()
  const blocks = await readBlocks(loading, count)
  const index = new GenealogyIndex(count + Math.ceil(count / 20))
  for (const { block } of blocks) placeBlock(index, block)
  const { blockMembers = BLOCK_MEMBERS } = loading
  const shownAt = (member: Ordinal): bigint => blocks[Math.floor(member / blockMembers)]?.seq ?? start
  const seq = await catchUp(loading, { index, start, shownAt })
  const settled = index.settle(seq)
  if (!settled.ok) {
    const cause = settled.refusals
    throw new Fault({ source: 'NEO4J', retriable: false, code: 'TREE_CYCLE', cause })
  }
  return settled.value
}

async function readBlocks(loading: Loading, count: number): Promise<ReadBlock[]> {
  const { blockMembers = BLOCK_MEMBERS } = loading
  const blocks = new Array<ReadBlock>(Math.ceil(count / blockMembers))
  const waiting = [...blocks.keys()]
  const reader = async (): Promise<void> => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      blocks[at] = await readBlock(loading, { from: at * blockMembers, to: (at + 1) * blockMembers })
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, reader))
  return blocks
}

interface OrdinalRange {
  readonly from: number
  readonly to: number
}

async function readBlock({ source, log, period }: Loading, range: OrdinalRange): Promise<ReadBlock> {
  for (let tries = 0; tries < BLOCK_TRIES; tries += 1) {
    const before = await log.head()
    const block = await source.block({ ...range, period })
    const { changes, seq } = await changesAfter(log, before)
    const inside = new Set<string>(block.ids)
    if (!changes.some((change) => touches(change, range, inside))) return { block, seq }
  }
  throw new Fault({ source: 'NEO4J', retriable: true, code: 'INDEX_UNSETTLED' })
}

function touches(change: IndexChange, { from, to }: OrdinalRange, inside: ReadonlySet<string>): boolean {
  if (change.kind !== 'ENROL') return inside.has(change.id)
  return change.ordinal >= from && change.ordinal < to
}

async function changesAfter(log: EventLog, after: bigint): Promise<{ changes: IndexChange[]; seq: bigint }> {
  const changes: IndexChange[] = []
  let seq = after
  for (;;) {
    const page = await log.after(seq, EVENTS_AT_ONCE)
    changes.push(...(await changesOf(page.events, log)))
    seq = page.events.at(-1)?.seq ?? seq
    if (page.events.length === 0 || seq >= page.headSeq) return { changes, seq }
  }
}

function placeBlock(index: GenealogyIndex, block: MemberBlock): void {
  const places = [...block.ordinals.keys()].sort((a, b) => block.ordinals[a]! - block.ordinals[b]!)
  for (const place of places) {
    const ordinal = block.ordinals[place]! as Ordinal
    const sponsor = block.sponsors[place]!
    index.load({
      id: block.ids[place]!,
      ordinal,
      sponsor: sponsor < 0 ? null : (sponsor as Ordinal),
      status: block.statuses[place]!,
      rank: 0,
      country: block.countries[place]!,
      joinedDay: block.joinedDays[place]!,
    })
    index.members.ownVolume[ordinal] = block.own[place]!
    index.members.customerVolume[ordinal] = block.customers[place]!
  }
}

/** Applies, to each member, what happened after its block was read. */
async function catchUp(
  { log, period }: Loading,
  { index, start, shownAt }: { index: GenealogyIndex; start: bigint; shownAt: (member: Ordinal) => bigint },
): Promise<bigint> {
  const { changes, seq } = await changesAfter(log, start)
  for (const change of changes) {
    const member = change.kind === 'ENROL' ? change.ordinal : index.ordinalOf(change.id)
    if (member !== undefined && change.seq > shownAt(member)) fillIn(index, change, period?.id ?? null)
  }
  return seq
}
