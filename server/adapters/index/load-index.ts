import { fillIn } from '#server/adapters/index/apply-change.ts'
import { changesOf, type IndexChange } from '#server/adapters/index/index-change.ts'
import { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { Fault } from '#server/domain/kernel/failure.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { IndexSource, MemberBlock, MemberVolumes } from '#server/ports/index-source.ts'

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

/** Which place of the log the volume, and everything else, of a member shows. */
type Shown = (member: Ordinal, kind: IndexChange['kind']) => bigint

/**
 * Fills an index from the graph while others may be writing. The database gives no snapshot, so each block is read
 * between two looks at the log: when no event between them touches the block, it shows the later place. What
 * happened after a block's place is then applied to its members alone, until the head is reached. Volumes are read by
 * themselves, since few members have any in a period.
 */
export async function loadIndex(loading: Loading): Promise<GenealogyIndex> {
  const { source, log } = loading
  const start = await log.head()
  // Volumes first: whoever has one is then among the members that are read after it.
  const volumes = loading.period && (await readVolumes(loading, loading.period))
  const count = await source.count()
  const blocks = await readBlocks(loading, count)
  const index = new GenealogyIndex(count + Math.ceil(count / 20))
  for (const { block } of blocks) placeBlock(index, block)
  if (volumes) placeVolumes(index, volumes)
  const { blockMembers = BLOCK_MEMBERS } = loading
  const shown: Shown = (member, kind) => {
    if (kind === 'VOLUME' && volumes) return volumes.shownAt(index.idOf(member))
    return blocks[Math.floor(member / blockMembers)]?.seq ?? start
  }
  const seq = await catchUp(loading, { index, start, shown })
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

async function readBlock({ source, log }: Loading, range: OrdinalRange): Promise<ReadBlock> {
  for (let tries = 0; tries < BLOCK_TRIES; tries += 1) {
    const before = await log.head()
    const block = await source.block(range)
    const { changes, seq } = await changesAfter(log, before)
    const inside = new Set<string>(block.ids)
    if (!changes.some((change) => touches(change, range, inside))) return { block, seq }
  }
  throw new Fault({ source: 'NEO4J', retriable: true, code: 'INDEX_UNSETTLED' })
}

function touches(change: IndexChange, { from, to }: OrdinalRange, inside: ReadonlySet<string>): boolean {
  if (change.kind === 'VOLUME') return false
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
  }
}

interface ReadVolumes {
  readonly volumes: MemberVolumes
  /** The place of the log that a member's volume shows. */
  shownAt(id: MemberId): bigint
}

/** Everybody's volumes between two looks at the log; those that an event touched meanwhile are read again by name. */
async function readVolumes({ source, log }: Loading, period: Period): Promise<ReadVolumes> {
  const before = await log.head()
  const volumes = await source.volumes(period)
  const first = await changesAfter(log, before)
  const later = new Map<MemberId, bigint>()
  let touched = soldTo(first.changes, period)
  for (let tries = 0; touched.size > 0; tries += 1) {
    if (tries === BLOCK_TRIES) throw new Fault({ source: 'NEO4J', retriable: true, code: 'INDEX_UNSETTLED' })
    const asked = [...touched]
    const start = await log.head()
    const again = await source.volumesOf(period, asked)
    const { changes, seq } = await changesAfter(log, start)
    const soldAgain = soldTo(changes, period)
    touched = new Set(asked.filter((id) => soldAgain.has(id)))
    for (const id of asked) {
      if (touched.has(id)) continue
      later.set(id, seq)
      volumes.set(id, again.get(id) ?? NO_VOLUME)
    }
  }
  return { volumes, shownAt: (id) => later.get(id) ?? first.seq }
}

const NO_VOLUME = { own: 0n, customers: 0n }

const soldTo = (changes: readonly IndexChange[], { id: period }: Period): Set<MemberId> =>
  new Set(
    changes.flatMap((change) => (change.kind === 'VOLUME' && change.period === period ? change.id : [])),
  )

function placeVolumes(index: GenealogyIndex, { volumes }: ReadVolumes): void {
  for (const [id, { own, customers }] of volumes) {
    const member = index.ordinalOf(id)
    invariant(member !== undefined, 'a volume belongs to a member of the graph')
    index.members.ownVolume[member] = own
    index.members.customerVolume[member] = customers
  }
}

/** Applies, to each member, what happened after its block was read. */
async function catchUp(
  { log, period }: Loading,
  { index, start, shown }: { index: GenealogyIndex; start: bigint; shown: Shown },
): Promise<bigint> {
  const { changes, seq } = await changesAfter(log, start)
  for (const change of changes) {
    const member = change.kind === 'ENROL' ? change.ordinal : index.ordinalOf(change.id)
    if (member !== undefined && change.seq > shown(member, change.kind))
      fillIn(index, change, period?.id ?? null)
  }
  return seq
}
