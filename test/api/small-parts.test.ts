import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facesOf, HTTP_STATUS, Refused } from '#server/api/graphql/failure-format.ts'
import { input, pageOf, parseInput } from '#server/api/graphql/input.ts'
import { orderInputs, orderOfInput } from '#server/api/graphql/resolvers/order-input.ts'
import { sessionCookie } from '#server/api/http/cookie.ts'
import { opaqueSeq } from '#server/api/http/opaque-seq.ts'
import { Fault, InvalidInput } from '#server/domain/kernel/failure.ts'
import { Bug } from '#server/domain/kernel/invariant.ts'
import { REFUSAL_CODES, refusal } from '#server/domain/kernel/refusal.ts'

describe('places of the log shown to others than staff', () => {
  test('come back as they were, and two places are never shown alike', () => {
    const seqs = opaqueSeq('key')
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 62n - 1n }), (seq) => {
        expect(seqs.read(seqs.show(seq))).toBe(seq)
      }),
    )
    const shown = Array.from({ length: 2_000 }, (_, seq) => seqs.show(BigInt(seq)))
    expect(new Set(shown).size).toBe(2_000)
  })

  test('tell neither order nor distance, and differ by key', () => {
    const seqs = opaqueSeq('key')
    const steps = Array.from({ length: 200 }, (_, at) => seqs.show(BigInt(at + 1)) - seqs.show(BigInt(at)))
    expect(new Set(steps).size).toBe(200)
    expect(steps.some((step) => step < 0n)).toBe(true)
    expect(opaqueSeq('other').show(7n)).not.toBe(seqs.show(7n))
  })
})

describe('the session cookie', () => {
  const token = 'abcdefghijklmnopqrstuvwxyz-0123456789_ABCDE'

  test('is HttpOnly, for the own site, and with TLS bound to the host', () => {
    const plain = sessionCookie('demo', false)
    expect(plain.write(token)).toBe(`stemma-demo=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200`)
    const secure = sessionCookie('demo', true)
    expect(secure.write(token)).toMatch(/^__Host-stemma-demo=.*; Path=\/; HttpOnly; SameSite=Lax; Secure;/)
    expect(secure.write(undefined)).toMatch(/Max-Age=0$/)
  })

  test('is read among others, and nothing but a token is taken for one', () => {
    const cookie = sessionCookie('demo', false)
    expect(cookie.read(`a=b; stemma-demo=${token}; c=d`)).toBe(token)
    for (const header of [
      undefined,
      '',
      'stemma-demo=',
      'stemma-other=x',
      'stemma-demo=a b',
      'xstemma-demo=abc',
    ]) {
      expect(cookie.read(header)).toBeUndefined()
    }
    expect(cookie.read(`stemma-demo=${'x'.repeat(5_000)}`)).toBeUndefined()
  })
})

describe('faces of failures', () => {
  test('every refusal code has a status that is no success', () => {
    expect(REFUSAL_CODES.filter((code) => HTTP_STATUS[code] < 400)).toEqual([])
  })

  test('all refusals of a request leave together', () => {
    const faces = facesOf(new Refused([refusal('STALE'), refusal('REASON_MISSING', {}, 'reason')]), 'id')
    expect(faces.map(({ code }) => code)).toEqual(['STALE', 'REASON_MISSING'])
  })

  test('a bug leaves with a correlation id and without its sentence', () => {
    const faces = facesOf(new Bug('the password is hunter2'), 'id-7')
    expect(faces).toEqual([{ code: 'INTERNAL', facts: {}, correlationId: 'id-7' }])
  })

  test('a fault leaves with its code and whether trying again can help, never with its cause', () => {
    const fault = new Fault({
      source: 'NEO4J',
      retriable: true,
      code: 'NEO4J_AWAY',
      cause: new Error('10.0.0.1'),
    })
    expect(facesOf(fault, 'id')).toEqual([
      { code: 'UNAVAILABLE', facts: { fault: 'NEO4J_AWAY', retriable: 'true' } },
    ])
  })

  test('malformed input names its field', () => {
    const [face] = facesOf(new InvalidInput([{ path: 'in.email', reason: 'give an e-mail address' }]), 'id')
    expect(face).toMatchObject({ code: 'BAD_USER_INPUT', field: 'in.email' })
  })
})

describe('parsing of arguments', () => {
  test('pages have between 1 and 200 rows, 50 by default', () => {
    expect(pageOf({})).toEqual({ after: null, first: 50 })
    expect(pageOf({ first: 200, after: '' })).toEqual({ after: null, first: 200 })
    for (const first of [201, 0, -1, 1_000_000]) expect(() => pageOf({ first })).toThrow(Refused)
    expect(() => pageOf({ after: 'x'.repeat(301) })).toThrow(InvalidInput)
  })

  test.each(['a@b', 'no mail', 'a@b.c', '<a@b.de>', 'a b@c.de', 'a@@c.de'])(
    '%s is no e-mail address',
    (text) => {
      expect(() => parseInput(input.email, text)).toThrow(InvalidInput)
    },
  )

  test('e-mail addresses are trimmed and in small letters', () => {
    expect(parseInput(input.email, ' Ada@Example.ORG ')).toBe('ada@example.org')
  })

  test('a blank buyer is no company sale: only null is', () => {
    const order = { requestKey: 'key-of-a-test', kind: 'NORMAL', lines: [] }
    for (const buyerNumber of ['', '  ', '\t']) {
      const read = () => orderInputs([order, { ...order, buyerNumber }])
      expect(read).toThrow(
        expect.objectContaining({ issues: [expect.objectContaining({ path: '1.buyerNumber' })] }),
      )
      expect(read).toThrow(/number of a member or customer, or null/)
    }
    expect(orderOfInput({ ...order, buyerNumber: null }).buyerNumber).toBeNull()
    expect(orderOfInput(order).buyerNumber).toBeNull()
    expect(orderOfInput({ ...order, buyerNumber: ' 7 ' }).buyerNumber).toBe('7')
  })

  test('control characters and endless text are refused without being repeated', () => {
    for (const text of ['a\u0000b', 'x'.repeat(201)]) {
      expect(() => parseInput(input.filled(200), text)).toThrow(/without control characters|at most 200/)
    }
  })
})
