import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SightTerms, seenBy, visiblePath } from '#server/domain/genealogy/visibility.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { NaiveTree } from '#test/domain/genealogy/naive-tree.ts'

const member = (ordinal: number) => ordinal as Ordinal
const treeOf = (...parents: number[]) => ({ parent: Int32Array.from(parents), count: parents.length })

/** 0 - 1 - 2 - 3 - 4 in a line, 5 beside 2 under 1, 6 another root, 7 in the holding tank. */
const line = treeOf(-1, 0, 1, 2, 3, 1, -1, -2)
const wide: SightTerms = { levels: null, detail: ['NAME', 'RANK', 'VOLUME'], contactLevels: 1 }
const see = (viewer: number, subject: number, terms = wide) =>
  seenBy(line, { viewer: member(viewer), subject: member(subject) }, terms)

describe('what a member sees of another', () => {
  test('oneself is seen fully, however narrow the terms', () => {
    const narrow: SightTerms = { levels: 0, detail: [], contactLevels: 0 }
    expect(see(2, 2, narrow)).toEqual({
      relation: 'SELF',
      name: true,
      rank: true,
      volume: true,
      contact: true,
    })
  })

  test('the frontline is seen with contact data, deeper levels without', () => {
    expect(see(2, 3)).toMatchObject({ relation: 'DOWNLINE', volume: true, contact: true })
    expect(see(2, 4)).toMatchObject({ relation: 'DOWNLINE', volume: true, contact: false })
  })

  test('the own sponsor is seen with name and contact, not with figures', () => {
    expect(see(2, 1)).toEqual({ relation: 'SPONSOR', name: true, rank: false, volume: false, contact: true })
  })

  test.each([
    ['the sponsor of the sponsor', 2, 0],
    ['somebody under the same sponsor', 2, 5],
    ['another root', 2, 6],
    ['who waits in the holding tank', 0, 7],
    ['anybody, for one in the holding tank', 7, 0],
  ])('%s is not there', (_, viewer, subject) => {
    expect(see(viewer, subject)).toBeUndefined()
  })

  test('below the deepest granted level nobody is there', () => {
    const two: SightTerms = { levels: 2, detail: ['NAME'], contactLevels: 0 }
    expect(see(1, 3, two)).toEqual({
      relation: 'DOWNLINE',
      name: true,
      rank: false,
      volume: false,
      contact: false,
    })
    expect(see(1, 4, two)).toBeUndefined()
    expect(visiblePath(line, { viewer: member(1), subject: member(4) }, two)).toEqual([])
  })

  test('a path ends at the viewer, and there is none to strangers', () => {
    expect(visiblePath(line, { viewer: member(1), subject: member(4) }, wide)).toEqual([4, 3, 2, 1])
    expect(visiblePath(line, { viewer: member(2), subject: member(5) }, wide)).toEqual([])
  })

  test('exactly the granted levels below are seen, in every tree', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 15, size: 'max' }),
        fc.option(fc.nat(4)),
        (shape, levels) => {
          const naive = new NaiveTree(shape.map((choice, at) => (at === 0 ? -1 : (choice % (at + 1)) - 1)))
          const tree = treeOf(...naive.parents)
          for (const viewer of shape.keys()) {
            for (const subject of shape.keys()) {
              const level = naive.level(subject, viewer)
              const granted = level >= 0 && (level === 0 || levels === null || level <= levels)
              const seen = seenBy(
                tree,
                { viewer: member(viewer), subject: member(subject) },
                { ...wide, levels },
              )
              const sponsor = naive.parents[viewer] === subject
              expect(seen !== undefined).toBe(granted || sponsor)
            }
          }
        },
      ),
    )
  })
})
