import type { ContractStatus, GenealogyEvents } from '#server/domain/genealogy/events.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'
import { formatInstant, type Instant, instantOf } from '#server/domain/kernel/instant.ts'
import { type Refusal, refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'

/** What somebody asks for: this member under that sponsor from an instant on. */
export interface MoveWish {
  readonly from: Instant
  readonly reason: string
  readonly requesterId: UserId
}

/** The facts a move is judged by. */
export interface MoveFacts {
  readonly member: {
    readonly id: MemberId
    readonly status: ContractStatus
    readonly joinedAt: Instant
    readonly sponsorId: MemberId | null
    /** Since when the present sponsor holds; the instant of joining for a root. */
    readonly sponsorSince: Instant
  }
  /** `null`: no such member, or not in the requester's sight. */
  readonly sponsor: {
    readonly id: MemberId
    readonly status: ContractStatus
    readonly joinedAt: Instant
  } | null
  /** True when the sponsor stands, at any time from the wished instant on, below the member, or is the member. */
  readonly makesRing: boolean
  /** `null`: no such user, or one who may not approve. */
  readonly approverId: UserId | null
  /** First instant that lies in no closed and in no frozen period; absent before the first close. */
  readonly openFrom?: Instant
}

/** A day as instants: `from` is its first, `before` the first of the day after. */
export interface DaySpan {
  readonly from: Instant
  readonly before: Instant
}

/**
 * When a move that was asked for by its day begins: with the day, or later on that day when the present edge or the
 * new sponsor began then (`begun`, the latest holds). So a mistyped sponsor is corrected on the very day; an edge
 * that began at that instant has then held for no time at all. What began on another day changes nothing here, it
 * is refused by `decideMove`.
 */
export function moveBegins({ from, before }: DaySpan, begun: readonly Instant[]): Instant {
  return instantOf(Math.max(from, ...begun.filter((instant) => instant < before)))
}

export type MemberMoved = GenealogyEvents['MEMBER_MOVED']['body']

/** Decides a change of sponsor: the event to write, or every reason why not, together. */
export function decideMove(facts: MoveFacts, wish: MoveWish, now: Instant): Result<MemberMoved> {
  const refusals = [
    ...memberRefusals(facts),
    ...sponsorRefusals(facts, wish),
    ...dateRefusals(facts, wish, now),
    ...approvalRefusals(facts, wish),
  ]
  const { member, sponsor, approverId } = facts
  if (refusals.length > 0 || sponsor === null || approverId === null) return refused(...refusals)
  return accepted({
    id: member.id,
    oldSponsorId: member.sponsorId,
    sponsorId: sponsor.id,
    from: wish.from,
    reason: wish.reason.trim(),
    approverId,
  })
}

function memberRefusals({ member }: MoveFacts): Refusal[] {
  return member.status === 'TERMINATED' ? [refusal('MEMBER_ENDED', { member: member.id })] : []
}

function sponsorRefusals({ member, sponsor, makesRing }: MoveFacts, { from }: MoveWish): Refusal[] {
  if (sponsor === null) return [refusal('SPONSOR_UNKNOWN', {}, 'sponsor')]
  const facts = { member: member.id, sponsor: sponsor.id }
  const found: Refusal[] = []
  if (sponsor.id === member.sponsorId) found.push(refusal('SPONSOR_SAME', facts, 'sponsor'))
  if (makesRing || sponsor.id === member.id) found.push(refusal('MOVE_RING', facts, 'sponsor'))
  if (sponsor.status === 'TERMINATED') found.push(refusal('SPONSOR_ENDED', facts, 'sponsor'))
  if (from < sponsor.joinedAt) {
    found.push(refusal('SPONSOR_LATER', { ...facts, joinedAt: formatInstant(sponsor.joinedAt) }, 'from'))
  }
  return found
}

function dateRefusals({ member, openFrom }: MoveFacts, { from }: MoveWish, now: Instant): Refusal[] {
  const found: Refusal[] = []
  const facts = { member: member.id, from: formatInstant(from) }
  // A move before the present edge would rewrite what held then; at its first instant it takes the edge's place.
  if (from < member.sponsorSince) {
    found.push(refusal('MOVE_BEFORE_JOINED', { ...facts, since: formatInstant(member.sponsorSince) }, 'from'))
  }
  if (openFrom !== undefined && from < openFrom) {
    found.push(refusal('MOVE_IN_CLOSED_PERIOD', { ...facts, openFrom: formatInstant(openFrom) }, 'from'))
  }
  if (from > now) found.push(refusal('MOVE_IN_FUTURE', { ...facts, now: formatInstant(now) }, 'from'))
  return found
}

function approvalRefusals({ approverId }: MoveFacts, { reason, requesterId }: MoveWish): Refusal[] {
  const found: Refusal[] = []
  if (reason.trim() === '') found.push(refusal('REASON_MISSING', {}, 'reason'))
  if (approverId === null) found.push(refusal('APPROVER_UNKNOWN', {}, 'approver'))
  else if (approverId === requesterId) found.push(refusal('APPROVER_SAME', {}, 'approver'))
  return found
}
