import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Numbering, numberTree, OUTSIDE, ROOT } from '#server/domain/genealogy/numbering.ts'
import { NaiveTree } from '#test/domain/genealogy/naive-tree.ts'

/** Forests with a holding tank: each member hangs under an earlier one, then all get new names. */
const forest = fc
  .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 9 })), { maxLength: 40, size: 'max' })
  .chain((shape) => {
    const count = shape.length
    return fc
      .tuple(
        fc.shuffledSubarray([...shape.keys()], { minLength: count, maxLength: count }),
        fc.array(fc.integer({ min: 20_000, max: 20_010 }), { minLength: count, maxLength: count }),
      )
      .map(([names, days]) => ({ parents: renamed(parentsOf(shape), names), days }))
  })

function parentsOf(shape: readonly (readonly [number, number])[]): number[] {
  const parents: number[] = []
  for (const [choice, kind] of shape) {
    const above = parents.flatMap((parent, member) => (parent === OUTSIDE ? [] : [member]))
    if (kind === 0) parents.push(OUTSIDE)
    else parents.push(kind === 1 || above.length === 0 ? ROOT : above[choice % above.length]!)
  }
  return parents
}

function renamed(parents: readonly number[], names: readonly number[]): number[] {
  const result: number[] = new Array(parents.length)
  parents.forEach((above, member) => {
    result[names[member]!] = above < 0 ? above : names[above]!
  })
  return result
}

function number(parents: ArrayLike<number>, days?: readonly number[]): Numbering {
  const joinedDay = days && Int32Array.from(days)
  const outcome = numberTree({
    count: parents.length,
    parent: Int32Array.from(parents),
    ...(joinedDay && { joinedDay }),
  })
  if (!outcome.ok) throw new Error('a forest holds no ring')
  return outcome.numbering
}

describe('numbering a forest', () => {
  test('gives preorder positions, sizes, depths and child lists as climbing finds them', () => {
    fc.assert(
      fc.property(forest, ({ parents, days }) => {
        const naive = new NaiveTree(parents)
        const numbering = number(parents, days)
        const order = naive.preorder((a, b) => days[a]! - days[b]! || a - b)
        expect([...numbering.atPosition.subarray(0, numbering.placed)]).toEqual(order)
        order.forEach((member, position) => {
          expect(numbering.enter[member]).toBe(position)
          expect(numbering.size[member]).toBe(naive.downline(member).length + 1)
          expect(numbering.depth[member]).toBe(naive.path(member).length - 1)
          expect(numbering.depthAt[numbering.enter[member]!]).toBe(numbering.depth[member])
          const list = numbering.children.subarray(
            numbering.childStart[member],
            numbering.childStart[member + 1],
          )
          expect([...list]).toEqual(naive.children(member).sort((a, b) => days[a]! - days[b]! || a - b))
        })
      }),
    )
  })

  test('without days of joining, siblings stand by ordinal', () => {
    expect([...number([-1, 3, 0, 0, 0]).atPosition]).toEqual([0, 2, 3, 1, 4])
  })

  test('days spread over centuries are ordered as well', () => {
    expect([...number([-1, 0, 0], [5, 2_000_000, -2_000_000]).atPosition]).toEqual([0, 2, 1])
  })

  test('who waits in the holding tank has no place', () => {
    const numbering = number([-2, -1, 1, -2])
    expect(numbering.placed).toBe(2)
    expect([...numbering.enter]).toEqual([-1, 0, 1, -1])
    expect([...numbering.size]).toEqual([0, 2, 1, 0])
    expect([...numbering.depth]).toEqual([-1, 0, 1, -1])
  })

  test('nobody at all is a tree too', () => {
    expect(number([])).toMatchObject({ count: 0, placed: 0 })
  })

  test('a line of 200,000 is numbered to its end', () => {
    const count = 200_000
    const numbering = number(Int32Array.from({ length: count }, (_, member) => member - 1))
    expect(numbering.depth[count - 1]).toBe(count - 1)
    expect(numbering.size[0]).toBe(count)
    expect(numbering.enter[count - 1]).toBe(count - 1)
  })

  test('a star of 1,000,000 is numbered, in memory proportional to its members', () => {
    const count = 1_000_000
    const numbering = number(new Int32Array(count).map((_, member) => (member === 0 ? ROOT : 0)))
    expect(numbering.size[0]).toBe(count)
    expect(numbering.enter[count - 1]).toBe(count - 1)
    const { childStart, children, enter, size, atPosition, depth, depthAt } = numbering
    const columns = [childStart, children, enter, size, atPosition, depth, depthAt]
    expect(columns.reduce((sum, column) => sum + column.byteLength, 0)).toBe(28 * count + 4)
  })
})

describe('rings', () => {
  test('every ring is named by its members, upwards from the lowest', () => {
    const outcome = numberTree({ count: 7, parent: Int32Array.of(-1, 0, 5, 2, 3, 4, 6) })
    expect(outcome).toEqual({
      ok: false,
      rings: [[2, 5, 4, 3], [6]],
    })
  })

  test('exactly the members that climbing meets again are in a ring', () => {
    const anything = fc
      .integer({ min: 1, max: 30 })
      .chain((count) =>
        fc.array(fc.integer({ min: -1, max: count - 1 }), { minLength: count, maxLength: count }),
      )
    fc.assert(
      fc.property(anything, (parents) => {
        const outcome = numberTree({ count: parents.length, parent: Int32Array.from(parents) })
        const named = outcome.ok ? [] : outcome.rings.flat().sort((a, b) => a - b)
        expect(named).toEqual([...parents.keys()].filter((member) => meetsItself(parents, member)))
      }),
    )
  })

  test('a ring of 200,000 is found', () => {
    const count = 200_000
    const outcome = numberTree({
      count,
      parent: Int32Array.from({ length: count }, (_, at) => (at + 1) % count),
    })
    expect(outcome.ok ? [] : outcome.rings.map((ring) => ring.length)).toEqual([count])
  })
})

function meetsItself(parents: readonly number[], member: number): boolean {
  let above = parents[member]!
  for (let step = 0; step < parents.length && above >= 0; step += 1) {
    if (above === member) return true
    above = parents[above]!
  }
  return false
}
