import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Ask } from '#web/api/ask.ts'
import { isNotFound } from '#web/api/reply.ts'
import css from '#web/kit/faces.module.css'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { NotFound, NotFoundScreen } from '#web/kit/not-found.tsx'
import { useWords } from '#web/words/words.ts'

/** The four faces of a part: busy (its own shape), failed (with the data that is there), not found, full. */
export function Faces<Data>({
  ask,
  busy,
  screen = false,
  children,
}: {
  readonly ask: Ask<Data>
  readonly busy?: ReactNode
  /** True when a whole screen hangs on this question: its other faces then stand where the screen would. */
  readonly screen?: boolean
  readonly children: (data: Data) => ReactNode
}) {
  if (ask.failure && isNotFound(ask.failure)) return screen ? <NotFoundScreen /> : <NotFound />
  const notice = ask.failure && <FailureNotice failure={ask.failure} again={ask.again} />
  if (ask.data === undefined) {
    const face = notice ?? busy ?? <BusyLines lines={screen ? 12 : 6} />
    return screen ? <div className={css.screen}>{face}</div> : face
  }
  return (
    <>
      {notice}
      {children(ask.data)}
    </>
  )
}

/** Lines in the shape of text or rows; after a second a word says that work goes on. */
export function BusyLines({ lines }: { readonly lines: number }) {
  const { say } = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={css.busy} aria-busy="true" data-face="busy">
      {numbers(lines).map((line) => (
        <Skeleton key={line} height={14} width={`${92 - ((line * 29) % 45)}%`} radius={4} />
      ))}
      <p className={css.late} role="status">
        {late ? say('kit.busy') : ''}
      </p>
    </div>
  )
}

/** Tiles while their figures are on the way. */
export function BusyTiles({ tiles }: { readonly tiles: number }) {
  return (
    <div className={css.tiles} aria-busy="true" data-face="busy">
      {numbers(tiles).map((tile) => (
        <Skeleton key={tile} height={112} radius={8} />
      ))}
    </div>
  )
}

/** 1 to `count`. */
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
