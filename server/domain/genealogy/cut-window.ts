/** The visible part of a picture: a rectangle in layout units around the root, and how many pixels a unit has. */
export interface CutWindow {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly pixelsPerUnit: number
}

/** The ring sector in which a window lies with half a screen around it; angles are shares of the circle. */
export interface WindowSector {
  readonly middle: number
  /** Half the angle; 0.5 and more for the whole circle. */
  readonly halfAngle: number
  readonly radiusMin: number
  readonly radiusMax: number
  /** Radius of the outermost point of the window itself. */
  readonly radiusShown: number
}

/** The sector around a window. It holds all of the window, and a little more. */
export function sectorOf(window: CutWindow): WindowSector {
  const [x, y] = [window.x + window.width / 2, window.y + window.height / 2]
  // Half the window and half a screen more on each side: its corners are a whole diagonal away.
  const reach = Math.hypot(window.width, window.height)
  const distance = Math.hypot(x, y)
  return {
    middle: Math.atan2(y, x) / (2 * Math.PI),
    halfAngle: distance <= reach ? 0.5 : Math.asin(reach / distance) / (2 * Math.PI),
    radiusMin: Math.max(0, distance - reach),
    radiusMax: distance + reach,
    radiusShown: distance + reach / 2,
  }
}

/** True when the angles `from` to `to` (shares of the circle) meet the sector's. */
export function meetsSector(sector: WindowSector, from: number, to: number): boolean {
  if (sector.halfAngle >= 0.5) return true
  const [low, high] = [sector.middle - sector.halfAngle, sector.middle + sector.halfAngle]
  return [-1, 0, 1].some((turn) => from + turn <= high && to + turn >= low)
}
