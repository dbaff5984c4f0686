import type { MemberRecord } from '#server/ports/member-facts.ts'
import type { Call } from '#server/usecases/guard.ts'
import { numberOfSponsorCode } from '#server/usecases/members/sponsor-code.ts'

/** How somebody names the member under whom a newcomer comes. */
export interface SponsorNamed {
  readonly number: string | null
  readonly code: string | null
}

/** The member a number or a link names; numbers are for staff, everybody else needs the link. */
export async function findSponsor(
  { ports, sight }: Call,
  { number, code }: SponsorNamed,
): Promise<MemberRecord | undefined> {
  const ofCode = code === null ? undefined : numberOfSponsorCode(ports.digest, code)
  const wanted = ofCode ?? (sight.everything ? number : null)
  const id = wanted === null ? undefined : await ports.members.idOfNumber(wanted)
  return id === undefined ? undefined : ports.members.byId(id)
}

/** The same for somebody who may act for the own place: without a link a member means the own number. */
export async function findOwnOrNamed(call: Call, named: SponsorNamed): Promise<MemberRecord | undefined> {
  const { ports, sight } = call
  if (sight.own === undefined || named.code !== null) return findSponsor(call, named)
  const own = await ports.members.byId(ports.genealogy.index.idOf(sight.own))
  return named.number === null || named.number === own?.number ? own : undefined
}
