import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { read, revision } from '#web/api/client.ts'
import { DownlineDocument, type DownlineIn, type DownlineQuery } from '#web/api/generated/graphql.ts'
import type { Failure } from '#web/api/reply.ts'
import type { Size } from '#web/explorer/layout.ts'
import { type Asked, askedFor, isComplete, needsDetail } from '#web/explorer/level-of-detail.ts'
import { RING_UNITS, type Scene, sceneOf } from '#web/explorer/scene.ts'
import type { At } from '#web/explorer/view-url.ts'

export type SceneQuestion = Omit<DownlineIn, 'window' | 'keep'>

export interface SceneAsk {
  readonly scene: Scene | undefined
  readonly view: DownlineQuery['downline'] | undefined
  readonly failure: Failure | undefined
  readonly busy: boolean
  readonly again: () => void
  /** To be told when the picture has come to rest; asks for detail if what is held no longer serves. */
  readonly rested: (camera: At, size: Size) => void
}

interface Held {
  readonly key: string
  readonly view: DownlineQuery['downline']
  readonly scene: Scene
}

/** The picture of one root: fetched past the cache into typed arrays, the old one kept until the next is there. */
export function useScene(question: SceneQuestion, keep: readonly string[]): SceneAsk {
  const key = JSON.stringify(question)
  const current = useSyncExternalStore(revision.watch, revision.current)
  const [held, setHeld] = useState<Held | undefined>()
  const [failure, setFailure] = useState<Failure | undefined>()
  const [busy, setBusy] = useState(true)
  const running = useRef<AbortController | undefined>(undefined)
  const asked = useRef<Asked | undefined>(undefined)
  const kept = useRef(keep)
  kept.current = keep
  const asking = useRef(new Set<string>())
  const scale = useRef(1)
  const load = useCallback(
    async (window?: Asked) => {
      running.current?.abort()
      const stop = new AbortController()
      running.current = stop
      setBusy(true)
      const input = {
        ...(JSON.parse(key) as SceneQuestion),
        keep: [...kept.current],
        ...(window ? { window: inServerUnits(window, scale.current) } : {}),
      }
      const reply = await read(DownlineDocument, { in: input }, stop.signal)
      if (stop.signal.aborted) return
      setBusy(false)
      setFailure(reply.kind === 'data' ? undefined : reply)
      if (reply.kind !== 'data') return
      asked.current = window
      scale.current = reply.data.downline.ringUnits / RING_UNITS
      setHeld({ key, view: reply.data.downline, scene: sceneOf(reply.data.downline) })
    },
    [key],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a write elsewhere (`current`) asks again.
  useEffect(() => {
    asked.current = undefined
    void load()
    return () => running.current?.abort()
  }, [load, current])
  const missing = held?.key === key && keep.some((id) => !held.scene.rowOf.has(id) && !asking.current.has(id))
  useEffect(() => {
    if (!missing) return
    // Somebody was chosen who is not drawn: asked for once each, even if the answer leaves them out.
    for (const id of kept.current) asking.current.add(id)
    void load(asked.current)
  }, [missing, load])
  const rested = useCallback(
    (camera: At, size: Size) => {
      if (!held || isComplete(held.scene)) return
      if (needsDetail(asked.current, camera, size)) void load(askedFor(camera, size))
    },
    [held, load],
  )
  return { scene: held?.scene, view: held?.view, failure, busy, again: () => void load(), rested }
}

/** The rectangle as the server counts: its units are so many to one of ours. */
const inServerUnits = (window: Asked, units: number): Asked => ({
  x: window.x * units,
  y: window.y * units,
  width: window.width * units,
  height: window.height * units,
  pixelsPerUnit: window.pixelsPerUnit / units,
})
