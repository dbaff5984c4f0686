import { type Size, windowOf } from '#web/explorer/layout.ts'
import type { At } from '#web/explorer/view-url.ts'

/** What a request asked for: the rectangle with half a view around it, and its pixels per unit. */
export interface Asked {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly pixelsPerUnit: number
}

/** How long the picture rests before more detail is asked for. */
export const REST_MS = 120

/** The rectangle a request covers: the view and half a view on each side. */
export function askedFor(camera: At, size: Size): Asked {
  const seen = windowOf(camera, size)
  return {
    x: seen.x - seen.width / 2,
    y: seen.y - seen.height / 2,
    width: seen.width * 2,
    height: seen.height * 2,
    pixelsPerUnit: seen.pixelsPerUnit,
  }
}

/** True when the picture held no longer serves: the zoom changed by half, or the view left what was asked for. */
export function needsDetail(asked: Asked | undefined, camera: At, size: Size): boolean {
  if (asked === undefined) return true
  const ratio = camera.zoom / asked.pixelsPerUnit
  if (ratio > 1.5 || ratio < 1 / 2) return true
  const seen = windowOf(camera, size)
  const left = seen.x < asked.x || seen.x + seen.width > asked.x + asked.width
  const above = seen.y < asked.y || seen.y + seen.height > asked.y + asked.height
  return left || above
}

/** A picture that shows everything needs no detail, however close one looks. */
export const isComplete = (scene: {
  readonly truncated: boolean
  readonly runs: { readonly count: number }
}) => !scene.truncated && scene.runs.count === 0
