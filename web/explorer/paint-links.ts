import { type Point, toScreen } from '#web/explorer/layout.ts'
import type { Picture } from '#web/explorer/picture.ts'

const TURN = Math.PI * 2

/** Rings of the levels: faint, so that one can count them. */
export function paintRings(ctx: CanvasRenderingContext2D, picture: Picture): void {
  const { scene, camera, size, palette } = picture
  const middle = toScreen(camera, size, { x: 0, y: 0 })
  const deepest = scene.level.reduce((left, right) => Math.max(left, right), 0)
  ctx.lineWidth = 1
  ctx.strokeStyle = palette.line
  ctx.globalAlpha = 0.55
  ctx.beginPath()
  for (let level = 1; level <= Math.max(1, deepest); level += 1) {
    const radius = level * scene.ringUnits * camera.zoom
    if (radius > size.width + size.height + Math.hypot(middle.x, middle.y)) break
    ctx.moveTo(middle.x + radius, middle.y)
    ctx.arc(middle.x, middle.y, radius, 0, TURN)
  }
  ctx.stroke()
  ctx.globalAlpha = 1
}

/** Links in the manner of the mark: out along the parent's ray, around at half a ring, and on to the child. */
export function paintLinks(ctx: CanvasRenderingContext2D, picture: Picture): void {
  const { scene, palette } = picture
  ctx.lineWidth = 1
  ctx.strokeStyle = palette.control
  ctx.globalAlpha = picture.filtered ? 0.35 : 0.75
  ctx.beginPath()
  for (let row = 1; row < scene.count; row += 1) fork(ctx, picture, row)
  ctx.stroke()
  ctx.globalAlpha = 1
  if (picture.path.size < 2) return
  ctx.lineWidth = 3
  ctx.strokeStyle = palette.text
  ctx.lineJoin = 'round'
  ctx.beginPath()
  for (const row of picture.path) if (row > 0) fork(ctx, picture, row)
  ctx.stroke()
}

function fork(ctx: CanvasRenderingContext2D, picture: Picture, row: number): void {
  const { scene, camera, size } = picture
  const parent = scene.parent[row] ?? -1
  if (parent < 0) return
  const middle = toScreen(camera, size, { x: 0, y: 0 })
  const from: Point = { x: scene.x[parent] ?? 0, y: scene.y[parent] ?? 0 }
  const to: Point = { x: scene.x[row] ?? 0, y: scene.y[row] ?? 0 }
  const start = toScreen(camera, size, from)
  const end = toScreen(camera, size, to)
  ctx.moveTo(start.x, start.y)
  if (scene.level[parent] === 0) {
    ctx.lineTo(end.x, end.y)
    return
  }
  const first = Math.atan2(from.y, from.x)
  const second = Math.atan2(to.y, to.x)
  const between = Math.hypot(from.x, from.y) + scene.ringUnits / 2
  const turn = ((second - first + Math.PI * 3) % TURN) - Math.PI
  ctx.arc(middle.x, middle.y, between * camera.zoom, first, first + turn, turn < 0)
  ctx.lineTo(end.x, end.y)
}

/** Runs of siblings too narrow to draw: a band on their ring, as wide as they are. */
export function paintRuns(ctx: CanvasRenderingContext2D, picture: Picture): void {
  const { scene, camera, size, palette } = picture
  const { runs } = scene
  const middle = toScreen(camera, size, { x: 0, y: 0 })
  const thick = Math.max(3, Math.min(10, scene.ringUnits * camera.zoom * 0.14))
  ctx.lineWidth = thick
  ctx.strokeStyle = palette.control
  ctx.globalAlpha = 0.45
  for (let run = 0; run < runs.count; run += 1) {
    const level = (scene.level[runs.parent[run] ?? 0] ?? 0) + 1
    const radius = level * scene.ringUnits * camera.zoom
    const [from, to] = [(runs.from[run] ?? 0) * TURN, (runs.to[run] ?? 0) * TURN]
    const least = 1.5 / Math.max(1, radius)
    ctx.beginPath()
    ctx.arc(middle.x, middle.y, radius, from, Math.max(to, from + least))
    ctx.stroke()
  }
  ctx.globalAlpha = 1
}

/** The run under a pixel, or -1. */
export function runAt(picture: Pick<Picture, 'scene' | 'camera' | 'size'>, pixel: Point): number {
  const { scene, camera, size } = picture
  const { runs } = scene
  const middle = toScreen(camera, size, { x: 0, y: 0 })
  const radius = Math.hypot(pixel.x - middle.x, pixel.y - middle.y)
  const angle = Math.atan2(pixel.y - middle.y, pixel.x - middle.x) / TURN
  const turn = angle < 0 ? angle + 1 : angle
  for (let run = 0; run < runs.count; run += 1) {
    const level = (scene.level[runs.parent[run] ?? 0] ?? 0) + 1
    const away = Math.abs(radius - level * scene.ringUnits * camera.zoom)
    const slack = 6 / Math.max(1, radius) / TURN
    if (away <= 12 && turn >= (runs.from[run] ?? 0) - slack && turn <= (runs.to[run] ?? 0) + slack) return run
  }
  return -1
}
