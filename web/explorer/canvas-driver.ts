import { type HitGrid, hitGrid } from '#web/explorer/hit-grid.ts'
import { fitted, type Point, panned, type Size, zoomedAt } from '#web/explorer/layout.ts'
import { REST_MS } from '#web/explorer/level-of-detail.ts'
import { runAt } from '#web/explorer/paint-links.ts'
import { type Picture, placesOf } from '#web/explorer/picture.ts'
import { ScenePainter } from '#web/explorer/scene-painter.ts'
import type { At } from '#web/explorer/view-url.ts'

/** At most five full paintings a second while the picture is moved. */
const REPAINT_MS = 200

/** What is shown, as the page knows it; the camera belongs to the driver. */
export type Shown = Omit<Picture, 'camera' | 'size' | 'view' | 'zoomedIn'>

export type Hit =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'run'; readonly run: number }

/**
 * Owns the moving picture outside React: camera, frames, repaints. It tells when the picture has come to rest; nothing
 * is rendered by React while somebody pans.
 */
export class CanvasDriver {
  private readonly painter = new ScenePainter()
  private shown: Shown | undefined
  private camera: At = { x: 0, y: 0, zoom: 1 }
  private base = 1
  private size: Size = { width: 0, height: 0 }
  private grid: HitGrid | undefined
  private frame = 0
  private rest: ReturnType<typeof setTimeout> | undefined
  private paintedAt = 0
  private dirty = true

  private readonly canvas: HTMLCanvasElement
  private readonly onRest: (camera: At, size: Size) => void

  constructor(canvas: HTMLCanvasElement, onRest: (camera: At, size: Size) => void) {
    this.canvas = canvas
    this.onRest = onRest
  }

  /** Shows a scene or a changed choice; `camera` only when the place to look at is given anew. */
  show(shown: Shown, camera: At | undefined): void {
    this.shown = shown
    if (this.size.width > 0) this.base = fitted(shown.scene, this.size).zoom
    if (camera) this.camera = camera
    this.dirty = true
    this.request()
  }

  /** The room there is; while one looks at everything, everything stays in view when the room changes. */
  resize(size: Size): void {
    if (size.width === this.size.width && size.height === this.size.height) return
    if (this.shown) {
      const [before, after] = [fitted(this.shown.scene, this.size), fitted(this.shown.scene, size)]
      const { x, y, zoom } = this.camera
      if (x === before.x && y === before.y && zoom === before.zoom) this.camera = after
      this.base = after.zoom
    }
    this.size = size
    this.dirty = true
    this.request()
  }

  fit(): void {
    if (this.shown) this.move(fitted(this.shown.scene, this.size))
  }

  pan(by: Point): void {
    this.move(panned(this.camera, by))
  }

  zoom(factor: number, pixel: Point = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    this.move(zoomedAt(this.camera, this.size, { pixel, factor }))
  }

  move(camera: At): void {
    this.camera = camera
    this.grid = undefined
    this.request()
    clearTimeout(this.rest)
    this.rest = setTimeout(() => {
      this.dirty = true
      this.request()
      this.onRest(this.camera, this.size)
    }, REST_MS)
  }

  look(): { readonly camera: At; readonly size: Size } {
    return { camera: this.camera, size: this.size }
  }

  /** What lies under a pixel: a member, a run of siblings, or nothing. */
  hit(pixel: Point): Hit | undefined {
    if (!this.shown) return undefined
    const view = { scene: this.shown.scene, camera: this.camera, size: this.size }
    this.grid ??= hitGrid(placesOf(view))
    const row = this.grid.nearest(pixel)
    if (row >= 0) return { kind: 'row', row }
    const run = runAt(view, pixel)
    return run >= 0 ? { kind: 'run', run } : undefined
  }

  end(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.rest)
  }

  private request(): void {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      this.draw()
    })
  }

  private draw(): void {
    if (!this.shown || this.size.width === 0) return
    const worn =
      this.painter.isWorn(this.camera, this.size) && performance.now() - this.paintedAt > REPAINT_MS
    if (this.dirty || worn) {
      const zoomedIn = this.camera.zoom / this.base
      this.painter.paint({ ...this.shown, camera: this.camera, size: this.size, zoomedIn })
      this.paintedAt = performance.now()
      this.dirty = false
      this.grid = undefined
    }
    this.painter.show(this.canvas, this.camera, this.size)
  }
}
