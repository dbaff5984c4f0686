import { doubleOf, SAFE_MAX } from '#server/domain/compensation/exact.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

const LIMB = 67_108_864
const MODULUS = LIMB * LIMB
const FAST_TOTAL = 2 ** 50

/** `left * right` modulo 2^52 in doubles, for integers below 2^53. */
function productModulo(left: number, right: number): number {
  const leftHigh = Math.floor(left / LIMB)
  const rightHigh = Math.floor(right / LIMB)
  const leftLow = left - leftHigh * LIMB
  const rightLow = right - rightHigh * LIMB
  const middle = ((leftHigh % LIMB) * rightLow) % LIMB
  const cross = (leftLow * (rightHigh % LIMB)) % LIMB
  return (leftLow * rightLow + ((middle + cross) % LIMB) * LIMB) % MODULUS
}

/** What `floored` found: whole units and what is left over of `total`. */
interface Part {
  quotient: number
  remainder: number
}

/** `part = floor(weight * parts / total)` and its remainder, exact; `weight <= total`, all not negative. */
function divide(part: Part, weight: number, split: Split): void {
  const { amount, total } = split
  if (total >= FAST_TOTAL || amount >= FAST_TOTAL) {
    const product = BigInt(weight) * BigInt(amount)
    part.quotient = doubleOf(product / BigInt(total))
    part.remainder = doubleOf(product % BigInt(total))
    return
  }
  // The double quotient is off by at most one; the remainder modulo 2^52 tells by how much.
  let quotient = Math.floor(weight * (amount / total))
  let remainder = productModulo(weight, amount) - productModulo(quotient, total)
  if (remainder > MODULUS / 2) remainder -= MODULUS
  else if (remainder < -MODULUS / 2) remainder += MODULUS
  while (remainder < 0) {
    remainder += total
    quotient -= 1
  }
  while (remainder >= total) {
    remainder -= total
    quotient += 1
  }
  part.quotient = quotient
  part.remainder = remainder
}

/** `amount` units over weights that add up to `total`. */
interface Split {
  readonly amount: number
  readonly total: number
}

/**
 * Splits `amount` (not negative) over `weights` (not negative) by the largest remainder: floor each part, then one
 * unit more for the largest remainders, ties to the earlier place. The parts add up to `amount` exactly; where all
 * weights are 0, nothing can be split and every part is 0.
 */
export function splitByWeights(amount: number, weights: Float64Array): Float64Array {
  const parts = new Float64Array(weights.length)
  let total = 0
  for (const weight of weights) total += weight
  invariant(total <= SAFE_MAX, 'weights of a split stay within 2^53-1')
  if (total === 0) return parts
  const remainders = new Float64Array(weights.length)
  const part: Part = { quotient: 0, remainder: 0 }
  let given = 0
  for (let place = 0; place < weights.length; place += 1) {
    divide(part, weights[place]!, { amount, total })
    parts[place] = part.quotient
    remainders[place] = part.remainder
    given += part.quotient
  }
  giveSpare(parts, remainders, amount - given)
  return parts
}

/** One unit more for the `spare` largest remainders. */
function giveSpare(parts: Float64Array, remainders: Float64Array, spare: number): void {
  if (spare <= 0) return
  const sorted = remainders.slice().sort()
  const edge = sorted[sorted.length - spare]!
  let above = 0
  for (const remainder of remainders) if (remainder > edge) above += 1
  let ties = spare - above
  for (let place = 0; place < parts.length; place += 1) {
    const remainder = remainders[place]!
    if (remainder < edge || (remainder === edge && ties === 0)) continue
    if (remainder === edge) ties -= 1
    parts[place]! += 1
  }
}
