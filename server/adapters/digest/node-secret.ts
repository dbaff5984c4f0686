import { hash, randomBytes, randomInt } from 'node:crypto'
import {
  argon2idText,
  matchesArgon2id,
  phcText,
  SALT_BYTES,
  TAG_BYTES,
} from '#server/adapters/digest/password-hash.ts'
import { takeTurns } from '#server/adapters/digest/take-turns.ts'
import type { Secret } from '#server/ports/secret.ts'

/** Hashes at once: each holds 64 MiB and a thread of the pool. */
const AT_ONCE = 2

/** Letters and digits that nobody confuses: without 0 and O, 1, I and L, 5 and S, U and V. */
const READABLE = '2346789ABCDEFGHJKMNPQRTWXYZ'
const GROUPS = 4
const GROUP_LENGTH = 4

/** Passwords and tokens on `node:crypto`. One for a process, so that hashing takes turns. */
export function nodeSecret(): Secret {
  const inTurn = takeTurns(AT_ONCE)
  const nobody = phcText(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES))
  return {
    hashPassword: (password) => inTurn(() => argon2idText(password, randomBytes(SALT_BYTES))),
    verifyPassword: (hashed, password) =>
      inTurn(async () => (await matchesArgon2id(password, hashed ?? nobody)) && hashed !== undefined),
    token: () => randomBytes(32).toString('base64url'),
    tokenDigest: (token) => hash('sha256', token),
    readablePassword,
  }
}

function readablePassword(): string {
  const group = (): string =>
    Array.from({ length: GROUP_LENGTH }, () => READABLE[randomInt(READABLE.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
