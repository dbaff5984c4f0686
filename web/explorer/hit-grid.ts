import type { Point } from '#web/explorer/layout.ts'

const CELL = 24
const REACH = 12

/** Finds what lies under the pointer: a grid over the drawn points, nearest within 12 pixels (24 x 24 targets). */
export interface HitGrid {
  readonly nearest: (pixel: Point) => number
}

/** Builds the grid over points in pixels; the answer is a point's position in the list, or -1. */
export function hitGrid(points: readonly Point[]): HitGrid {
  const cells = new Map<string, number[]>()
  points.forEach(({ x, y }, position) => {
    const key = `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`
    const cell = cells.get(key)
    if (cell) cell.push(position)
    else cells.set(key, [position])
  })
  return { nearest: (pixel) => nearestIn(points, cells, pixel) }
}

function nearestIn(points: readonly Point[], cells: ReadonlyMap<string, number[]>, pixel: Point): number {
  const [column, row] = [Math.floor(pixel.x / CELL), Math.floor(pixel.y / CELL)]
  let best = -1
  let distance = REACH * REACH
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const position of cells.get(`${column + dx},${row + dy}`) ?? []) {
        const point = points[position]
        if (!point) continue
        const far = (point.x - pixel.x) ** 2 + (point.y - pixel.y) ** 2
        if (far > distance || (far === distance && best !== -1)) continue
        best = position
        distance = far
      }
    }
  }
  return best
}
