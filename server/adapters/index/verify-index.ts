import { BLOCK_MEMBERS } from '#server/adapters/index/load-index.ts'
import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { numberTree, ROOT } from '#server/domain/genealogy/numbering.ts'
import { rollUp } from '#server/domain/genealogy/rollup.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { IndexDifference, IndexReport } from '#server/ports/genealogy.ts'
import type { BlockRange, IndexSource, MemberBlock, MemberVolumes } from '#server/ports/index-source.ts'

const NAMED = 10
/** So often a difference is looked at again; so often it must show while nothing at all is written. */
const TRIES = 8
const SEEN_QUIET = 2
/** Ordinals that are read again at once. */
const AGAIN_MEMBERS = 500

/** What a comparison reads; `look` lets the index follow the log to its head. */
export interface Compared {
  readonly source: IndexSource
  readonly log: EventLog
  readonly period: () => Period | null
  readonly look: () => Promise<void>
}

/**
 * Compares every member, edge and volume of the index with the graph, and its numbers and sums with its edges. While
 * people write, one of the two is ahead for moments: what differs is looked at again and told only when it stays.
 */
export async function verifyIndex(index: () => GenealogyIndex, compared: Compared): Promise<IndexReport> {
  const { source, log } = compared
  const before = await log.head()
  const count = Math.max(await source.count(), index().count)
  const volumes = await volumesNow(compared)
  let members = 0
  const suspects = new Map<number, IndexDifference>()
  for (let from = 0; from < count; from += BLOCK_MEMBERS) {
    const block = await source.block({ from, to: from + BLOCK_MEMBERS })
    members += block.ordinals.length
    const range = { from, to: Math.min(from + BLOCK_MEMBERS, count) }
    for (const [ordinal, found] of blockDifferences(index(), range, { block, volumes }))
      suspects.set(ordinal, found)
  }
  const own = ownDifferences(index())
  const quiet = (await log.head()) === before && index().seq === before
  const stays = quiet ? suspects : await settled(index, compared, suspects)
  const found = [...stays.values(), ...own]
  return { members, differences: found.length, found: found.slice(0, NAMED), quiet }
}

type Suspects = ReadonlyMap<number, IndexDifference>

const volumesNow = async ({ source, period }: Compared): Promise<MemberVolumes> => {
  const now = period()
  return now ? source.volumes(now) : new Map()
}

/** Looks at suspects again, each time after the index has followed the log to its head. */
async function settled(
  index: () => GenealogyIndex,
  compared: Compared,
  suspects: Suspects,
): Promise<Suspects> {
  let open = suspects
  for (let attempt = 1, seen = 0; open.size > 0 && seen < SEEN_QUIET && attempt <= TRIES; attempt += 1) {
    await compared.look()
    const before = await compared.log.head()
    const again = await lookAgain(index, compared, open)
    const quiet = (await compared.log.head()) === before && index().seq === before
    seen += quiet ? 1 : 0
    open = again
  }
  return open
}

async function lookAgain(
  index: () => GenealogyIndex,
  { source, period }: Compared,
  suspects: Suspects,
): Promise<Suspects> {
  const again = new Map<number, IndexDifference>()
  for (const start of new Set([...suspects.keys()].map((ordinal) => Math.floor(ordinal / AGAIN_MEMBERS)))) {
    const range = { from: start * AGAIN_MEMBERS, to: (start + 1) * AGAIN_MEMBERS }
    const block = await source.block(range)
    const now = period()
    const volumes = now ? await source.volumesOf(now, block.ids) : new Map()
    for (const [ordinal, found] of blockDifferences(index(), range, { block, volumes }))
      if (suspects.has(ordinal)) again.set(ordinal, found)
  }
  return again
}

/** Differences of a range of ordinals, and members of the index that the graph has not. */
function blockDifferences(
  index: GenealogyIndex,
  { from, to }: BlockRange,
  { block, volumes }: { readonly block: MemberBlock; readonly volumes: MemberVolumes },
): Suspects {
  const found = new Map<number, IndexDifference>()
  block.ordinals.forEach((ordinal, place) => {
    const what = differenceAt(index, { block, volumes }, { ordinal: ordinal as Ordinal, place })
    if (what) found.set(ordinal, { member: block.ids[place]!, what })
  })
  const there = new Set(block.ordinals)
  for (let ordinal = from; ordinal < Math.min(to, index.count); ordinal += 1)
    if (!there.has(ordinal)) found.set(ordinal, { member: index.idOf(ordinal as Ordinal), what: 'MEMBER' })
  return found
}

function differenceAt(
  index: GenealogyIndex,
  { block, volumes }: { readonly block: MemberBlock; readonly volumes: MemberVolumes },
  { ordinal, place }: { readonly ordinal: Ordinal; readonly place: number },
): IndexDifference['what'] | undefined {
  if (index.ordinalOf(block.ids[place]!) !== ordinal) return 'MEMBER'
  const { status, country, joinedDay } = index.members.of(ordinal)
  const { ownVolume, customerVolume } = index.members
  if (index.tree('SPONSOR').parent[ordinal] !== (block.sponsors[place]! < 0 ? ROOT : block.sponsors[place])) {
    return 'SPONSOR'
  }
  if (status !== block.statuses[place]) return 'STATUS'
  if (country !== block.countries[place]) return 'COUNTRY'
  if (joinedDay !== block.joinedDays[place]) return 'JOINED'
  const { own, customers } = volumes.get(block.ids[place]!) ?? { own: 0n, customers: 0n }
  return ownVolume[ordinal] === own && customerVolume[ordinal] === customers ? undefined : 'VOLUME'
}

/** What the index can check by itself: its numbering and its group volumes, made anew from its edges. */
function ownDifferences(index: GenealogyIndex): IndexDifference[] {
  const tree = index.tree('SPONSOR')
  const parent = tree.parent.slice(0, tree.count)
  const outcome = numberTree({ count: tree.count, parent, joinedDay: index.members.joinedDay })
  if (!outcome.ok)
    return outcome.rings.flat().map((member) => ({ member: index.idOf(member), what: 'NUMBERING' }))
  const { numbering } = outcome
  const group = rollUp({ numbering, parent, own: index.members.personalVolumes() })
  const found: IndexDifference[] = []
  for (let ordinal = 0; ordinal < tree.count; ordinal += 1) {
    const member = ordinal as Ordinal
    const moved = tree.isFresh && tree.numbering.enter[member] !== numbering.enter[member]
    if (moved) found.push({ member: index.idOf(member), what: 'NUMBERING' })
    if (group[member] !== index.groupVolume('SPONSOR', member)) {
      found.push({ member: index.idOf(member), what: 'GROUP_VOLUME' })
    }
  }
  return found
}
