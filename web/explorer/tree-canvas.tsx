import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { CanvasDriver, type Hit, type Shown } from '#web/explorer/canvas-driver.ts'
import { movedFocus } from '#web/explorer/focus.ts'
import { broughtIntoView, fitted, type Size } from '#web/explorer/layout.ts'
import css from '#web/explorer/tree-canvas.module.css'
import { usePointer } from '#web/explorer/use-pointer.ts'
import type { At } from '#web/explorer/view-url.ts'
import { IconButton } from '#web/kit/icon-button.tsx'
import { FitIcon, MinusIcon, PlusIcon } from '#web/kit/icons.ts'
import { useWords } from '#web/words/words.ts'

export interface TreeCanvasProps {
  readonly shown: Shown
  readonly at: At | undefined
  readonly summary: string
  readonly describedBy?: string
  readonly faded: boolean
  readonly onRest: (camera: At, size: Size) => void
  readonly onChoose: (hit: Hit, add: boolean) => void
  readonly onFocus: (row: number) => void
  readonly onOpen: (row: number) => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly children?: ReactNode
}

/** The radial picture. The keyboard reaches every member; the treegrid beside it says the same in words. */
export function TreeCanvas(props: TreeCanvasProps) {
  const { shown, summary } = props
  const { say } = useWords()
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const hint = useId()
  const driver = useDriver(props, host, canvas)
  const pointer = usePointer(driver, props)
  const onKey = (event: KeyboardEvent) => {
    const current = driver.current
    if (!current || event.target !== event.currentTarget) return
    if (moveByKey(event, current)) return event.preventDefault()
    const row = Math.max(0, shown.focus)
    const next = movedFocus(shown.scene, row, event.key)
    if (event.key.startsWith('Arrow') || event.key === 'Home') {
      event.preventDefault()
      bringIntoView(current, shown, next)
      return props.onFocus(next)
    }
    if (event.key === 'Enter' && event.shiftKey) return props.onOpen(row)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return props.onChoose({ kind: 'row', row }, event.key === ' ')
    }
    props.onKey(event)
  }
  return (
    <div ref={host} className={css.host} data-faded={props.faded || undefined}>
      <div
        className={css.stage}
        role="application"
        aria-label={say('downline.picture')}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is one stop of the keyboard
        tabIndex={0}
        onKeyDown={onKey}
        {...pointer}
      >
        <canvas ref={canvas} className={css.canvas} role="img" aria-label={summary} />
      </div>
      <p id={hint} className={css.hint}>
        {say('downline.keys')}
      </p>
      <div className={css.tools}>
        <IconButton name={say('downline.zoomIn')} onPress={() => driver.current?.zoom(1.5)}>
          <PlusIcon size={20} stroke={1.5} />
        </IconButton>
        <IconButton name={say('downline.zoomOut')} onPress={() => driver.current?.zoom(1 / 1.5)}>
          <MinusIcon size={20} stroke={1.5} />
        </IconButton>
        <IconButton name={say('downline.fit')} onPress={() => driver.current?.fit()}>
          <FitIcon size={20} stroke={1.5} />
        </IconButton>
      </div>
      {props.children}
    </div>
  )
}

function bringIntoView(driver: CanvasDriver, shown: Shown, row: number): void {
  const { camera, size } = driver.look()
  const point = { x: shown.scene.x[row] ?? 0, y: shown.scene.y[row] ?? 0 }
  const next = broughtIntoView(camera, size, point)
  if (next !== camera) driver.move(next)
}

/** Shift and arrows pan, `+` `z` `-` `Z` zoom, `0` fits; says whether the key was one of these. */
function moveByKey(event: KeyboardEvent, driver: CanvasDriver): boolean {
  const pans = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] } as const
  if (event.shiftKey && event.key in pans) {
    const [x, y] = pans[event.key as keyof typeof pans]
    driver.pan({ x, y })
    return true
  }
  if (event.ctrlKey || event.metaKey) return false
  if (event.key === '+' || event.key === 'z') driver.zoom(1.5)
  else if (event.key === '-' || event.key === 'Z') driver.zoom(1 / 1.5)
  else if (event.key === '0') driver.fit()
  else return false
  return true
}

type Host = { readonly current: HTMLDivElement | null }
type Canvas = { readonly current: HTMLCanvasElement | null }

/** The driver of this canvas: made once, told about the room, the scene and the choice. */
function useDriver(props: TreeCanvasProps, host: Host, canvas: Canvas) {
  const driver = useRef<CanvasDriver | undefined>(undefined)
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    if (!canvas.current || !host.current) return
    const made = new CanvasDriver(canvas.current, (camera, size) => latest.current.onRest(camera, size))
    driver.current = made
    const measure = () => {
      const box = host.current?.getBoundingClientRect()
      if (box) made.resize({ width: Math.round(box.width), height: Math.round(box.height) })
    }
    measure()
    const { shown, at } = latest.current
    made.show(shown, at ?? fitted(shown.scene, made.look().size))
    // The first picture was cut for a window the server guessed: now it is known.
    const { camera, size } = made.look()
    latest.current.onRest(camera, size)
    const observer = new ResizeObserver(measure)
    observer.observe(host.current)
    return () => {
      observer.disconnect()
      made.end()
      driver.current = undefined
    }
  }, [canvas, host])
  const root = props.shown.scene.ids[0]
  const drawnRoot = useRef(root)
  const { shown } = props
  useLayoutEffect(() => {
    const current = driver.current
    if (!current) return
    const jumped = drawnRoot.current !== root
    drawnRoot.current = root
    current.show(shown, jumped ? fitted(shown.scene, current.look().size) : undefined)
  }, [shown, root])
  const focus = shown.focus
  useEffect(() => {
    if (driver.current && focus >= 0) bringIntoView(driver.current, latest.current.shown, focus)
  }, [focus])
  return driver
}
