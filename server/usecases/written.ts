import { invariant } from '#server/domain/kernel/invariant.ts'
import { accepted, type Result } from '#server/domain/kernel/result.ts'
import type { Committed } from '#server/ports/changes.ts'

/** What every write answers: the thing that was made or changed, and the place of its event. */
export interface WrittenView {
  readonly id: string
  readonly seq: bigint
}

/** The answer of a commit: the subject of its first event (the first run's, when the request key was repeated). */
export function written(committed: Result<Committed>): Result<WrittenView> {
  if (!committed.ok) return committed
  const { subjects, seq } = committed.value
  const id = subjects[0]
  invariant(id !== undefined, 'a committed change has at least one event')
  return accepted({ id, seq })
}
