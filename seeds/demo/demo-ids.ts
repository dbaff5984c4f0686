import type { Id } from '#server/domain/kernel/ids.ts'
import type { Digest } from '#server/ports/digest.ts'

/** The same noun and name give the same id, so that a seed that was killed can go on. */
export function demoId<Noun extends string>(digest: Digest, noun: Noun, name: string): Id<Noun> {
  const hex = digest.sha256(`demo/${noun}/${name}`)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-') as Id<Noun>
}
