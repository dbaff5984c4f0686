import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cannedMembers } from '#test/web/canned/company.ts'
import { viewOf } from '#test/web/canned/tree-replies.ts'
import { childrenOf, movedFocus } from '#web/explorer/focus.ts'
import { hitGrid } from '#web/explorer/hit-grid.ts'
import { type Label, placedLabels } from '#web/explorer/labels.ts'
import {
  broughtIntoView,
  fitted,
  panned,
  toScreen,
  toWorld,
  windowOf,
  zoomedAt,
} from '#web/explorer/layout.ts'
import { askedFor, isComplete, needsDetail } from '#web/explorer/level-of-detail.ts'
import { runAt } from '#web/explorer/paint-links.ts'
import { rankStep } from '#web/explorer/palette.ts'
import { isActive, pathRows, sceneOf, statusOf } from '#web/explorer/scene.ts'

const MEMBERS = cannedMembers(500)
const scene = sceneOf(viewOf(MEMBERS, MEMBERS[0]?.id ?? '', 400))
const size = { width: 1280, height: 800 }
const camera = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  zoom: fc.double({ min: 0.05, max: 20, noNaN: true }),
})
const pixel = fc.record({ x: fc.integer({ min: 0, max: 1280 }), y: fc.integer({ min: 0, max: 800 }) })

describe('the camera', () => {
  test('maps pixels to units and back', () => {
    fc.assert(
      fc.property(camera, pixel, (at, point) => {
        const back = toScreen(at, size, toWorld(at, size, point))
        expect(back.x).toBeCloseTo(point.x, 5)
        expect(back.y).toBeCloseTo(point.y, 5)
      }),
    )
  })

  test('keeps what is under the pointer there while zooming', () => {
    fc.assert(
      fc.property(camera, pixel, fc.double({ min: 0.7, max: 1.4, noNaN: true }), (at, point, factor) => {
        const before = toWorld(at, size, point)
        const after = toWorld(zoomedAt(at, size, { pixel: point, factor }), size, point)
        expect(after.x).toBeCloseTo(before.x, 4)
        expect(after.y).toBeCloseTo(before.y, 4)
      }),
    )
  })

  test('moves and moves back to where it was, and brings a point into view only when it must', () => {
    const at = fitted(scene, size)
    expect(panned(panned(at, { x: 40, y: -12 }), { x: -40, y: 12 })).toEqual(at)
    expect(broughtIntoView(at, size, { x: 0, y: 0 })).toBe(at)
    const far = { x: 100_000, y: 0 }
    const seen = toScreen(broughtIntoView(at, size, far), size, far)
    expect(seen.x).toBeLessThanOrEqual(size.width)
    expect(seen.y).toBeGreaterThanOrEqual(0)
  })
})

describe('the first view of a small downline', () => {
  const few = sceneOf(viewOf(cannedMembers(6), MEMBERS[0]?.id ?? '', 6))
  test.each([
    { width: 1280, height: 800 },
    { width: 360, height: 560 },
  ])('shows every member and has room for every name, $width px wide', (view) => {
    expect(few.count).toBeGreaterThan(1)
    const at = fitted(few, view)
    for (let row = 1; row < few.count; row += 1) {
      const place = toScreen(at, view, { x: few.x[row] ?? 0, y: few.y[row] ?? 0 })
      const width = (few.names[row]?.length ?? 0) * 6.5 + 16
      const left = place.x < view.width / 2
      expect(left ? place.x - width : view.width - place.x - width).toBeGreaterThanOrEqual(0)
      expect(place.y).toBeGreaterThan(8)
      expect(place.y).toBeLessThan(view.height - 8)
    }
  })
})

