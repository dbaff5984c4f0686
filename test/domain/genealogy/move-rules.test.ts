import { describe, expect, test } from 'vitest'
import { decideMove, type MoveFacts, type MoveWish } from '#server/domain/genealogy/move-rules.ts'
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
    ['MOVE_BEFORE_JOINED', { member: { ...facts.member, sponsorSince: day(25) } }, {}],
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

  test('before the first close every day since the present sponsor is open', () => {
    const { openFrom: _, ...young } = facts
    expect(decideMove(young, { ...wish, from: day(11) }, now).ok).toBe(true)
  })
})
