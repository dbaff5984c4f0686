import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makesRingSince, type PastMove } from '#server/domain/genealogy/ring-in-time.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { NaiveTree } from '#test/domain/genealogy/naive-tree.ts'

const member = (ordinal: number) => ordinal as Ordinal

/** A company and its lawful moves, one a tick from tick 1 on; `trees[t]` stood from tick t on. */
function historyOf(shape: readonly number[], moves: readonly (readonly [number, number])[]) {
  const tree = new NaiveTree(shape.map((choice, ordinal) => (ordinal === 0 ? -1 : choice % ordinal)))
  const trees = [new NaiveTree(tree.parents)]
  const past: PastMove[] = []
  for (const [a, b] of moves) {
    const [moved, parent] = [a % shape.length, b % shape.length]
    if (tree.level(parent, moved) < 0) {
      past.push({ member: member(moved), oldParent: tree.parents[moved]!, at: instantOf(trees.length) })
      tree.parents[moved] = parent
    }
    trees.push(new NaiveTree(tree.parents))
  }
  return { trees, past }
}

describe('a ring at any time from a day on', () => {
  test('is found exactly when one of the trees since then holds the new sponsor below the member', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 10, size: 'max' }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12, size: 'max' }),
        fc.tuple(fc.nat(), fc.nat(), fc.nat()),
        (shape, moves, [a, b, c]) => {
          const { trees, past } = historyOf(shape, moves)
          const [moved, newParent] = [member(a % shape.length), member(b % shape.length)]
          const from = c % trees.length
          const parent = Int32Array.from(trees.at(-1)!.parents)
          const found = makesRingSince({ parent, count: parent.length }, past, {
            member: moved,
            newParent,
            from: instantOf(from),
          })
          expect(found).toBe(trees.slice(from).some((tree) => tree.level(newParent, moved) >= 0))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('who stood below on the wished day, and was moved away later, is refused', () => {
    const today = { parent: Int32Array.of(-1, 0, 0), count: 3 }
    const since = [{ member: member(2), oldParent: 1, at: instantOf(50) }]
    const move = { member: member(1), newParent: member(2) }
    expect(makesRingSince(today, since, { ...move, from: instantOf(40) })).toBe(true)
    expect(makesRingSince(today, since, { ...move, from: instantOf(50) })).toBe(false)
  })

  test('a member corrected twice at one instant stood before it where the first of the two moves took it from', () => {
    // Member 2 stood below 1, was moved below 3 at 50 and at the same instant below 0: before 50 it is below 1.
    const today = { parent: Int32Array.of(-1, 0, 0, 0), count: 4 }
    const newestFirst = [
      { member: member(2), oldParent: 3, at: instantOf(50) },
      { member: member(2), oldParent: 1, at: instantOf(50) },
    ]
    const below = (moved: number, from: number) =>
      makesRingSince(today, newestFirst, {
        member: member(moved),
        newParent: member(2),
        from: instantOf(from),
      })
    expect([below(1, 49), below(1, 50)]).toEqual([true, false])
    // Below 3 it never stood for any time.
    expect([below(3, 49), below(3, 50)]).toEqual([false, false])
  })
})