describe('the scene', () => {
  test('keeps every column of the reply, parents before children', () => {
    expect(scene.count).toBe(scene.ids.length)
    for (let row = 1; row < scene.count; row += 1) expect(scene.parent[row]).toBeLessThan(row)
    expect(Math.max(...scene.weight)).toBeLessThanOrEqual(1)
  })

  test('reads contract and activity from the mark', () => {
    expect([statusOf(0), statusOf(1), statusOf(3 | 8), statusOf(4)]).toEqual([
      'ENROLLED',
      'GRACE',
      'TERMINATED',
      'APPLIED',
    ])
    expect([isActive(8), isActive(7)]).toEqual([true, false])
  })

  test('leads from anybody to the root', () => {
    const deepest = scene.level.indexOf(Math.max(...scene.level))
    const path = pathRows(scene, deepest)
    expect(path.at(-1)).toBe(0)
    expect(path).toHaveLength((scene.level[deepest] ?? 0) + 1)
  })

  test('draws ranks in their own steps, and lets neighbours share one when there are many', () => {
    expect([0, 1, 7].map((rank) => rankStep(rank, 8))).toEqual([0, 1, 7])
    const many = Array.from({ length: 20 }, (_, rank) => rankStep(rank, 20))
    expect(many[19]).toBe(7)
    expect([...many].sort((a, b) => a - b)).toEqual(many)
  })
})

describe('detail', () => {
  const at = fitted(scene, size)
  test('is asked for when one looks closer or leaves what was asked, and not before', () => {
    const asked = askedFor(at, size)
    expect(needsDetail(undefined, at, size)).toBe(true)
    expect(needsDetail(asked, at, size)).toBe(false)
    expect(needsDetail(asked, panned(at, { x: 300, y: 200 }), size)).toBe(false)
    expect(needsDetail(asked, panned(at, { x: 900, y: 0 }), size)).toBe(true)
    expect(needsDetail(asked, { ...at, zoom: at.zoom * 2 }, size)).toBe(true)
    expect(windowOf(at, size).width * at.zoom).toBeCloseTo(size.width, 5)
  })

  test('is never asked for when everything is drawn', () => {
    expect(isComplete({ truncated: false, runs: { count: 0 } })).toBe(true)
    expect(isComplete({ truncated: true, runs: { count: 0 } })).toBe(false)
    expect(isComplete({ truncated: false, runs: { count: 3 } })).toBe(false)
  })
})

