import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { logLossOf, sigmoid } from '#server/domain/scoring/log-odds.ts'
import {
  Account,
  BEYOND_DOUBT,
  bestStake,
  LOAN,
  LUCK,
  lossAtWorst,
  REPAID_AT,
  stakedScore,
} from '#server/domain/scoring/stake.ts'
import { bell } from '#test/domain/scoring/generated-leads.ts'

/** One block of a world: what base rate and models say, and what comes of it once the stake is known. */
interface Played {
  readonly base: number
  readonly said: readonly number[]
  readonly outcome: (at: number, stake: number, account: Account) => number
}

interface Course {
  /** Nats ahead after each lead of the published part. */
  readonly ahead: number[]
  readonly stakes: number[]
  /** What the account knew when it placed each block, and the least it was ahead within that block. */
  readonly blocks: { readonly shadow: number; readonly published: number; readonly least: number }[]
  readonly account: Account
}

/** Plays a world: the first blocks in the shadow, the others published; outcomes become known `lag` blocks later. */
function play(world: readonly Played[], shadow: number, lag = 0): Course {
  const account = new Account()
  const [ahead, stakes, late]: [number[], number[], number[][]] = [[], [], []]
  const blocks: Course['blocks'] = []
  let sum = 0
  world.forEach(({ base, said, outcome }, block) => {
    const { shadow: held, published: own } = account
    const stake = account.place({ base, said: Float64Array.from(said), published: block >= shadow })
    stakes.push(stake)
    const won = said.map((_, at) => outcome(at, stake, account))
    said.forEach((each, at) => {
      sum += logLossOf(base, won[at]!) - logLossOf(stakedScore(base, each, stake), won[at]!)
      if (block >= shadow) ahead.push(sum)
    })
    blocks.push({ shadow: held, published: own, least: Math.min(0, ...ahead.slice(-said.length)) })
    late.push(won)
    if (late.length > lag) account.settle(late.shift()!)
  })
  return { ahead, stakes, blocks, account }
}

/** Blocks in which the models tell something: outcomes follow `truth` times what they say. */
function honest(blocks: number, rows: number, { seed, truth }: { seed: number; truth: number }): Played[] {
  const chance = chanceOf(seed)
  return Array.from({ length: blocks }, () => {
    const said = Array.from({ length: rows }, () => -0.5 + bell(chance))
    return {
      base: -0.5,
      said,
      outcome: (at) => (chance.happens(sigmoid(-0.5 + truth * (said[at]! + 0.5))) ? 1 : 0),
    }
  })
}

/** The outcome that hurts what the models say. */
const worst =
  (base: number, said: readonly number[]): Played['outcome'] =>
  (at) =>
    said[at]! < base ? 1 : 0
const soured = (blocks: readonly Played[]): Played[] =>
  blocks.map((block) => ({ ...block, outcome: worst(block.base, block.said) }))

const KINDS = ['honest', 'best', 'worst', 'won', 'lost', 'drawn', 'spiteful'] as const

/** Blocks of one regime: how the outcomes of up to 25 blocks come about. */
const regime = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    base: fc.double({ min: -4, max: 4, noNaN: true }),
    far: fc.constantFrom(0.5, 2, 2, 20),
    blocks: fc.integer({ min: 5, max: 25 }),
    rows: fc.integer({ min: 1, max: 5 }),
    seed: fc.nat(),
  })
  .map(({ kind, base, far, blocks, rows, seed }) => {
    const chance = chanceOf(seed)
    return Array.from({ length: blocks }, (): Played => {
      const said = Array.from({ length: rows }, () => base + far * bell(chance))
      const bad = worst(base, said)
      const outcome: Played['outcome'] = (at, stake, account) => {
        const good = 1 - bad(at, stake, account)
        // Feeds the shadow until something is staked, and then takes it away.
        if (kind === 'spiteful') return stake > 0 ? 1 - good : good
        if (kind === 'honest') return chance.happens(sigmoid(said[at]!)) ? 1 : 0
        return { best: good, worst: 1 - good, won: 1, lost: 0, drawn: chance.below(2) }[kind]
      }
      return { base, said, outcome }
    })
  })

/** Worlds that change without a word: up to six regimes, then the length of the shadow in blocks. */
const worlds = fc.array(regime, { minLength: 1, maxLength: 6, size: 'max' }).map((regimes) => regimes.flat())
/** The same worlds every time, so that what they hold can be counted on. */
const RUNS = { numRuns: 300, seed: 20 }
const shadows = fc.integer({ min: 0, max: 40 })

