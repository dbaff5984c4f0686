import { type Argon2Parameters, argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>

/** Cost of a new hash: above the minimum of the OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane). */
export const COST = { memory: 65_536, passes: 2, parallelism: 1 } as const

export const SALT_BYTES = 16
export const TAG_BYTES = 32

const VERSION = 19
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,128})$/

/** argon2id (RFC 9106) of a password under a salt, as PHC text: `$argon2id$v=19$m=65536,t=2,p=1$salt$hash`. */
export async function argon2idText(password: string, salt: Buffer): Promise<string> {
  const tag = await derive('argon2id', { message: password, nonce: salt, tagLength: TAG_BYTES, ...COST })
  return phcText(salt, tag)
}

/** PHC text of a salt and a tag under today's cost. */
export function phcText(salt: Buffer, tag: Buffer): string {
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`
  return `$argon2id$v=${VERSION}$${cost}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether a password gives the hash, at the cost the hash names; false for text that is no such hash. */
export async function matchesArgon2id(password: string, phc: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? []
  if (salt === undefined || tag === undefined) return false
  const wanted = Buffer.from(tag, 'base64')
  const found = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    tagLength: wanted.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(found, wanted)
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
