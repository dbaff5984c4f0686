import type { Point, Size } from '#web/explorer/layout.ts'
import { paintChosen, paintGlyphs } from '#web/explorer/paint-glyphs.ts'
import { paintLabels } from '#web/explorer/paint-labels.ts'
import { paintLinks, paintRings, paintRuns } from '#web/explorer/paint-links.ts'
import { type Picture, placesOf } from '#web/explorer/picture.ts'
import type { At } from '#web/explorer/view-url.ts'

/** How much larger than the view the painted scene is, so that moving it shows no edge at once. */
const OVERSIZE = 1.5
const RATIO_MAX = 2

/**
 * Paints the scene once into a bitmap and then only moves and scales that bitmap: this is what keeps panning smooth on
 * machines without a graphics card. Whoever owns it says when to paint anew.
 */
export class ScenePainter {
  private readonly bitmap = document.createElement('canvas')
  private painted: { readonly camera: At; readonly size: Size } | undefined

  /** Paints the whole picture for a camera; what was painted before is forgotten. */
  paint(picture: Omit<Picture, 'view'>): void {
    const ratio = Math.min(RATIO_MAX, devicePixelRatio || 1)
    const size: Size = {
      width: Math.round(picture.size.width * OVERSIZE),
      height: Math.round(picture.size.height * OVERSIZE),
    }
    this.bitmap.width = Math.round(size.width * ratio)
    this.bitmap.height = Math.round(size.height * ratio)
    const ctx = this.bitmap.getContext('2d')
    if (!ctx) return
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    const large: Picture = { ...picture, size, view: picture.size }
    const places: readonly Point[] = placesOf(large)
    paintRings(ctx, large)
    paintRuns(ctx, large)
    paintLinks(ctx, large)
    paintGlyphs(ctx, large, places)
    paintChosen(ctx, large, places)
    paintLabels(ctx, large, places)
    this.painted = { camera: picture.camera, size }
  }

  /** Puts the bitmap where the camera looks now. `faded` while newer detail is on the way after a jump. */
  show(canvas: HTMLCanvasElement, camera: At, size: Size): void {
    const ctx = canvas.getContext('2d')
    const { painted } = this
    if (!ctx || !painted) return
    const ratio = Math.min(RATIO_MAX, devicePixelRatio || 1)
    fitCanvas(canvas, size, ratio)
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, size.width, size.height)
    const scale = camera.zoom / painted.camera.zoom
    const width = painted.size.width * scale
    const height = painted.size.height * scale
    const x = size.width / 2 - width / 2 + (painted.camera.x - camera.x) * camera.zoom
    const y = size.height / 2 - height / 2 + (painted.camera.y - camera.y) * camera.zoom
    ctx.drawImage(this.bitmap, x, y, width, height)
  }

  /** True when the bitmap no longer covers the view or is scaled too far to be read. */
  isWorn(camera: At, size: Size): boolean {
    const { painted } = this
    if (!painted) return true
    const scale = camera.zoom / painted.camera.zoom
    const shiftX = Math.abs(painted.camera.x - camera.x) * camera.zoom
    const shiftY = Math.abs(painted.camera.y - camera.y) * camera.zoom
    const spareX = (painted.size.width * scale - size.width) / 2
    const spareY = (painted.size.height * scale - size.height) / 2
    return scale !== 1 || shiftX > spareX || shiftY > spareY
  }
}

function fitCanvas(canvas: HTMLCanvasElement, size: Size, ratio: number): void {
  const width = Math.round(size.width * ratio)
  const height = Math.round(size.height * ratio)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}
