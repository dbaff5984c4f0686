import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { CanvasDriver, Hit } from '#web/explorer/canvas-driver.ts'
import type { Point } from '#web/explorer/layout.ts'

/** A press that moves less than this is a press, not a drag (fingers are given more). */
const SLOP = { mouse: 4, touch: 10 } as const

interface Answers {
  readonly onChoose: (hit: Hit, add: boolean) => void
  readonly onOpen: (row: number) => void
}

type Driver = RefObject<CanvasDriver | undefined>

const pixelOf = (event: {
  readonly clientX: number
  readonly clientY: number
  readonly currentTarget: Element
}): Point => {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

interface Press {
  readonly start: Point
  moved: boolean
}

/** Drag pans, the wheel zooms, a press chooses, a double press goes there; two fingers pan and zoom, one scrolls. */
export function usePointer(driver: Driver, answers: Answers) {
  const fingers = useRef(new Map<number, Point>())
  const press = useRef<Press | undefined>(undefined)
  const onPointerDown = (event: PointerEvent) => {
    const pixel = pixelOf(event)
    fingers.current.set(event.pointerId, pixel)
    press.current = { start: pixel, moved: fingers.current.size > 1 }
    if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    const pixel = pixelOf(event)
    if (!before || !press.current) return hover(driver.current, event, pixel)
    const slop = event.pointerType === 'mouse' ? SLOP.mouse : SLOP.touch
    const { start } = press.current
    if (Math.hypot(pixel.x - start.x, pixel.y - start.y) > slop) press.current.moved = true
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId)
    fingers.current.set(event.pointerId, pixel)
    const other = others[0]?.[1]
    if (other) return pinch(driver.current, { before, after: pixel, other })
    if (event.pointerType === 'mouse' && press.current.moved) {
      driver.current?.pan({ x: pixel.x - before.x, y: pixel.y - before.y })
    }
  }
  const onPointerUp = (event: PointerEvent) => {
    const still = press.current && !press.current.moved && fingers.current.has(event.pointerId)
    fingers.current.delete(event.pointerId)
    if (fingers.current.size === 0) press.current = undefined
    const hit = still ? driver.current?.hit(pixelOf(event)) : undefined
    if (hit) answers.onChoose(hit, event.ctrlKey || event.metaKey || event.shiftKey)
  }
  const onPointerCancel = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId)
    press.current = undefined
  }
  const onDoubleClick = (event: MouseEvent) => {
    const hit = driver.current?.hit(pixelOf(event))
    if (hit?.kind === 'row') answers.onOpen(hit.row)
  }
  const ref = useWheel(driver)
  return { ref, onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onDoubleClick }
}

function hover(driver: CanvasDriver | undefined, event: PointerEvent, pixel: Point): void {
  if (event.pointerType !== 'mouse' || !(event.currentTarget instanceof HTMLElement)) return
  event.currentTarget.dataset['over'] = driver?.hit(pixel) ? 'yes' : 'no'
}

function pinch(
  driver: CanvasDriver | undefined,
  fingers: { readonly before: Point; readonly after: Point; readonly other: Point },
): void {
  const { before, after, other } = fingers
  const was = Math.hypot(before.x - other.x, before.y - other.y)
  const is = Math.hypot(after.x - other.x, after.y - other.y)
  const middle = { x: (after.x + other.x) / 2, y: (after.y + other.y) / 2 }
  if (was > 0 && is > 0) driver?.zoom(is / was, middle)
  driver?.pan({ x: (after.x - before.x) / 2, y: (after.y - before.y) / 2 })
}

/** The wheel zooms where the pointer is; React's own listener is passive and could not keep the page from scrolling. */
function useWheel(driver: Driver) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = host.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      const factor = Math.exp(-event.deltaY * lines * 0.0015)
      driver.current?.zoom(factor, { x: event.clientX - box.left, y: event.clientY - box.top })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [driver])
  return host
}
