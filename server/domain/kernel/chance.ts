/** Seeded chance: the same seed gives the same draws. For generators and samples; secrets come from `ports/secret.ts`. */
export interface Chance {
  /** In [0, 1). */
  fraction(): number
  /** A whole number from 0 to `below - 1`. */
  below(limit: number): number
  /** True with probability `share`. */
  happens(share: number): boolean
  pick<T>(choices: readonly T[]): T
  /** A position drawn by weight; weights are not negative and not all 0. */
  weighted(weights: readonly number[]): number
  /** A UUID (version 4 form). */
  uuid(): string
}

/** Splitmix in its 32-bit form (Steele, Lea and Flood, 2014): 32 bits of state, one addition a draw, two mixes. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  const word = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const fraction = (): number => word() / 4_294_967_296
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return {
    fraction,
    below,
    happens: (share) => fraction() < share,
    pick: (choices) => choices[below(choices.length)]!,
    weighted: (weights) => drawByWeight(weights, fraction()),
    uuid: () => uuidOf([word(), word(), word(), word()]),
  }
}

function drawByWeight(weights: readonly number[], share: number): number {
  let left = share * weights.reduce((sum, weight) => sum + weight, 0)
  for (let position = 0; position < weights.length; position += 1) {
    left -= weights[position]!
    if (left < 0) return position
  }
  return weights.length - 1
}

function uuidOf(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
