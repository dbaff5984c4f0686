import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordWeakness } from '#server/domain/company/password-rule.ts'
import { DEFAULT_SIGHT, sightRuleOf, unsoundRank } from '#server/domain/company/sight-policy.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import type { Digest } from '#server/ports/digest.ts'
import type { SessionHolder } from '#server/ports/sessions.ts'
import { changeQueue } from '#server/usecases/company/change-queue.ts'
import { numberOfSponsorCode, sponsorCodeOf } from '#server/usecases/members/sponsor-code.ts'
import { isOpen, SESSION_MS, sessionEnd } from '#server/usecases/users/session-rule.ts'

describe('passwords', () => {
  test.each(['heather on the slope', 'kaffee-tasse-blau', '9Xq!vR2#mLp0'])(
    '%s is strong enough',
    (password) => {
      expect(passwordWeakness(password, ['ada@stemma.test', 'Ada Berg'])).toBeUndefined()
    },
  )

  test.each([
    ['short', 'TOO_SHORT'],
    ['x'.repeat(201), 'TOO_LONG'],
    ['abababababab', 'TOO_PLAIN'],
    ['abcdefghijkl', 'TOO_PLAIN'],
    ['ada.berg.stemma', 'TOO_CLOSE'],
    ['Password-Ada1', 'TOO_CLOSE'],
  ])('%s is weak: %s', (password, weakness) => {
    expect(passwordWeakness(password, ['ada@stemma.test', 'Ada Berg'])).toBe(weakness)
  })
})

describe('policies of sight', () => {
  test('have one rule for everybody and at most one a rank', () => {
    expect(unsoundRank([DEFAULT_SIGHT])).toBeUndefined()
    expect(unsoundRank([])).toBeNull()
    expect(unsoundRank([{ ...DEFAULT_SIGHT, rank: 'GOLD' }])).toBeNull()
    expect(
      unsoundRank([DEFAULT_SIGHT, { ...DEFAULT_SIGHT, rank: 'GOLD' }, { ...DEFAULT_SIGHT, rank: 'GOLD' }]),
    ).toBe('GOLD')
  })

  test('fall back to what holds by default', () => {
    expect(sightRuleOf([], 'GOLD')).toEqual(DEFAULT_SIGHT)
  })
})

describe('sessions', () => {
  const now = instantOf(Date.UTC(2026, 10, 5))
  const minutes = (count: number) => instantOf(now - count * 60_000)
  const holder = (roles: readonly string[], change: object = {}): SessionHolder =>
    ({
      session: { endsAt: sessionEnd(now), lastSeenAt: now, ...change },
      user: { roles, blocked: false },
    }) as unknown as SessionHolder

  test('of staff end after half an hour without use, those of members do not', () => {
    expect(isOpen(holder(['FINANCE'], { lastSeenAt: minutes(29) }), now)).toBe(true)
    expect(isOpen(holder(['FINANCE'], { lastSeenAt: minutes(30) }), now)).toBe(false)
    expect(isOpen(holder(['MEMBER'], { lastSeenAt: minutes(300) }), now)).toBe(true)
    expect(isOpen(holder(['MEMBER', 'ADMIN'], { lastSeenAt: minutes(30) }), now)).toBe(false)
  })

  test('end after twelve hours, and with their user', () => {
    expect(isOpen(holder(['MEMBER']), instantOf(now + SESSION_MS - 1))).toBe(true)
    expect(isOpen(holder(['MEMBER']), instantOf(now + SESSION_MS))).toBe(false)
    const blocked = {
      ...holder(['MEMBER']),
      user: { roles: ['MEMBER'], blocked: true },
    } as unknown as SessionHolder
    expect(isOpen(blocked, now)).toBe(false)
  })
})

describe('codes of sponsor links', () => {
  const digest = {
    identifier: (kind: string, value: string) =>
      `${kind}${value}`.split('').reverse().join('').padEnd(64, '0'),
  }

  test('name their member, and no other code does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/), (number) => {
        const code = sponsorCodeOf(digest as Digest, number)
        expect(numberOfSponsorCode(digest as Digest, code)).toBe(number)
        expect(numberOfSponsorCode(digest as Digest, `${code}x`)).toBeUndefined()
        expect(numberOfSponsorCode(digest as Digest, number)).toBeUndefined()
      }),
    )
  })
})

describe('the queue of one reader', () => {
  const change = (seq: number, id = 'a') => ({ seq: BigInt(seq), kind: 'K', id })

  test('gives changes in order and folds those of one thing that wait', async () => {
    const queue = changeQueue(() => undefined)
    for (const each of [change(1), change(2, 'b'), change(3)]) queue.push(each)
    expect((await queue.changes.next()).value).toEqual(change(2, 'b'))
    expect((await queue.changes.next()).value).toEqual(change(3))
  })

  test('gives what comes while a reader waits, and ends when closed', async () => {
    const queue = changeQueue(() => undefined)
    const waiting = queue.changes.next()
    queue.push(change(1))
    expect(await waiting).toEqual({ done: false, value: change(1) })
    const last = queue.changes.next()
    queue.close()
    expect((await last).done).toBe(true)
    queue.push(change(2))
    expect((await queue.changes.next()).done).toBe(true)
  })

  test('cuts off who is a thousand changes behind, once', () => {
    let ended = 0
    const queue = changeQueue(() => {
      ended += 1
    })
    for (let seq = 1; seq <= 1_005; seq += 1) queue.push(change(seq, `id-${seq}`))
    queue.close()
    expect(ended).toBe(1)
  })
})
