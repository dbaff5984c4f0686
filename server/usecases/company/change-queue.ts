import type { ChangeView } from '#server/usecases/company/follow-changes.ts'

/** What waits for one slow reader at most; who is further behind is cut off and reads everything anew. */
const WAITING_MOST = 1_000

/** Both ends of one reader's queue. */
export interface ChangeQueue {
  push(change: ChangeView): void
  close(): void
  readonly changes: AsyncIterableIterator<ChangeView>
}

type Taken = IteratorResult<ChangeView, undefined>

/**
 * A queue between the log and one reader. Changes of the same thing and kind that wait are folded into the newest.
 * `ended` is called once, when the reader stops, falls too far behind, or the queue is closed.
 */
export function changeQueue(ended: () => void): ChangeQueue {
  const waiting = new Map<string, ChangeView>()
  let reader: ((taken: Taken) => void) | undefined
  let open = true
  const close = (): void => {
    if (!open) return
    open = false
    waiting.clear()
    reader?.({ done: true, value: undefined })
    ended()
  }
  const push = (change: ChangeView): void => {
    if (!open) return
    if (reader) {
      const give = reader
      reader = undefined
      give({ done: false, value: change })
      return
    }
    waiting.delete(keyOf(change))
    waiting.set(keyOf(change), change)
    if (waiting.size > WAITING_MOST) close()
  }
  const next = (): Promise<Taken> => {
    const [first] = waiting
    if (first) {
      waiting.delete(first[0])
      return Promise.resolve({ done: false, value: first[1] })
    }
    if (!open) return Promise.resolve({ done: true, value: undefined })
    return new Promise((resolve) => {
      reader = resolve
    })
  }
  const stopped = async (): Promise<Taken> => {
    close()
    return { done: true, value: undefined }
  }
  const changes: AsyncIterableIterator<ChangeView> = {
    next,
    return: stopped,
    throw: stopped,
    [Symbol.asyncIterator]: () => changes,
  }
  return { push, close, changes }
}

const keyOf = ({ kind, id }: ChangeView): string => `${kind} ${id}`
