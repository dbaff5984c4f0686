import type { Point } from '#web/explorer/layout.ts'
import { rankStep } from '#web/explorer/palette.ts'
import { isNear, type Picture, radiusOf } from '#web/explorer/picture.ts'
import { isActive, matchesFilter, statusOf } from '#web/explorer/scene.ts'

const TURN = Math.PI * 2

/** Every member as a glyph: the shape says the contract and activity, the colour what was chosen. */
export function paintGlyphs(ctx: CanvasRenderingContext2D, picture: Picture, places: readonly Point[]): void {
  for (let row = picture.scene.count - 1; row >= 0; row -= 1) {
    const place = places[row]
    if (!place || !isNear(place, picture.size)) continue
    const faint = picture.filtered && !matchesFilter(picture.scene.mark[row] ?? 0)
    ctx.globalAlpha = faint ? 0.25 : 1
    paintGlyph(ctx, picture, { row, place, radius: radiusOf(picture, row) })
  }
  ctx.globalAlpha = 1
}

interface Glyph {
  readonly row: number
  readonly place: Point
  readonly radius: number
}

function paintGlyph(ctx: CanvasRenderingContext2D, picture: Picture, glyph: Glyph): void {
  const { scene, palette } = picture
  const mark = scene.mark[glyph.row] ?? 0
  const status = statusOf(mark)
  const colour =
    picture.colour === 'status'
      ? palette.statuses[status]
      : palette.ranks[rankStep(scene.rank[glyph.row] ?? 0, picture.ranks)]
  ctx.fillStyle = colour ?? palette.control
  ctx.strokeStyle = colour ?? palette.control
  ctx.lineWidth = 1.75
  ctx.setLineDash([])
  SHAPES[status === 'ENROLLED' ? (isActive(mark) ? 'ACTIVE' : 'RESTING') : status](
    ctx,
    glyph,
    palette.surface,
  )
  ctx.setLineDash([])
  if (scene.hidden[glyph.row]) paintStub(ctx, picture, glyph)
}

type Paint = (ctx: CanvasRenderingContext2D, glyph: Glyph, ground: string) => void

const disc: Paint = (ctx, { place, radius }) => {
  ctx.beginPath()
  ctx.arc(place.x, place.y, radius, 0, TURN)
  ctx.fill()
}

const ring: Paint = (ctx, { place, radius }, ground) => {
  const colour = ctx.strokeStyle
  ctx.beginPath()
  ctx.arc(place.x, place.y, radius - 0.75, 0, TURN)
  ctx.fillStyle = ground
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.stroke()
}

const half: Paint = (ctx, glyph, ground) => {
  const colour = ctx.strokeStyle
  ring(ctx, glyph, ground)
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.arc(glyph.place.x, glyph.place.y, glyph.radius - 0.75, Math.PI / 2, -Math.PI / 2)
  ctx.fill()
}

const diamond: Paint = (ctx, { place, radius }) => {
  const reach = radius * 1.25
  ctx.beginPath()
  ctx.moveTo(place.x, place.y - reach)
  ctx.lineTo(place.x + reach, place.y)
  ctx.lineTo(place.x, place.y + reach)
  ctx.lineTo(place.x - reach, place.y)
  ctx.closePath()
  ctx.fill()
}

const cross: Paint = (ctx, { place, radius }, ground) => {
  const reach = radius * 0.8
  const strokes = () => {
    ctx.beginPath()
    ctx.moveTo(place.x - reach, place.y - reach)
    ctx.lineTo(place.x + reach, place.y + reach)
    ctx.moveTo(place.x + reach, place.y - reach)
    ctx.lineTo(place.x - reach, place.y + reach)
    ctx.stroke()
  }
  const colour = ctx.strokeStyle
  ctx.strokeStyle = ground
  ctx.lineWidth = 4.5
  strokes()
  ctx.strokeStyle = colour
  ctx.lineWidth = 2
  strokes()
}

const triangle: Paint = (ctx, { place, radius }) => {
  ctx.beginPath()
  ctx.moveTo(place.x, place.y - radius)
  ctx.lineTo(place.x + radius, place.y + radius * 0.8)
  ctx.lineTo(place.x - radius, place.y + radius * 0.8)
  ctx.closePath()
  ctx.fill()
}

const SHAPES = {
  ACTIVE: disc,
  RESTING: ring,
  GRACE: half,
  SUSPENDED: diamond,
  TERMINATED: cross,
  APPLIED: (ctx, glyph, ground) => {
    ctx.setLineDash([2, 2])
    ring(ctx, glyph, ground)
  },
  CUSTOMER: triangle,
} as const satisfies Record<string, Paint>

/** A short stub outwards: there is more below than is drawn. */
function paintStub(ctx: CanvasRenderingContext2D, picture: Picture, { row, place, radius }: Glyph): void {
  const angle = Math.atan2(picture.scene.y[row] ?? 0, picture.scene.x[row] ?? 0)
  ctx.strokeStyle = picture.palette.control
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.moveTo(place.x + Math.cos(angle) * (radius + 1), place.y + Math.sin(angle) * (radius + 1))
  ctx.lineTo(place.x + Math.cos(angle) * (radius + 6), place.y + Math.sin(angle) * (radius + 6))
  ctx.stroke()
}

/** What is chosen: a double ring in text colour; where the keyboard stands: the focus colour. Never a data colour. */
export function paintChosen(ctx: CanvasRenderingContext2D, picture: Picture, places: readonly Point[]): void {
  for (const row of picture.selected) {
    const place = places[row]
    if (!place) continue
    const radius = radiusOf(picture, row)
    rings(ctx, place, { radii: [radius + 2.5, radius + 5.5], colour: picture.palette.text })
  }
  const focus = places[picture.focus]
  if (!focus || picture.selected.has(picture.focus)) return
  rings(ctx, focus, { radii: [radiusOf(picture, picture.focus) + 3], colour: picture.palette.focus })
}

function rings(
  ctx: CanvasRenderingContext2D,
  place: Point,
  how: { readonly radii: readonly number[]; readonly colour: string },
): void {
  ctx.strokeStyle = how.colour
  ctx.lineWidth = 1.5
  for (const radius of how.radii) {
    ctx.beginPath()
    ctx.arc(place.x, place.y, radius, 0, TURN)
    ctx.stroke()
  }
}