describe('pointing', () => {
  test('finds the nearest point within twelve pixels, as looking at all of them does', () => {
    fc.assert(
      fc.property(fc.array(pixel, { maxLength: 200 }), pixel, (points, at) => {
        const far = (position: number) => {
          const point = points[position]
          return point ? (point.x - at.x) ** 2 + (point.y - at.y) ** 2 : Number.POSITIVE_INFINITY
        }
        const nearest = points.reduce((best, _, position) => (far(position) < far(best) ? position : best), 0)
        const found = hitGrid(points).nearest(at)
        if (points.length === 0 || far(nearest) > 144) expect(found).toBe(-1)
        else expect(far(found)).toBe(far(nearest))
      }),
    )
  })

  test('finds a run of siblings on its ring and nothing in the empty middle', () => {
    const cut = sceneOf(viewOf(MEMBERS, MEMBERS[0]?.id ?? '', 60))
    const view = { scene: cut, camera: fitted(cut, size), size }
    expect(cut.runs.count).toBeGreaterThan(0)
    const level = (cut.level[cut.runs.parent[0] ?? 0] ?? 0) + 1
    const angle = (((cut.runs.from[0] ?? 0) + (cut.runs.to[0] ?? 0)) / 2) * 2 * Math.PI
    const radius = level * cut.ringUnits
    const on = toScreen(view.camera, size, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
    expect(runAt(view, on)).toBeGreaterThanOrEqual(0)
    expect(runAt(view, { x: size.width / 2, y: size.height / 2 })).toBe(-1)
  })
})

describe('labels', () => {
  const widthOf = (text: string) => text.length * 7
  const boxOf = (label: Label) => {
    const width = widthOf(label.text)
    const left = label.align === 'left' ? label.x : label.x - width
    return { left, right: left + width, top: label.y - 7, bottom: label.y + 7 }
  }
  const wish = fc.record({
    row: fc.nat(1000),
    text: fc.string({ minLength: 3, maxLength: 16 }),
    x: fc.integer({ min: -50, max: 700 }),
    y: fc.integer({ min: -50, max: 500 }),
    radius: fc.integer({ min: 3, max: 12 }),
    side: fc.constantFrom('left' as const, 'right' as const),
  })

  test('never lie over one another nor outside the view, and the first wish wins', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        const room = { width: 640, height: 480 }
        const boxes = placedLabels(wishes, room, { widthOf, most: 150 }).map(boxOf)
        for (const [at, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0)
          expect(box.right).toBeLessThanOrEqual(room.width)
          for (const other of boxes.slice(at + 1)) {
            const apart =
              box.right <= other.left ||
              other.right <= box.left ||
              box.bottom <= other.top ||
              other.bottom <= box.top
            expect(apart).toBe(true)
          }
        }
      }),
    )
  })

  test('cover no glyph that may get a label, and take the other side for it', () => {
    const wish = { row: 0, text: 'Anna Berg', x: 200, y: 100, radius: 6, side: 'right' as const }
    const [free] = placedLabels([wish], { width: 400, height: 200 }, { widthOf, most: 9 })
    const beside = { ...wish, row: 1, x: 230, text: 'Bo' }
    const [moved] = placedLabels([wish, beside], { width: 400, height: 200 }, { widthOf, most: 9 })
    expect(free?.align).not.toBe(moved?.align)
  })

  test('are not cut by the edge of what is seen, though more is painted around it', () => {
    const [room, view] = [
      { width: 600, height: 300 },
      { width: 400, height: 200 },
    ]
    const wish = { row: 0, text: 'Anna Berg', y: 150, radius: 6, side: 'right' as const }
    const placed = (x: number) => placedLabels([{ ...wish, x }], room, { widthOf, most: 9, view })[0]
    expect(placed(300)?.align).toBe('left')
    // Near the right edge of the view (at 500) it turns inwards, near the left one (at 100) outwards is inwards.
    expect(placed(495)?.align).toBe('right')
    expect(placed(105)?.align).toBe('left')
    // Beyond the view it may stand, for when the picture is moved.
    expect(placed(520)).toBeDefined()
  })

  test('are never more than asked for', () => {
    const wishes = Array.from({ length: 300 }, (_, row) => ({
      row,
      text: 'abc',
      x: (row % 20) * 60 + 10,
      y: Math.floor(row / 20) * 30 + 20,
      radius: 3,
      side: 'right' as const,
    }))
    const room = { width: 2000, height: 2000 }
    expect(placedLabels(wishes, room, { widthOf, most: 12 })).toHaveLength(12)
    expect(placedLabels(wishes, room, { widthOf, most: 999 })).toHaveLength(150)
  })
})

describe('the focus in the picture', () => {
  test('goes to the parent, the first child and the siblings, and stays where there is nobody', () => {
    const [first, second] = childrenOf(scene, 0)
    expect(movedFocus(scene, 0, 'ArrowRight')).toBe(first)
    expect(movedFocus(scene, first ?? 0, 'ArrowDown')).toBe(second)
    expect(movedFocus(scene, second ?? 0, 'ArrowUp')).toBe(first)
    expect(movedFocus(scene, first ?? 0, 'ArrowLeft')).toBe(0)
    expect(movedFocus(scene, 0, 'ArrowLeft')).toBe(0)
    expect(movedFocus(scene, -1, 'ArrowDown')).toBe(0)
  })

  test('goes in and comes back out to the same member', () => {
    for (let row = 0; row < scene.count; row += 1) {
      if (childrenOf(scene, row).length === 0) continue
      expect(movedFocus(scene, movedFocus(scene, row, 'ArrowRight'), 'ArrowLeft')).toBe(row)
    }
  })
})
