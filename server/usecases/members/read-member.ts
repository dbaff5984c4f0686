import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import type { MemberRecord } from '#server/ports/member-facts.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import { type ContactView, contactOf } from '#server/usecases/members/contact-view.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'
import { figuresOf } from '#server/usecases/members/figures.ts'
import { type MemberRowView, memberRows } from '#server/usecases/members/member-rows.ts'
import { sponsorCodeOf } from '#server/usecases/members/sponsor-code.ts'
import { visiblePath } from '#server/usecases/members/visible-path.ts'

/** One member, in the detail sight grants. */
export interface MemberView extends MemberRowView {
  /** Null where sight gives no volumes. */
  readonly customers: number | null
  readonly version: number
  readonly contact: ContactView | null
  /** Of staff and of the member itself: the present sponsor, with contact data for the member itself. */
  readonly sponsor: Crumb | null
  readonly sponsorContact: ContactView | null
  readonly path: readonly Crumb[]
  /** The code of the link others register through; for oneself and the back office. */
  readonly sponsorCode: string | null
}

/** A member by id or by number. */
export interface MemberInput {
  readonly id: string | null
  readonly number: string | null
}

/** One member in sight; foreign and missing ones are NOT_FOUND alike. */
export const readMember = verb<MemberInput, MemberView>({
  name: 'readMember',
  action: 'MEMBER_SEE',
  subject: ({ id }) => id,
  async run(call, { id, number }) {
    const { ports, sight } = call
    const wanted = id ?? (number === null ? undefined : await ports.members.idOfNumber(number))
    const member = wanted === undefined ? undefined : sight.find(wanted)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    const key = ports.genealogy.index.idOf(member)
    const figures = await figuresOf(call, null)
    if (!figures.ok) return figures
    const path = visiblePath(call, member)
    const [record, versions, [row], named] = await Promise.all([
      ports.members.byId(key),
      ports.changes.versions([`member:${key}`]),
      memberRows(call, [{ member, level: path.length - 1 }], figures.value),
      crumbs(call, path),
    ])
    if (!record || !row) return refused(refusal('NOT_FOUND'))
    const detail = sight.detailOf(member)
    return accepted({
      ...row,
      customers: detail.volume ? record.customers : null,
      version: versions[0]?.version ?? 0,
      contact: detail.contact ? contactOf(record) : null,
      path: named,
      sponsorCode: isOwnOrStaff(call, member) ? sponsorCodeOf(ports.digest, record.number) : null,
      ...(await sponsorOf(call, { member, record })),
    })
  },
})

const isOwnOrStaff = ({ sight }: Call, member: Ordinal): boolean => sight.everything || sight.own === member

/** The sponsor within sight, and the own one, which a member sees with name and contact. */
async function sponsorOf(
  call: Call,
  { member, record }: { readonly member: Ordinal; readonly record: MemberRecord },
): Promise<Pick<MemberView, 'sponsor' | 'sponsorContact'>> {
  const { ports, sight } = call
  if (record.sponsorId === null) return { sponsor: null, sponsorContact: null }
  if (sight.own === member) {
    const sponsor = await ports.members.byId(record.sponsorId)
    if (!sponsor) return { sponsor: null, sponsorContact: null }
    const { id, number, name } = sponsor
    return { sponsor: { id, number, name }, sponsorContact: contactOf(sponsor) }
  }
  const above = sight.find(record.sponsorId)
  const [sponsor] = above === undefined ? [] : await crumbs(call, [above])
  return { sponsor: sponsor ?? null, sponsorContact: null }
}
