import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import { arcOf, layOut, leavesOf, seenBelow } from '#server/domain/genealogy/layout.ts'
import { AGGREGATES_MAX, cutTree, MEMBERS_MAX } from '#server/domain/genealogy/level-of-detail.ts'
import type { PictureQuestion, TreePicture } from '#server/domain/genealogy/tree-picture.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { idOf } from '#test/domain/genealogy/index-world.ts'
import { NaiveTree } from '#test/domain/genealogy/naive-tree.ts'

const member = (ordinal: number) => ordinal as Ordinal
const root = member(0)

function indexOf(parents: ArrayLike<number>): GenealogyIndex {
  const index = new GenealogyIndex(parents.length)
  for (let ordinal = 0; ordinal < parents.length; ordinal += 1) {
    const sponsor = parents[ordinal]! < 0 ? null : member(parents[ordinal]!)
    const attributes = {
      status: 'ENROLLED',
      rank: ordinal % 3,
      country: ordinal % 5 === 0 ? 'AT' : 'DE',
      joinedDay: 0,
    } as const
    index.load({ id: idOf(ordinal), ordinal: member(ordinal), sponsor, ...attributes })
    index.members.ownVolume[ordinal] = BigInt(ordinal)
    index.members.setActive(member(ordinal), ordinal % 2 === 0)
  }
  expect(index.settle(0n).ok).toBe(true)
  return index
}

/** Trees of one root in which late members can hang anywhere above. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 60, size: 'max' })
  .map((shape) => shape.map((choice, at) => (at === 0 ? -1 : choice % at)))

/** A tree that looks like a company: reproducible, most members leaves, some with hundreds of recruits. */
function company(count: number): Int32Array {
  let state = 7
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  const recruiters = [0]
  return Int32Array.from({ length: count }, (_, ordinal) => {
    if (ordinal === 0) return -1
    const parent = recruiters[Math.floor(recruiters.length * draw() ** 0.75)]!
    if (draw() < 0.25) recruiters.push(ordinal)
    return parent
  })
}

const picture = (index: GenealogyIndex, question: Partial<PictureQuestion> = {}): TreePicture =>
  index.picture('SPONSOR', { root, ...question })!

describe('the radial layout', () => {
  test('leaves, counts and arcs are those of a naive walk, also where sight ends at a level', () => {
    fc.assert(
      fc.property(trees, fc.option(fc.nat(5)), fc.nat(), (parents, levelMax, choice) => {
        const viewer = choice % parents.length
        const naive = new NaiveTree(parents)
        const { numbering } = indexOf(parents).tree('SPONSOR')
        const layout =
          levelMax === null ? layOut(numbering) : layOut(numbering, { root: member(viewer), levelMax })
        const inSight = (other: number) => {
          const level = naive.level(other, viewer)
          return level >= 0 && level <= (levelMax ?? Infinity)
        }
        for (const each of parents.keys()) {
          if (!inSight(each)) continue
          const below = naive.downline(each).filter(inSight)
          const children = naive.children(each).filter(inSight)
          const leaves = [each, ...below].filter((other) => !naive.children(other).some(inSight))
          expect(seenBelow(layout, each)).toBe(below.length)
          expect(leavesOf(layout, each)).toBe(leaves.length)
          const arcs = children.map((child) => arcOf(layout, viewer, child)).sort((a, b) => a.from - b.from)
          const own = arcOf(layout, viewer, each)
          if (arcs.length === 0) continue
          expect([own.from, ...arcs.map(({ to }) => to)]).toEqual([...arcs.map(({ from }) => from), own.to])
        }
      }),
    )
  })

  test('a line of 200,000 keeps its coordinates within 32 bits', () => {
    const index = indexOf(Int32Array.from({ length: 200_000 }, (_, at) => at - 1))
    const { levelDistance } = layOut(index.tree('SPONSOR').numbering)
    expect(levelDistance).toBe(512)
    const { members, truncated } = picture(index)
    expect(members.member).toHaveLength(MEMBERS_MAX)
    expect(truncated).toBe(true)
  })
})

