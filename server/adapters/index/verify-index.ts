import { BLOCK_MEMBERS } from '#server/adapters/index/load-index.ts'
import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { numberTree, ROOT } from '#server/domain/genealogy/numbering.ts'
import { rollUp } from '#server/domain/genealogy/rollup.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { Period } from '#server/domain/kernel/period.ts'
import type { EventLog } from '#server/ports/event-log.ts'
import type { IndexSource, MemberBlock, MemberVolumes } from '#server/ports/index-source.ts'

/** One member in which index and graph, or index and own sums, do not agree. */
export interface IndexDifference {
  readonly member: string
  readonly what:
    | 'MEMBER'
    | 'SPONSOR'
    | 'STATUS'
    | 'COUNTRY'
    | 'JOINED'
    | 'VOLUME'
    | 'GROUP_VOLUME'
    | 'NUMBERING'
}

export interface IndexReport {
  readonly members: number
  readonly differences: number
  /** The first ten. */
  readonly found: readonly IndexDifference[]
  /** False when events came in between: the differences may then be theirs, and the comparison is to be repeated. */
  readonly quiet: boolean
}

const NAMED = 10

/** Compares every member, edge and volume of the index with the graph, and its numbers and sums with its edges. */
export async function verifyIndex(
  index: () => GenealogyIndex,
  { source, log, period }: { source: IndexSource; log: EventLog; period: Period | null },
): Promise<IndexReport> {
  const before = await log.head()
  const found: IndexDifference[] = []
  const count = await source.count()
  const volumes = period ? await source.volumes(period) : new Map()
  let members = 0
  for (let from = 0; from < count; from += BLOCK_MEMBERS) {
    const block = await source.block({ from, to: from + BLOCK_MEMBERS })
    members += block.ordinals.length
    block.ordinals.forEach((ordinal, place) => {
      const what = differenceAt(index(), { block, volumes }, { ordinal: ordinal as Ordinal, place })
      if (what) found.push({ member: block.ids[place]!, what })
    })
  }
  found.push(...ownDifferences(index()))
  const quiet = (await log.head()) === before && index().seq === before
  return { members, differences: found.length, found: found.slice(0, NAMED), quiet }
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
