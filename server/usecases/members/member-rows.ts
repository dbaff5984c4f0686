import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { MemberId, Ordinal } from '#server/domain/kernel/ids.ts'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'
import type { Call } from '#server/usecases/guard.ts'
import type { Figures } from '#server/usecases/members/figures.ts'

/** One row of a list of members. Volumes in hundredths of points; null is what sight does not give. */
export interface MemberRowView {
  readonly id: MemberId
  readonly number: string
  readonly name: string
  readonly status: ContractStatus
  readonly active: boolean
  /** Empty without one. */
  readonly rank: string | null
  readonly country: string
  readonly enrolledOn: CalendarDate
  readonly level: number
  readonly recruits: number
  readonly below: number
  readonly personalVolume: bigint | null
  readonly groupVolume: bigint | null
}

/** A member of a list with its level below the list's root. */
export interface RowPlace {
  readonly member: Ordinal
  readonly level: number
}

/** Rows of members in sight, in their order, each in the detail its sight grants. */
export async function memberRows(
  { ports, sight }: Call,
  places: readonly RowPlace[],
  figures: Figures,
): Promise<readonly MemberRowView[]> {
  const members = places.map(({ member }) => member)
  const { index } = ports.genealogy
  const ids = members.map((member) => index.idOf(member))
  const faces = await ports.members.faces(ids)
  const counts = index.downlineCounts('SPONSOR', members)
  return places.flatMap(({ member, level }, place) => {
    const face = faces.get(ids[place]!)
    if (!face) return []
    const detail = sight.detailOf(member)
    const seen = seenCounts(sight, member)
    return [
      {
        ...face,
        name: detail.name ? face.name : '',
        active: figures.active(member),
        rank: detail.rank ? figures.rank(member) : null,
        level,
        recruits: seen?.recruits ?? counts.recruits[place]!,
        below: seen?.below ?? counts.below[place]!,
        personalVolume: detail.volume ? figures.personal(member) : null,
        groupVolume: detail.volume ? figures.group(member) : null,
      },
    ]
  })

  /** Counts know nothing of levels beyond sight; with all levels in sight the cheap counts hold. */
  function seenCounts({ own, levelMax }: Call['sight'], member: Ordinal) {
    if (own === undefined || levelMax === Number.POSITIVE_INFINITY) return undefined
    const rest = levelMax - (index.levelBetween('SPONSOR', member, own) ?? levelMax)
    const below = index.aggregate('SPONSOR', { root: member, levelMax: rest }).count
    return { below, recruits: rest > 0 ? index.frontline('SPONSOR', member).length : 0 }
  }
}
