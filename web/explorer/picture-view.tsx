import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DownlineQuery } from '#web/api/generated/graphql.ts'
import type { Hit, Shown } from '#web/explorer/canvas-driver.ts'
import type { Size } from '#web/explorer/layout.ts'
import { type Palette, readPalette } from '#web/explorer/palette.ts'
import css from '#web/explorer/picture-view.module.css'
import { pathRows, type Scene } from '#web/explorer/scene.ts'
import { TreeCanvas } from '#web/explorer/tree-canvas.tsx'
import type { Explorer } from '#web/explorer/use-explorer.ts'
import type { SceneAsk } from '#web/explorer/use-scene.ts'
import { type At, filterOf } from '#web/explorer/view-url.ts'
import { EmptyState } from '#web/kit/empty-state.tsx'
import { formatCount } from '#web/kit/number-format.ts'
import { useWords } from '#web/words/words.ts'

const ADDRESS_AFTER_MS = 500

/** The radial view with what is chosen, what is cut, and what it says to those who cannot see it. */
export function Picture({
  ask,
  scene,
  view,
  explorer,
  onKey,
}: {
  readonly ask: SceneAsk
  readonly scene: Scene
  readonly view: DownlineQuery['downline']
  readonly explorer: Explorer
  readonly onKey: (event: KeyboardEvent) => void
}) {
  const { say, language } = useWords()
  const { state } = explorer
  const palette = usePalette()
  const shown = useShown({ scene, view, explorer, palette })
  const onRest = useRest(ask, explorer)
  const drawn = scene.count
  const name = view.path.at(-1)?.name ?? ''
  const summary = say('downline.summary', {
    drawn: formatCount(drawn, language),
    total: formatCount(scene.total, language),
    name: scene.names[Math.max(0, shown?.focus ?? 0)] || name,
  })
  const onChoose = (hit: Hit, add: boolean) => {
    if (hit.kind === 'row') return explorer.choose(scene.ids[hit.row] ?? '', add)
    // A run of siblings opens as the table of their parent, where all of them stand.
    const parent = scene.ids[scene.runs.parent[hit.run] ?? 0] ?? ''
    explorer.change(
      { view: 'table', focus: parent, open: [...new Set([...state.open, parent])] },
      { push: true },
    )
  }
  if (!shown) return null
  return (
    <TreeCanvas
      shown={shown}
      at={state.at}
      summary={summary}
      faded={ask.busy && ask.view === undefined}
      onRest={onRest}
      onChoose={onChoose}
      onFocus={(row) => explorer.focus(scene.ids[row] ?? '')}
      onOpen={(row) => explorer.openRoot(scene.ids[row] ?? '')}
      onKey={onKey}
    >
      <div className={css.cut} role="status">
        {drawn < scene.total && (
          <span>
            {say('downline.cut', {
              drawn: formatCount(drawn, language),
              total: formatCount(scene.total, language),
            })}
          </span>
        )}
        {ask.busy && <span>{say('downline.loading')}</span>}
      </div>
      {scene.total <= 1 && (
        <div className={css.empty}>
          <EmptyState title={say('home.noFrontline')} text={say('home.noFrontlineText')} />
        </div>
      )}
    </TreeCanvas>
  )
}

/** The colours of the present theme; read anew when the theme changes. */
function usePalette(): Palette | undefined {
  const [palette, setPalette] = useState<Palette | undefined>()
  useEffect(() => {
    const readNow = () => setPalette(readPalette(document.body))
    readNow()
    const observer = new MutationObserver(readNow)
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-mantine-color-scheme'],
    })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', readNow)
    void document.fonts.ready.then(readNow)
    return () => {
      observer.disconnect()
      system.removeEventListener('change', readNow)
    }
  }, [])
  return palette
}

function useShown(parts: {
  readonly scene: Scene
  readonly view: DownlineQuery['downline']
  readonly explorer: Explorer
  readonly palette: Palette | undefined
}): Shown | undefined {
  const { scene, view, palette } = parts
  const { state } = parts.explorer
  const { colour, focus, select } = state
  const filtered = filterOf(state) !== null
  return useMemo(() => {
    if (!palette) return undefined
    const row = scene.rowOf.get(focus) ?? -1
    return {
      scene,
      palette,
      colour,
      ranks: view.legend.ranks.length,
      filtered,
      selected: new Set(select.flatMap((id) => scene.rowOf.get(id) ?? [])),
      path: new Set(row > 0 ? pathRows(scene, row) : []),
      focus: row,
    }
  }, [scene, palette, colour, view, filtered, focus, select])
}

/** At rest: more detail if it is needed, and half a second later the place goes into the address. */
function useRest(ask: SceneAsk, explorer: Explorer) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { rested } = ask
  const { change } = explorer
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (camera: At, size: Size) => {
      rested(camera, size)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => change({ at: camera }, { silent: true }), ADDRESS_AFTER_MS)
    },
    [rested, change],
  )
}
