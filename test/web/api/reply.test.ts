import { describe, expect, test } from 'vitest'
import { waitBeforeRetryMs } from '#web/api/live.ts'
import { factsOf, failureOf, isNotFound, isSignedOut, refusalShown } from '#web/api/reply.ts'

const errors = (...extensions: Record<string, unknown>[]) => ({
  graphQLErrors: extensions.map((one) => ({ extensions: one })),
})

describe('a failed answer', () => {
  test('is all its refusals together, never just the first', () => {
    const failure = failureOf(
      errors(
        { code: 'SPONSOR_UNKNOWN', facts: { number: '7' }, field: 'sponsorNumber' },
        { code: 'EMAIL_TAKEN' },
      ),
    )
    expect(failure).toEqual({
      kind: 'refusals',
      refusals: [
        { code: 'SPONSOR_UNKNOWN', facts: { number: '7' }, field: 'sponsorNumber' },
        { code: 'EMAIL_TAKEN', facts: {} },
      ],
    })
  })

  test('is a fault when the server or its database is away', () => {
    expect(failureOf(errors({ code: 'UNAVAILABLE', facts: { retriable: 'false' } }))).toEqual({
      kind: 'fault',
      retriable: false,
    })
    expect(failureOf({ graphQLErrors: [], networkError: new Error('down') })).toEqual({
      kind: 'fault',
      retriable: true,
    })
    expect(failureOf({ graphQLErrors: [], response: { status: 503 } }).kind).toBe('fault')
  })

  test('names the fields of malformed input', () => {
    const failure = failureOf(
      errors({ code: 'BAD_USER_INPUT', field: 'from', facts: { reason: 'not a day' } }),
    )
    expect(failure).toEqual({ kind: 'invalid', fields: ['from'], reasons: ['not a day'] })
  })

  test('is our bug otherwise, with the id to quote', () => {
    expect(failureOf(errors({ code: 'INTERNAL', correlationId: 'a-1' }))).toEqual({
      kind: 'bug',
      correlationId: 'a-1',
    })
    expect(failureOf(errors({ code: 'NO_SUCH_CODE' })).kind).toBe('bug')
    expect(failureOf({ graphQLErrors: [], response: { status: 200 } }).kind).toBe('bug')
  })

  test('says signed out and not found apart from the rest', () => {
    expect(isSignedOut(failureOf(errors({ code: 'UNAUTHENTICATED' })))).toBe(true)
    expect(isNotFound(failureOf(errors({ code: 'NOT_FOUND' })))).toBe(true)
    expect(isSignedOut(failureOf(errors({ code: 'FORBIDDEN' })))).toBe(false)
    expect(isNotFound(failureOf(errors({ code: 'INTERNAL' })))).toBe(false)
  })
})

test('facts are read from an object or from JSON text; anything else has none', () => {
  expect(factsOf({ a: 'x', b: 2, c: null, d: {} })).toEqual({ a: 'x', b: '2' })
  expect(factsOf('{"period":"2026-10"}')).toEqual({ period: '2026-10' })
  expect(factsOf('{broken')).toEqual({})
  expect(factsOf('"\\"text\\""')).toEqual({})
  expect(refusalShown({ code: 'WHATEVER' })).toBeUndefined()
})

test('the wait before a new try grows to thirty seconds, spreads, and never ends', () => {
  for (const tries of [0, 1, 5, 50, 5000]) {
    expect(waitBeforeRetryMs(tries, 0)).toBeGreaterThanOrEqual(250)
    expect(waitBeforeRetryMs(tries, 0.999)).toBeLessThanOrEqual(30_000)
  }
  expect(waitBeforeRetryMs(3, 0)).toBeLessThan(waitBeforeRetryMs(3, 0.9))
})