describe('the account keeps its word, whatever the outcomes', () => {
  it('published loss is never more than the base rate’s and the credit, at any moment and with any lag', () => {
    let behind = 0
    fc.assert(
      fc.property(worlds, shadows, fc.nat(4), (world, shadow, lag) => {
        const { ahead, account } = play(world, shadow, lag)
        expect(Math.min(0, ...ahead)).toBeGreaterThanOrEqual(-account.credit - 1e-9)
        if (Math.min(0, ...ahead) < 0) behind += 1
      }),
      RUNS,
    )
    expect(behind).toBeGreaterThan(20)
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'an outcome that flips when publication begins costs the loan at most, seed %i',
    (seed) => {
      const world = [
        ...honest(40, 5, { seed, truth: 1 }),
        ...soured(honest(60, 5, { seed: seed + 50, truth: 1 })),
      ]
      const { ahead, account } = play(world, 40)
      expect(account.credit).toBeGreaterThan(1)
      expect(Math.min(...ahead)).toBeLessThan(0)
      expect(Math.min(...ahead)).toBeGreaterThanOrEqual(-account.credit - 1e-9)
      // Once the loan is gone nothing is staked any more.
      expect(ahead.at(-1)! - ahead.at(-100)!).toBeGreaterThan(-0.05)
    },
  )

  it('once ahead it is never behind again, unless the shadow holds more than can be doubted', () => {
    let seen = 0
    fc.assert(
      fc.property(worlds, shadows, (world, shadow) => {
        const { blocks } = play(world, shadow)
        const repaid = blocks.findIndex((block, at) => at >= shadow && block.published >= REPAID_AT)
        if (repaid < 0) return
        const doubted = blocks.slice(repaid).findIndex((block) => block.shadow >= BEYOND_DOUBT + LOAN)
        const after = blocks.slice(repaid, doubted < 0 ? undefined : repaid + doubted)
        seen += after.length
        expect(Math.min(0, ...after.map(({ least }) => least))).toBeGreaterThanOrEqual(-1e-9)
      }),
      RUNS,
    )
    expect(seen).toBeGreaterThan(10)
  })

  it('is behind by the loan at most, or by what was beyond doubt; and stakes nothing that luck could have earned', () => {
    fc.assert(
      fc.property(worlds, shadows, (world, shadow) => {
        const { ahead, blocks, stakes } = play(world, shadow)
        const best = Math.max(LOAN, ...blocks.map((block) => block.shadow - BEYOND_DOUBT))
        expect(Math.min(0, ...ahead)).toBeGreaterThanOrEqual(-best - 1e-9)
        const opened = stakes.findIndex((stake) => stake > 0)
        if (opened >= 0) {
          expect(
            Math.max(...blocks.slice(0, opened + 1).map((block) => block.shadow)),
          ).toBeGreaterThanOrEqual(LUCK)
        }
        for (const stake of stakes) expect(stake >= 0 && stake <= 1).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('a short record', () => {
  it('lends nothing before the shadow has played for 100 outcomes, and then at once', () => {
    const blocks = honest(24, 5, { seed: 2, truth: 1 })
    const { stakes, blocks: known } = play(blocks, 10)
    const rich = known.findIndex(({ shadow }) => shadow > LUCK)
    expect(rich).toBeLessThan(20)
    expect(known[20]!.shadow).toBeLessThan(BEYOND_DOUBT)
    expect(new Set(stakes.slice(0, 20))).toEqual(new Set([0]))
    expect(stakes[20]!).toBeGreaterThan(0)
  })
})

describe('the account lets a good model work', () => {
  it('stakes nearly all of it where the record is long and good', () => {
    const { stakes, ahead } = play(honest(200, 10, { seed: 3, truth: 1 }), 100)
    expect(Math.min(...stakes.slice(100))).toBeGreaterThan(0.85)
    expect(ahead.at(-1)!).toBeGreaterThan(75)
  })

  it('draws an overconfident model towards the base rate', () => {
    const { stakes } = play(honest(200, 10, { seed: 4, truth: 0.5 }), 100)
    expect(stakes.at(-1)!).toBeGreaterThan(0.35)
    expect(stakes.at(-1)!).toBeLessThan(0.65)
  })

  it('comes back when what stopped telling tells again', () => {
    const blocks = (seed: number, truth: number) => honest(60, 10, { seed, truth })
    const { stakes } = play([...blocks(1, 1), ...blocks(2, -1), ...blocks(3, 1), ...blocks(4, 1)], 40)
    expect(stakes[59]!).toBeGreaterThan(0.8)
    expect(stakes[119]!).toBeLessThan(0.1)
    expect(stakes.at(-1)!).toBeGreaterThan(0.3)
  })

  it('plays nothing where the models say what the base rate says', () => {
    const flat = Array.from({ length: 40 }, (): Played => ({ base: -1, said: [-1, -1], outcome: () => 0 }))
    expect(new Set(play(flat, 10).stakes)).toEqual(new Set([0]))
  })
})

describe('the wanted stake', () => {
  it('is the lowest point of its loss, found by trying a hundred', () => {
    const chance = chanceOf(8)
    for (const truth of [-0.3, 0.2, 0.5, 0.8, 2]) {
      const said = Array.from({ length: 300 }, () => -1 + bell(chance))
      const won = said.map((each) => (chance.happens(sigmoid(-1 + truth * (each + 1))) ? 1 : 0))
      const lossAt = (stake: number): number =>
        stake ** 2 +
        said.reduce(
          (sum, each, at) =>
            sum + 0.5 ** ((299 - at) / 1_000) * logLossOf(stakedScore(-1, each, stake), won[at]!),
          0,
        )
      const tried = Array.from({ length: 101 }, (_, at) => at / 100)
      const lowest = tried.reduce((best, each) => (lossAt(each) < lossAt(best) ? each : best))
      expect(bestStake({ base: said.map(() => -1), said, won })).toBeCloseTo(lowest, 1)
    }
  })

  it('is nothing without a record', () => {
    expect(bestStake({ base: [], said: [], won: [] })).toBe(0)
  })
})

describe('the worst case', () => {
  it('is never exceeded by any outcome and any part of the stake', () => {
    const odds = fc.double({ min: -30, max: 30, noNaN: true })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(odds, odds, share, (base, said, stake) => {
        const score = stakedScore(base, said, stake)
        for (const won of [0, 1]) {
          const lost = logLossOf(score, won) - logLossOf(base, won)
          expect(lost).toBeLessThanOrEqual(lossAtWorst(base, score) + 1e-9)
          expect(lost).toBeLessThanOrEqual(stake * lossAtWorst(base, said) + 1e-9)
        }
      }),
    )
  })
})
