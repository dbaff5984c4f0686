/** Steps that can be undone and done again: at most a hundred. */
export interface History<State> {
  readonly past: readonly State[]
  readonly present: State
  readonly future: readonly State[]
}

export const STEPS_MAX = 100

export const begun = <State>(present: State): History<State> => ({ past: [], present, future: [] })

/** A new step; what had been undone is gone. The same state again is no step. */
export function stepped<State>(history: History<State>, next: State): History<State> {
  if (Object.is(history.present, next) || JSON.stringify(history.present) === JSON.stringify(next))
    return history
  return { past: [...history.past, history.present].slice(-STEPS_MAX), present: next, future: [] }
}

/** One step back; the same history at its beginning. */
export function undone<State>(history: History<State>): History<State> {
  const previous = history.past.at(-1)
  if (previous === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
  }
}

/** One step forward again; the same history at its end. */
export function redone<State>(history: History<State>): History<State> {
  const [next, ...later] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future: later }
}