/** What must hold of every picture. */
function checkPicture(parents: readonly number[], shown: TreePicture, viewer: number): void {
  const naive = new NaiveTree(parents)
  const { members, aggregates } = shown
  members.member.forEach((each, row) => {
    const above = members.parent[row]!
    expect(above).toBe(each === viewer ? -1 : members.member.indexOf(member(parents[each]!)))
    expect(above).toBeLessThan(row)
    expect(members.level[row]).toBe(naive.level(each, viewer))
    expect(members.below[row]).toBe(naive.downline(each).length)
    expect(members.recruits[row]).toBe(naive.children(each).length)
    const drawn = naive.children(each).filter((child) => members.member.includes(member(child)))
    expect(members.hidden[row]).toBe(members.recruits[row]! - drawn.length)
    const radius = 16 * shown.levelDistance * members.level[row]!
    expect(Math.abs(Math.hypot(members.x[row]!, members.y[row]!) - radius)).toBeLessThan(1)
  })
  aggregates.parent.forEach((row, at) => {
    expect(members.hidden[row]).toBeGreaterThanOrEqual(aggregates.count[at]!)
    expect(aggregates.below[at]).toBeGreaterThanOrEqual(aggregates.count[at]!)
  })
}

describe('the cut for a window', () => {
  test('rows stand in preorder and say the truth about everybody drawn', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.integer({ min: 1, max: 60 }), (parents, choice, membersMax) => {
        const viewer = choice % parents.length
        const shown = picture(indexOf(parents), { root: member(viewer), membersMax })
        checkPicture(parents, shown, viewer)
        expect(shown.members.member.length).toBeLessThanOrEqual(Math.max(membersMax, 1))
      }),
    )
  })

  test('aggregates join neighbours who are not drawn, and add them up exactly', () => {
    const parents = company(3_000)
    const index = indexOf(parents)
    const tree = index.tree('SPONSOR')
    const { enter, atPosition } = tree.numbering
    const radius = 30 * tree.layout.levelDistance
    const window = {
      x: -radius,
      y: -radius,
      width: 2 * radius,
      height: 2 * radius,
      pixelsPerUnit: 400 / radius,
    }
    const cut = cutTree(tree.layout, { root, window, membersMax: 300 })
    const { members, aggregates } = picture(index, { window, membersMax: 300 })
    expect(members.member).toEqual(cut.members)
    expect(aggregates.count.length).toBeGreaterThan(20)
    cut.aggregates.forEach(({ parent, first, end }, at) => {
      const inside = [...atPosition.subarray(first, end)]
      const siblings = inside.filter((each) => parents[each] === parent)
      expect(inside.some((each) => members.member.includes(member(each)))).toBe(false)
      expect(inside.every((each) => new NaiveTree([...parents]).path(each).includes(parent))).toBe(true)
      expect(enter[siblings[0]!]).toBe(first)
      expect(members.member[aggregates.parent[at]!]).toBe(parent)
      expect(aggregates.count[at]).toBe(siblings.length)
      expect(aggregates.below[at]).toBe(inside.length)
      expect(aggregates.active[at]).toBe(inside.filter((each) => each % 2 === 0).length)
      expect(aggregates.volume[at]).toBe(inside.reduce((total, each) => total + BigInt(each), 0n))
    })
  })

  test('at every zoom a reply stays within its limits, is the same each time, and shows the middle', () => {
    const index = indexOf(company(60_000))
    const whole = picture(index)
    const { levelDistance } = whole
    for (let zoom = 1; zoom <= 4_096; zoom *= 4) {
      for (const row of [1, 7, Math.floor(whole.members.member.length / 2)]) {
        const [x, y] = [whole.members.x[row]! / 16, whole.members.y[row]! / 16]
        const width = (40 * levelDistance) / zoom
        const window = {
          x: x - width / 2,
          y: y - width / 2,
          width,
          height: width,
          pixelsPerUnit: 900 / width,
        }
        const shown = picture(index, { window })
        expect(shown.members.member.length).toBeLessThanOrEqual(MEMBERS_MAX)
        expect(shown.aggregates.count.length).toBeLessThanOrEqual(AGGREGATES_MAX)
        if (zoom >= 64) expect(shown.members.member).toContain(whole.members.member[row])
        expect(picture(index, { window })).toEqual(shown)
      }
    }
  })

  test('who is to be kept is drawn with all on the way, however narrow', () => {
    const parents = company(20_000)
    const index = indexOf(parents)
    const deep = member(19_999)
    const plain = picture(index, { membersMax: 100 })
    expect(plain.members.member).not.toContain(deep)
    const shown = picture(index, { membersMax: 100, keep: [deep] })
    for (const each of new NaiveTree([...parents]).path(deep)) {
      expect(shown.members.member).toContain(each)
    }
    expect(shown.members.member.length).toBeLessThanOrEqual(100)
  })

  test('to keep a stranger, somebody unknown, or somebody above changes nothing', () => {
    const index = indexOf([-1, 0, 0, 1])
    const viewer = member(1)
    expect(picture(index, { root: viewer, keep: [root, member(2), member(9)] })).toEqual(
      picture(index, { root: viewer }),
    )
  })

  test('a million recruits of one member are one aggregate', () => {
    const index = indexOf(new Int32Array(1_000_000).fill(0).map((_, at) => (at === 0 ? -1 : 0)))
    const { members, aggregates } = picture(index)
    expect(members).toMatchObject({ member: [0], hidden: [999_999] })
    expect(aggregates).toMatchObject({ parent: [0], count: [999_999], from: [0], to: [65_536] })
  })

  test('more than 200 children of a member start as an aggregate and open when it is kept', () => {
    const parents = [-1, 0, ...new Array(300).fill(1)]
    const index = indexOf(parents)
    expect(picture(index).members.member).toEqual([0, 1])
    expect(picture(index).aggregates.count).toEqual([300])
    expect(picture(index, { keep: [member(1)] }).members.member).toHaveLength(302)
  })

  test('a filter leaves the way to those who match, and nobody else', () => {
    const parents = [-1, 0, 0, 1, 2, 2, 5]
    const shown = picture(indexOf(parents), { filter: { countries: ['AT'] } })
    expect(shown.members.member).toEqual([0, 2, 5])
  })

  test('levels that are not asked for are hidden, those beyond sight do not exist', () => {
    const index = indexOf([-1, 0, 1, 2])
    const asked = picture(index, { levels: 1 }).members
    expect([asked.member, asked.below, asked.hidden]).toEqual([
      [0, 1],
      [3, 2],
      [0, 1],
    ])
    const seen = picture(index, { levelMax: 1 }).members
    expect([seen.member, seen.below, seen.hidden, seen.recruits]).toEqual([
      [0, 1],
      [1, 0],
      [0, 0],
      [1, 0],
    ])
  })

  test('while a move waits for its renumbering, who left is not shown, nor who stands too deep', () => {
    const index = indexOf([-1, 0, 1, 0, -1])
    index.move('SPONSOR', member(1), member(4))
    expect(picture(index).members.member).toEqual([0, 3])
    const deeper = indexOf([-1, 0, 0])
    deeper.move('SPONSOR', member(2), member(1))
    expect(picture(deeper, { levelMax: 1 }).members.member).toEqual([0, 1])
  })

  test('a member without a number has no picture yet', () => {
    const index = indexOf([-1])
    const attributes = { status: 'ENROLLED', rank: 0, country: 'DE', joinedDay: 1 } as const
    index.insert({ id: idOf(1), ordinal: member(1), sponsor: root, ...attributes })
    expect(index.picture('SPONSOR', { root: member(1) })).toBeUndefined()
    expect(picture(index).members.member).toEqual([0])
  })
})
