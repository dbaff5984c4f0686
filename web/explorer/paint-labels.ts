import { placedLabels, type Wish } from '#web/explorer/labels.ts'
import type { Point } from '#web/explorer/layout.ts'
import { isNear, type Picture, radiusOf } from '#web/explorer/picture.ts'
import { matchesFilter } from '#web/explorer/scene.ts'

const WISHES_MAX = 400

/** The names beside the glyphs: chosen and path first, then whoever weighs most; never one over another. */
export function paintLabels(ctx: CanvasRenderingContext2D, picture: Picture, places: readonly Point[]): void {
  const { palette } = picture
  ctx.font = `500 12px ${palette.family}`
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  const widthOf = (text: string) => ctx.measureText(text).width
  const measure = { widthOf, most: labelsFor(picture), view: picture.view }
  const labels = placedLabels(wishesOf(picture, places), picture.size, measure)
  for (const label of labels) {
    const strong =
      picture.selected.has(label.row) || picture.path.has(label.row) || label.row === picture.focus
    ctx.textAlign = label.align
    ctx.lineWidth = 3.5
    ctx.strokeStyle = palette.surface
    ctx.strokeText(label.text, label.x, label.y)
    ctx.fillStyle = strong || label.row === 0 ? palette.text : palette.text2
    ctx.fillText(label.text, label.x, label.y)
  }
}

/** Few names while one sees everything, more the closer one looks: the picture comes first. */
function labelsFor({ zoomedIn, size }: Picture): number {
  const room = Math.sqrt((size.width * size.height) / 40_000)
  return Math.round(10 + room * 4 * Math.max(1, zoomedIn) ** 1.2)
}

function wishesOf(picture: Picture, places: readonly Point[]): readonly Wish[] {
  const { scene } = picture
  const rows = Array.from({ length: scene.count }, (_, row) => row).filter((row) => {
    const place = places[row]
    return place !== undefined && isNear(place, picture.size) && (scene.names[row] || scene.numbers[row])
  })
  return rows
    .map((row) => ({ row, urgency: urgencyOf(picture, row) }))
    .sort((left, right) => right.urgency - left.urgency || left.row - right.row)
    .slice(0, WISHES_MAX)
    .map(({ row }) => {
      const place = places[row] ?? { x: 0, y: 0 }
      return {
        row,
        text: scene.names[row] || (scene.numbers[row] ?? ''),
        ...place,
        radius: radiusOf(picture, row),
        side: (scene.x[row] ?? 0) < 0 ? 'left' : 'right',
      }
    })
}

function urgencyOf(picture: Picture, row: number): number {
  const { scene } = picture
  if (row === picture.focus) return 100
  if (picture.selected.has(row)) return 90
  if (picture.path.has(row)) return 80
  if (row === 0) return 70
  const matching = picture.filtered && matchesFilter(scene.mark[row] ?? 0) ? 10 : 0
  return matching + (scene.weight[row] ?? 0) - (scene.level[row] ?? 0) * 0.01
}
