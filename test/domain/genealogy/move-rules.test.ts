import { describe, expect, test } from 'vitest'
import { decideMove, type MoveFacts, type MoveWish, moveBegins } from '#server/domain/genealogy/move-rules.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'

const member = 'member' as MemberId
const wanted = 'wanted' as MemberId
const present = 'present' as MemberId
const asking = 'asking' as UserId
const approving = 'approving' as UserId
const day = (days: number) => instantOf(days * 86_400_000)

const facts: MoveFacts = {
  member: { id: member, status: 'ENROLLED', joinedAt: day(10), sponsorId: present, sponsorSince: day(10) },
  sponsor: { id: wanted, status: 'ENROLLED', joinedAt: day(5) },
  makesRing: false,
  approverId: approving,
  openFrom: day(20),
}
const wish: MoveWish = { from: day(25), reason: ' Asked for by both ', requesterId: asking }
const now = day(30)

const codes = (changed: Partial<MoveFacts>, wished: Partial<MoveWish> = {}) => {
  const decision = decideMove({ ...facts, ...changed }, { ...wish, ...wished }, now)
  return decision.ok ? [] : decision.refusals.map(({ code }) => code)
}

describe('a change of sponsor', () => {
  test('is written with both sponsors, its day, its reason and its approver', () => {
    expect(decideMove(facts, wish, now)).toEqual({
      ok: true,
      value: {
        id: member,
        oldSponsorId: present,
        sponsorId: wanted,
        from: day(25),
        reason: 'Asked for by both',
        approverId: approving,
      },
    })
  })

  test('may begin this very moment, on the first open day, and the day the new sponsor joined', () => {
    expect(codes({}, { from: now })).toEqual([])
    expect(codes({}, { from: day(20) })).toEqual([])
    expect(codes({ sponsor: { ...facts.sponsor!, joinedAt: day(25) } })).toEqual([])
  })

  test.each<[string, Partial<MoveFacts>, Partial<MoveWish>]>([
    ['MEMBER_ENDED', { member: { ...facts.member, status: 'TERMINATED' } }, {}],
    ['SPONSOR_UNKNOWN', { sponsor: null }, {}],
    ['SPONSOR_ENDED', { sponsor: { ...facts.sponsor!, status: 'TERMINATED' } }, {}],
    ['SPONSOR_SAME', { sponsor: { ...facts.sponsor!, id: present } }, {}],
    ['SPONSOR_LATER', { sponsor: { ...facts.sponsor!, joinedAt: day(26) } }, {}],
    ['MOVE_RING', { makesRing: true }, {}],
    ['MOVE_RING', { sponsor: { ...facts.sponsor!, id: member } }, {}],
    ['MOVE_IN_CLOSED_PERIOD', {}, { from: day(19) }],
    ['MOVE_BEFORE_JOINED', { openFrom: day(0) }, { from: day(9) }],
    ['MOVE_BEFORE_JOINED', { member: { ...facts.member, sponsorSince: instantOf(day(25) + 1) } }, {}],
    ['MOVE_IN_FUTURE', {}, { from: instantOf(now + 1) }],
    ['REASON_MISSING', {}, { reason: ' \n ' }],
    ['APPROVER_UNKNOWN', { approverId: null }, {}],
    ['APPROVER_SAME', { approverId: asking }, {}],
  ])('is refused with %s and nothing else', (code, changed, wished) => {
    expect(codes(changed, wished)).toEqual([code])
  })

  test('names every reason at once', () => {
    expect(codes({ makesRing: true, approverId: asking }, { from: day(1), reason: '' })).toEqual([
      'MOVE_RING',
      'SPONSOR_LATER',
      'MOVE_BEFORE_JOINED',
      'MOVE_IN_CLOSED_PERIOD',
      'REASON_MISSING',
      'APPROVER_SAME',
    ])
  })

  test('may take the place of the present edge from its first instant on', () => {
    expect(codes({ member: { ...facts.member, sponsorSince: day(25) } })).toEqual([])
  })

  test('before the first close every day since the present sponsor is open', () => {
    const { openFrom: _, ...young } = facts
    expect(decideMove(young, { ...wish, from: day(11) }, now).ok).toBe(true)
  })
})

describe('the instant a move of a day begins', () => {
  const hours = (hour: number) => instantOf(day(25) + hour * 3_600_000)
  const the25th = { from: day(25), before: day(26) }

  test.each([
    ['an edge of weeks ago: the day’s first instant', [day(10), day(5)], hours(0)],
    ['enrolled at 10 under a sponsor of long ago: from 10 on', [hours(10), day(5)], hours(10)],
    ['enrolled at 10, the right sponsor joined at 14: from 14 on', [hours(10), hours(14)], hours(14)],
    ['enrolled at 10, the right sponsor joined at 8: from 10 on', [hours(10), hours(8)], hours(10)],
    ['moved that day already, from its first instant: again from there', [day(25), day(5)], hours(0)],
    ['what began the day after does not count, and is refused', [day(5), day(26)], hours(0)],
  ])('%s', (_, begun, at) => {
    expect(moveBegins(the25th, begun)).toBe(at)
  })

  test('a correction on the day of enrolment is lawful, one for the day before is not', () => {
    const enrolledAt = hours(10)
    const changed = { member: { ...facts.member, joinedAt: enrolledAt, sponsorSince: enrolledAt } }
    expect(codes(changed, { from: moveBegins(the25th, [enrolledAt, day(5)]) })).toEqual([])
    const the24th = { from: day(24), before: day(25) }
    expect(codes(changed, { from: moveBegins(the24th, [enrolledAt, day(5)]) })).toEqual([
      'MOVE_BEFORE_JOINED',
    ])
  })

  test('a sponsor who joins a day later stays too late', () => {
    const sponsor = { ...facts.sponsor!, joinedAt: day(26) }
    expect(codes({ sponsor }, { from: moveBegins(the25th, [day(10), sponsor.joinedAt]) })).toEqual([
      'SPONSOR_LATER',
    ])
  })

  test('a day of 23 hours ends where the next one begins', () => {
    const short = { from: day(25), before: hours(23) }
    expect(moveBegins(short, [hours(23)])).toBe(day(25))
  })
})
