import type { Change, CommitContext } from '#server/ports/changes.ts'

/** A change that waits for the committer. */
export interface Waiting {
  readonly change: Change
  readonly context: CommitContext
}

/** At most so many changes, and so many events, share a transaction (a larger change goes alone). */
export const BATCH_CHANGES = 512
export const BATCH_EVENTS = 5_000

/**
 * Takes from the queue, in order, what may share a transaction. Left behind for the next one: whatever rests on a
 * version that a change before it raises (its facts are old by then), two that raise the same key, two with one
 * request key. Never empty for a queue that is not.
 */
export function takeBatch<Item extends Waiting>(queue: readonly Item[]): { batch: Item[]; rest: Item[] } {
  const [batch, rest]: [Item[], Item[]] = [[], []]
  const raised = new Set<string>()
  const looked = new Set<string>()
  let events = 0
  for (const item of queue) {
    const fits = batch.length < BATCH_CHANGES && events + item.change.events.length <= BATCH_EVENTS
    if (batch.length > 0 && (!fits || collides(item, raised, looked))) {
      rest.push(item)
      continue
    }
    batch.push(item)
    events += item.change.events.length
    for (const key of raisedBy(item)) raised.add(key)
    for (const { key } of item.change.restsOn) looked.add(key)
  }
  return { batch, rest }
}

function collides(item: Waiting, raised: ReadonlySet<string>, looked: ReadonlySet<string>): boolean {
  if (item.change.restsOn.some(({ key }) => raised.has(key))) return true
  return raisedBy(item).some((key) => raised.has(key) || looked.has(key))
}

function raisedBy({ change, context }: Waiting): readonly string[] {
  return context.requestKey === undefined
    ? change.raises
    : [...change.raises, `request:${context.requestKey}`]
}
