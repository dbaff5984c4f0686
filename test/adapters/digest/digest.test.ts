import { describe, expect, it } from 'vitest'
import { nodeDigest } from '#server/adapters/digest/node-digest.ts'
import { nodeSecret } from '#server/adapters/digest/node-secret.ts'
import { matchesArgon2id } from '#server/adapters/digest/password-hash.ts'
import { takeTurns } from '#server/adapters/digest/take-turns.ts'

describe('digests', () => {
  const digest = nodeDigest('Jefe')

  it('are SHA-256 (FIPS 180-4, example "abc"), also over parts', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(digest.sha256('abc')).toBe(abc)
    expect(digest.sha256Of(['a', new Uint8Array([98]), 'c'])).toBe(abc)
    const columns = [new Int32Array([1, 2]), new Float64Array([0.5])]
    expect(digest.sha256Of(columns)).not.toBe(digest.sha256Of(columns.toReversed()))
  })

  it('of identifiers differ by kind, value and key', () => {
    const all = [
      digest.identifier('EMAIL', 'a'),
      digest.identifier('PHONE', 'a'),
      digest.identifier('EMAIL', 'b'),
      nodeDigest('another key').identifier('EMAIL', 'a'),
    ]
    expect(new Set(all).size).toBe(4)
    expect(digest.identifier('EMAIL', 'a')).toBe(all[0])
  })
})

describe('passwords', () => {
  const secret = nodeSecret()

  it('are stored as argon2id in PHC text, salted, and recognised again', async () => {
    const [one, other] = await Promise.all([secret.hashPassword('Käse 9'), secret.hashPassword('Käse 9')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(other)
    expect(await secret.verifyPassword(one, 'Käse 9')).toBe(true)
    expect(await secret.verifyPassword(one, 'Käse 8')).toBe(false)
  })

  it('of nobody, and hashes that are none, never match', async () => {
    expect(await secret.verifyPassword(undefined, 'Käse 9')).toBe(false)
    expect(await secret.verifyPassword('plain', 'plain')).toBe(false)
  })

  it('match a hash that the reference implementation made at another cost', async () => {
    // phc-winner-argon2, test.c: version 0x13, t=2, m=2^16, p=1, "password", "somesalt"
    const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await matchesArgon2id('password', known)).toBe(true)
    const cheap = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
    expect(await matchesArgon2id('password', cheap)).toBe(true)
    expect(await matchesArgon2id('passwort', cheap)).toBe(false)
  })

  it('that people type have four groups, and tokens 256 bits of which only the digest is kept', () => {
    expect(secret.readablePassword()).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/)
    const made = new Set(Array.from({ length: 500 }, () => secret.readablePassword()))
    expect(made.size).toBe(500)
    const token = secret.token()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(secret.tokenDigest(token)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('work that takes turns', () => {
  it('runs so many pieces at once and no more, in order, also after a failure', async () => {
    const inTurn = takeTurns(2)
    const begun: number[] = []
    let running = 0
    let most = 0
    const work = (piece: number) => async (): Promise<number> => {
      begun.push(piece)
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (piece === 1) throw new Error('failed')
      return piece
    }
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((piece) => inTurn(work(piece))))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true])
    expect([begun, most]).toEqual([[0, 1, 2, 3, 4], 2])
  })
})
