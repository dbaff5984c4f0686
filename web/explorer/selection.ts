/** What is chosen, for picture, table and panel alike: a set of ids and the one the keyboard stands on. */
export interface Selection {
  readonly focus: string
  readonly ids: readonly string[]
}

export const SELECTION_MAX = 200

/** Chooses one alone. */
export const chosen = (id: string): Selection => ({ focus: id, ids: [id] })

/** Adds or removes one (Ctrl or Shift with a press); the focus goes along. Never more than 200. */
export function toggled(selection: Selection, id: string): Selection {
  if (selection.ids.includes(id)) {
    return { focus: selection.focus, ids: selection.ids.filter((one) => one !== id) }
  }
  if (selection.ids.length >= SELECTION_MAX) return { ...selection, focus: id }
  return { focus: id, ids: [...selection.ids, id] }
}

/** Moves the keyboard without changing what is chosen. */
export const focused = (selection: Selection, id: string): Selection => ({ ...selection, focus: id })

/** Nothing chosen; the focus stays where it was. */
export const cleared = (selection: Selection): Selection => ({ ...selection, ids: [] })
