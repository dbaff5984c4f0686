import type { Call } from '#server/usecases/guard.ts'

const LOWEST = 1_000_000n
const NUMBERS = 9_000_000n

/** A number nobody has: seven digits at random, so that numbers have gaps and tell nothing of how many there are. */
export async function freeNumber({ ports }: Pick<Call, 'ports'>): Promise<string> {
  for (;;) {
    const random = BigInt(`0x${ports.ids.next().replaceAll('-', '').slice(0, 12)}`)
    const number = `${LOWEST + (random % NUMBERS)}`
    if ((await ports.faces.byNumber(number)) === undefined) return number
  }
}
