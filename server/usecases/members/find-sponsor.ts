import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { VersionRead } from '#server/ports/changes.ts'
import type { MemberRecord } from '#server/ports/member-facts.ts'
import type { Call } from '#server/usecases/guard.ts'
import { numberOfSponsorCode } from '#server/usecases/members/sponsor-code.ts'

/** How somebody names the member under whom a newcomer comes. */
export interface SponsorNamed {
  readonly number: string | null
  readonly code: string | null
}

/** A member with the version it was read at or after: what is decided about it rests on that. */
export interface SponsorFound {
  readonly member: MemberRecord
  readonly restsOn: readonly VersionRead[]
}

/**
 * The member a number or a link names. Numbers are for staff, everybody else needs the link; without one a member
 * means the own place.
 */
export async function findSponsor(call: Call, named: SponsorNamed): Promise<SponsorFound | undefined> {
  const { ports, sight } = call
  const forOwn = sight.own !== undefined && named.code === null
  const id = forOwn ? ports.genealogy.index.idOf(sight.own) : await idNamed(call, named)
  if (id === undefined) return undefined
  const restsOn = await ports.changes.versions([`member:${id}`])
  const member = await ports.members.byId(id)
  if (!member || (forOwn && named.number !== null && named.number !== member.number)) return undefined
  return { member, restsOn }
}

async function idNamed(
  { ports, sight }: Call,
  { number, code }: SponsorNamed,
): Promise<MemberId | undefined> {
  const ofCode = code === null ? undefined : numberOfSponsorCode(ports.digest, code)
  const wanted = ofCode ?? (sight.everything ? number : null)
  return wanted === null ? undefined : ports.members.idOfNumber(wanted)
}
