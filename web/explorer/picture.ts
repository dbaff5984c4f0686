import type { Point, Size } from '#web/explorer/layout.ts'
import { glyphRadius, toScreen } from '#web/explorer/layout.ts'
import type { Palette } from '#web/explorer/palette.ts'
import type { Scene } from '#web/explorer/scene.ts'
import type { At, ExplorerColour } from '#web/explorer/view-url.ts'

/** Everything one painting needs: what, from where, how large, in which colours, and what is chosen. */
export interface Picture {
  readonly scene: Scene
  readonly camera: At
  readonly size: Size
  /** What of it is seen at once, in its middle; more is painted around it. */
  readonly view: Size
  readonly palette: Palette
  readonly colour: ExplorerColour
  readonly ranks: number
  /** Zoom beside the one that shows everything; glyphs grow a little with it. */
  readonly zoomedIn: number
  /** True while a filter is set: what does not match steps back. */
  readonly filtered: boolean
  readonly selected: ReadonlySet<number>
  readonly path: ReadonlySet<number>
  readonly focus: number
}

/** Where every row stands in the view, in pixels. */
export function placesOf(picture: Pick<Picture, 'scene' | 'camera' | 'size'>): readonly Point[] {
  const { scene, camera, size } = picture
  return Array.from({ length: scene.count }, (_, row) =>
    toScreen(camera, size, { x: scene.x[row] ?? 0, y: scene.y[row] ?? 0 }),
  )
}

/** The radius of a row's glyph; the root is always large. */
export function radiusOf(picture: Pick<Picture, 'scene' | 'zoomedIn'>, row: number): number {
  const weight = row === 0 ? 1 : (picture.scene.weight[row] ?? 0)
  return glyphRadius(weight, picture.zoomedIn)
}

/** Whether a point is near enough to the view to be painted. */
export const isNear = (point: Point, size: Size): boolean =>
  point.x > -20 && point.y > -20 && point.x < size.width + 20 && point.y < size.height + 20
