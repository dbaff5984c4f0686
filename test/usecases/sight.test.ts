import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SightRule } from '#server/domain/company/sight-policy.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { sightOf } from '#server/usecases/sight.ts'
import { actorWith, fakeGenealogy, fakePorts, idAt, indexOf } from '#test/usecases/fake-ports.ts'

const rule = (change: Partial<SightRule>): SightRule => ({
  rank: null,
  levels: null,
  detail: ['NAME', 'RANK', 'VOLUME'],
  contactLevels: 1,
  ...change,
})

/** A forest: the sponsor of each comes before it, or there is none. */
const forest = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((seeds) => seeds.map((seed, at) => (at === 0 || seed % 7 === 0 ? -1 : seed % at)))

/** Levels from a member up to another by climbing one by one; -1 when it does not stand above. */
function levelsUp(sponsors: readonly number[], member: number, top: number): number {
  let level = 0
  for (let above = member; above >= 0; above = sponsors[above]!) {
    if (above === top) return level
    level += 1
  }
  return -1
}

describe('sight', () => {
  test('is the own downline to the depth of the policy, as climbing shows it', async () => {
    await fc.assert(
      fc.asyncProperty(
        forest,
        fc.nat(),
        fc.option(fc.nat(6), { nil: null }),
        async (sponsors, seed, levels) => {
          const own = seed % sponsors.length
          const ports = fakePorts(fakeGenealogy(indexOf(sponsors)), [rule({ levels })])
          const sight = await sightOf(ports, actorWith(['MEMBER'], own))
          for (let member = 0; member < sponsors.length; member += 1) {
            const level = levelsUp(sponsors, member, own)
            const seen = level >= 0 && level <= (levels ?? Number.POSITIVE_INFINITY)
            expect(sight.find(idAt(member)) !== undefined).toBe(seen)
            expect(sight.sees(member as Ordinal)).toBe(seen)
          }
        },
      ),
    )
  })

  test('grants contact data down to a level, and of the rest only what the policy names', async () => {
    const ports = fakePorts(fakeGenealogy(indexOf([-1, 0, 1, 2])), [
      rule({ detail: ['RANK'], contactLevels: 2 }),
    ])
    const sight = await sightOf(ports, actorWith(['MEMBER'], 0))
    const detailAt = (member: number) => sight.detailOf(member as Ordinal)
    expect(detailAt(0)).toMatchObject({ name: true, rank: true, volume: true, contact: true })
    expect(detailAt(2)).toMatchObject({ name: false, rank: true, volume: false, contact: true })
    expect(detailAt(3)).toMatchObject({ name: false, rank: true, volume: false, contact: false })
  })

  test('ends at oneself upwards: the own sponsor is nobody’s subject', async () => {
    const sight = await sightOf(fakePorts(fakeGenealogy(indexOf([-1, 0]))), actorWith(['MEMBER'], 1))
    expect(sight.find(idAt(0))).toBeUndefined()
    expect(sight.detailOf(0 as Ordinal)).toMatchObject({ name: false, contact: false })
  })

  test('of a rank with a rule of its own is that rule, of all others the one for everybody', async () => {
    const index = indexOf([-1, 0, 1])
    index.members.setRank(0 as Ordinal, 1)
    const ports = fakePorts(fakeGenealogy(index), [rule({ levels: 1 }), rule({ rank: 'BRONZE' })])
    expect((await sightOf(ports, actorWith(['MEMBER'], 0))).find(idAt(2))).toBeDefined()
    index.members.setRank(0 as Ordinal, 0)
    expect((await sightOf(ports, actorWith(['MEMBER'], 0))).find(idAt(2))).toBeUndefined()
  })

  test('of staff is everybody, whatever else they are', async () => {
    const ports = fakePorts(fakeGenealogy(indexOf([-1, 0, -1])))
    const sight = await sightOf(ports, actorWith(['MEMBER', 'FINANCE'], 1))
    expect([sight.everything, sight.find(idAt(2)), sight.find(idAt(9))]).toEqual([true, 2, undefined])
  })
})
