import { createHash, createHmac, hash } from 'node:crypto'
import type { Digest } from '#server/ports/digest.ts'

/** Digests on `node:crypto`; `identifierKey` is the company's own, from `secrets.json`. */
export function nodeDigest(identifierKey: string): Digest {
  return {
    sha256: (text) => hash('sha256', text),
    sha256Of(parts) {
      const running = createHash('sha256')
      for (const part of parts) running.update(part as string | NodeJS.ArrayBufferView)
      return running.digest('hex')
    },
    identifier: (kind, canonicalValue) =>
      createHmac('sha256', identifierKey).update(`${kind}\n${canonicalValue}`).digest('hex'),
  }
}
