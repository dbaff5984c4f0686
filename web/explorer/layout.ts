import type { Scene } from '#web/explorer/scene.ts'
import type { At } from '#web/explorer/view-url.ts'

/** A size in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export const ZOOM_MIN = 0.02
export const ZOOM_MAX = 4096

const clampZoom = (zoom: number): number => Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom))

/** Layout units to pixels of the view. */
export const toScreen = (camera: At, size: Size, point: Point): Point => ({
  x: (point.x - camera.x) * camera.zoom + size.width / 2,
  y: (point.y - camera.y) * camera.zoom + size.height / 2,
})

/** Pixels of the view to layout units; the inverse of `toScreen`. */
export const toWorld = (camera: At, size: Size, pixel: Point): Point => ({
  x: (pixel.x - size.width / 2) / camera.zoom + camera.x,
  y: (pixel.y - size.height / 2) / camera.zoom + camera.y,
})

/** The camera after the picture was dragged by pixels. */
export const panned = (camera: At, by: Point): At => ({
  ...camera,
  x: camera.x - by.x / camera.zoom,
  y: camera.y - by.y / camera.zoom,
})

/** The camera after zooming by a factor; what lies under `pixel` stays there. */
export function zoomedAt(
  camera: At,
  size: Size,
  change: { readonly pixel: Point; readonly factor: number },
): At {
  const under = toWorld(camera, size, change.pixel)
  const zoom = clampZoom(camera.zoom * change.factor)
  return {
    zoom,
    x: under.x - (change.pixel.x - size.width / 2) / zoom,
    y: under.y - (change.pixel.y - size.height / 2) / zoom,
  }
}

/** So many members or fewer have all their names shown at once; of more, few names are. */
const NAMED_MOST = 40
/** A letter of a name, and what stands between the middle of the largest glyph and its name, in pixels. */
const LETTER_PX = 7
const GLYPH_PX = 16

/** A camera that shows the root in the middle and nearly everything that is drawn; of a small picture the names too. */
export function fitted(scene: Scene, size: Size): At {
  const levels = Array.from(scene.level).sort((left, right) => left - right)
  const most = levels[Math.ceil((levels.length - 1) * 0.97)] ?? 0
  const reach = Math.max(1, most + (scene.runs.count > 0 && most === 0 ? 1 : 0)) + 0.35
  const radius = reach * scene.ringUnits
  const room = Math.max(120, Math.min(size.width, size.height)) / 2
  const zoom = Math.min(3, room / radius)
  // Names never shrink the picture to less than half: where they are that long, some stay away instead.
  const named = scene.count > NAMED_MOST ? zoom : Math.max(zoom / 2, zoomForNames(scene, size))
  return { x: 0, y: 0, zoom: clampZoom(Math.min(zoom, named)) }
}

/** The most one may zoom in while every name still stands beside its member, within the view. */
function zoomForNames(scene: Scene, size: Size): number {
  let most = ZOOM_MAX
  for (let row = 1; row < scene.count; row += 1) {
    const letters = (scene.names[row] || scene.numbers[row] || '').length
    const room = size.width / 2 - GLYPH_PX - letters * LETTER_PX
    const x = Math.abs(scene.x[row] ?? 0)
    if (room > 0 && x > 0) most = Math.min(most, room / x)
  }
  return most
}

/** The camera moved just enough that a point is inside the view with a margin; the same one when it already is. */
export function broughtIntoView(camera: At, size: Size, point: Point): At {
  const pixel = toScreen(camera, size, point)
  const margin = Math.min(80, size.width / 5, size.height / 5)
  const over = (value: number, most: number) =>
    value < margin ? value - margin : value > most - margin ? value - most + margin : 0
  const x = over(pixel.x, size.width)
  const y = over(pixel.y, size.height)
  return x === 0 && y === 0 ? camera : panned(camera, { x: -x, y: -y })
}

/** The visible rectangle in layout units: top left corner and extent. */
export function windowOf(camera: At, size: Size) {
  const corner = toWorld(camera, size, { x: 0, y: 0 })
  return {
    x: corner.x,
    y: corner.y,
    width: size.width / camera.zoom,
    height: size.height / camera.zoom,
    pixelsPerUnit: camera.zoom,
  }
}

/** Radius of a member's glyph in pixels; it grows a little while zooming in. */
export function glyphRadius(weight: number, zoomedIn: number): number {
  const growth = Math.min(2, Math.max(0.85, zoomedIn ** 0.4))
  return (3 + 7 * weight) * growth
}
