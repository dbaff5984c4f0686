import type { Size } from '#web/explorer/layout.ts'

/** A text that would like to stand beside a point. */
export interface Wish {
  readonly row: number
  readonly text: string
  readonly x: number
  readonly y: number
  /** Distance kept from the point: its glyph's radius. */
  readonly radius: number
  /** The side tried first: outwards, away from the middle of the picture. */
  readonly side: 'left' | 'right'
}

export interface Label {
  readonly row: number
  readonly text: string
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'right'
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const CELL = 48
export const LABELS_MAX = 150

/**
 * Places labels in the order of the wishes, on the side they ask for or else the other, never over one another, and
 * over a glyph that may get a label itself only where both sides are crowded. None is cut by the edge of what is seen
 * (`view`, in the middle of the room that is painted). The first wishes win, so whoever calls sorts them: chosen, path,
 * hits, then the rest by weight.
 */
export function placedLabels(
  wishes: readonly Wish[],
  room: Size,
  measure: { readonly widthOf: (text: string) => number; readonly most: number; readonly view?: Size },
): readonly Label[] {
  const taken = new Map<string, Box[]>()
  const labels: Label[] = []
  const most = Math.min(measure.most, LABELS_MAX)
  const glyphs = new Map<string, Box[]>()
  const seen = middleOf(room, measure.view ?? room)
  for (const wish of wishes.slice(0, most)) take(glyphs, glyphBox(wish))
  for (const wish of wishes) {
    if (labels.length >= most) break
    const width = measure.widthOf(wish.text)
    const sides = wish.side === 'right' ? (['left', 'right'] as const) : (['right', 'left'] as const)
    const free = sides
      .map((align) => candidate(wish, width, align))
      .filter(({ box }) => inside(box, room) && !isCut(wish, box, seen) && isFree(taken, box))
    const label = free.find(({ box }) => isFree(glyphs, box)) ?? free[0]
    if (!label) continue
    take(taken, label.box)
    labels.push({ row: wish.row, text: wish.text, x: label.x, y: Math.round(wish.y), align: label.align })
  }
  return labels
}

function candidate(wish: Wish, width: number, align: 'left' | 'right') {
  const gap = wish.radius + 4
  const x = Math.round(align === 'left' ? wish.x + gap : wish.x - gap)
  const left = align === 'left' ? x : x - width
  const box: Box = { left: left - 2, right: left + width + 2, top: wish.y - 8, bottom: wish.y + 8 }
  return { align, x, box }
}

const glyphBox = ({ x, y, radius }: Wish): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
})

const inside = (box: Box, room: Size): boolean =>
  box.left >= 0 && box.top >= 0 && box.right <= room.width && box.bottom <= room.height

/** The view in the middle of a room that is painted around it. */
function middleOf(room: Size, view: Size): Box {
  const [left, top] = [(room.width - view.width) / 2, (room.height - view.height) / 2]
  return { left, top, right: left + view.width, bottom: top + view.height }
}

/** Whether the label of a point that is seen, or any label across the edge, would be cut. */
const isCut = ({ x, y }: Wish, box: Box, seen: Box): boolean =>
  (overlap(box, seen) || overlap({ left: x, right: x, top: y, bottom: y }, seen)) &&
  (box.left < seen.left || box.right > seen.right || box.top < seen.top || box.bottom > seen.bottom)

function cellsOf(box: Box): readonly string[] {
  const cells: string[] = []
  for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
      cells.push(`${column},${row}`)
    }
  }
  return cells
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const isFree = (taken: ReadonlyMap<string, readonly Box[]>, box: Box): boolean =>
  cellsOf(box).every((cell) => (taken.get(cell) ?? []).every((other) => !overlap(box, other)))

function take(taken: Map<string, Box[]>, box: Box): void {
  for (const cell of cellsOf(box)) taken.set(cell, [...(taken.get(cell) ?? []), box])
}
