import { AGREEMENT_VERSION } from '#server/domain/company/agreement.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '#server/domain/kernel/instant.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'
import { dateAt, startOfDay } from '#server/domain/kernel/time-zone.ts'
import type { Change } from '#server/ports/changes.ts'
import type { Company } from '#server/ports/company-facts.ts'
import type { MemberRecord } from '#server/ports/member-facts.ts'
import { isKnown } from '#server/usecases/actor.ts'
import { type Call, verb } from '#server/usecases/guard.ts'
import type { ContactInput } from '#server/usecases/members/contact-input.ts'
import { findSponsor } from '#server/usecases/members/find-sponsor.ts'
import { freeNumber } from '#server/usecases/members/free-number.ts'
import { tooManyNewcomers } from '#server/usecases/members/newcomer-limit.ts'
import { shutRefusals } from '#server/usecases/members/open-since.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Somebody who becomes a member. */
export interface EnrolInput extends ContactInput {
  readonly requestKey: string
  readonly sponsorNumber: string | null
  readonly sponsorCode: string | null
  readonly country: string
  readonly agreementVersion: string
  /** Staff only. */
  readonly number: string | null
  readonly enrolledOn: CalendarDate | null
}

/** The new member; `logIn` is shown once, to newcomers who came alone with an e-mail. */
export interface EnrolledView extends WrittenView {
  readonly number: string
  readonly logIn: { readonly email: string; readonly password: string } | null
}

/** Becoming a member: by the back office, by a sponsor, or by a newcomer who has a sponsor's link. */
export const enrolMember = verb<EnrolInput, EnrolledView>({
  name: 'enrolMember',
  action: 'MEMBER_ENROL',
  async run(call, input) {
    const { ports, actor, now } = call
    const alone = !isKnown(actor)
    const tooMany = alone ? await tooManyNewcomers(ports, actor, now) : undefined
    if (tooMany) return refused(tooMany)
    const company = await ports.company.company()
    if (!company) return refused(refusal('NOT_FOUND', { what: 'company' }))
    const password = alone && input.email !== null ? ports.secret.readablePassword() : undefined
    const newcomer: Newcomer = {
      input,
      company,
      id: ports.ids.next() as MemberId,
      number: (call.sight.everything ? input.number : null) ?? (await freeNumber(call)),
      passwordHash: password === undefined ? undefined : await ports.secret.hashPassword(password),
    }
    const committed = await call.commit(() => decide(call, newcomer), input.requestKey)
    const answer = written(committed)
    if (!answer.ok || !committed.ok) return answer.ok ? refused(refusal('NOT_FOUND')) : answer
    const fresh = !committed.value.repeated
    const known = fresh ? undefined : await ports.members.byId(answer.value.id as MemberId)
    const logIn =
      fresh && password !== undefined && input.email !== null ? { email: input.email, password } : null
    return accepted({ ...answer.value, number: known?.number ?? newcomer.number, logIn })
  },
})

interface Newcomer {
  readonly input: EnrolInput
  readonly company: Company
  readonly id: MemberId
  readonly number: string
  readonly passwordHash: string | undefined
}

async function decide(call: Call, newcomer: Newcomer): Promise<Result<Change>> {
  const { ports, sight, now } = call
  const { input, company } = newcomer
  const today = dateAt(company.calendar.zone, now)
  const day = (sight.everything ? input.enrolledOn : null) ?? today
  const found = await findSponsor(call, { number: input.sponsorNumber, code: input.sponsorCode })
  const sponsor = found?.member
  const userKey = newcomer.passwordHash === undefined ? [] : [userKeyOf(call, input.email ?? '')]
  const restsOn = [...(found?.restsOn ?? []), ...(await ports.changes.versions(userKey))]
  // Without a valid link nobody learns who has signed up already.
  const asked = sponsor !== undefined && userKey.length > 0
  const taken = asked && (await ports.users.byEmail(input.email ?? '')) !== undefined
  const refusals = [
    ...sponsorRefusals(sponsor, day),
    ...(day > today ? [refusal('MOVE_IN_FUTURE', { day }, 'enrolledOn')] : []),
    ...(await shutRefusals(call, { company, day, field: 'enrolledOn' })),
    ...(input.agreementVersion === AGREEMENT_VERSION
      ? []
      : [refusal('AGREEMENT_MISSING', {}, 'agreementVersion')]),
    ...(taken ? [refusal('EMAIL_TAKEN', {}, 'email')] : []),
  ]
  if (refusals.length > 0 || !sponsor) return refused(...refusals)
  const enrolledAt = day === today ? now : startOfDay(company.calendar.zone, day)
  const events = eventsOf(call, newcomer, {
    sponsor,
    day,
    enrolledAt: laterOf(enrolledAt, sponsor.enrolledAt),
  })
  return accepted({ events, restsOn, raises: userKey })
}

function sponsorRefusals(sponsor: MemberRecord | undefined, day: CalendarDate): Refusal[] {
  if (!sponsor) return [refusal('SPONSOR_UNKNOWN', {}, 'sponsorNumber')]
  const facts = { sponsor: sponsor.number }
  if (sponsor.status === 'TERMINATED') return [refusal('SPONSOR_ENDED', facts, 'sponsorNumber')]
  const later = day < sponsor.enrolledOn
  return later ? [refusal('SPONSOR_LATER', { ...facts, joinedAt: sponsor.enrolledOn }, 'enrolledOn')] : []
}

/** On the sponsor's own first day the edge begins when the sponsor had begun. */
const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b)

const userKeyOf = ({ ports }: Call, email: string): string =>
  `identifier:user:${ports.digest.identifier('user', email)}`

interface Joined {
  readonly sponsor: MemberRecord
  readonly day: CalendarDate
  readonly enrolledAt: Instant
}

function eventsOf(call: Call, newcomer: Newcomer, { sponsor, day, enrolledAt }: Joined): Change['events'] {
  const { input, id, number, passwordHash } = newcomer
  const { name, email, phone, street, postalCode, city, language } = input
  const enrolled: Change['events'][number] = {
    kind: 'MEMBER_ENROLLED',
    subject: id,
    body: {
      id,
      number,
      sponsorId: sponsor.id,
      enrolledOn: day,
      enrolledAt,
      status: 'ENROLLED',
      country: input.country,
      agreementVersion: input.agreementVersion,
      source: call.sight.everything ? 'BACK_OFFICE' : 'SPONSOR_LINK',
    },
    personal: { name, email, phone, street, postalCode, city, language },
  }
  if (passwordHash === undefined || email === null) return [enrolled]
  const userId = call.ports.ids.next() as UserId
  const personal = { email, name, passwordHash, language }
  const body = { id: userId, contactId: id, roles: ['MEMBER'] as const }
  return [enrolled, { kind: 'USER_CREATED', subject: userId, body, personal }]
}
