import type { Renumberer } from '#server/adapters/index/renumberer.ts'
import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import {
  type GenealogyTree,
  TAIL_LIMIT,
  TREE_NAMES,
  type TreeName,
} from '#server/domain/genealogy/genealogy-tree.ts'

/** Moves are gathered that long, so that a hundred of them cost one renumbering. */
const AFTER_MOVE_MS = 200
/** Lists hold the tail anyway; this is for pictures, and keeps climbs of the tail few. */
const AFTER_INSERT_MS = 2_000

/** Decides when a tree is numbered anew: soon after a move, at once when the tail is full, and at times otherwise. */
export class RenumberingSchedule {
  readonly #renumberer: Renumberer
  readonly #onTrouble: (error: unknown) => void
  readonly #due = new Map<TreeName, { readonly timer: NodeJS.Timeout; readonly atMs: number }>()
  readonly #busy = new Set<TreeName>()
  #stopped = false

  constructor(renumberer: Renumberer, onTrouble: (error: unknown) => void) {
    this.#renumberer = renumberer
    this.#onTrouble = onTrouble
  }

  /** To be called after events were applied. */
  look(index: () => GenealogyIndex): void {
    for (const name of TREE_NAMES) {
      const delayMs = delayFor(index().tree(name))
      if (delayMs !== undefined) this.#plan(name, delayMs, index)
    }
  }

  stop(): void {
    this.#stopped = true
    for (const { timer } of this.#due.values()) clearTimeout(timer)
    this.#due.clear()
  }

  #plan(name: TreeName, delayMs: number, index: () => GenealogyIndex): void {
    const planned = this.#due.get(name)
    const atMs = performance.now() + delayMs
    if (this.#stopped || this.#busy.has(name) || (planned && planned.atMs <= atMs)) return
    clearTimeout(planned?.timer)
    const timer = setTimeout(() => void this.#renumber(name, index), delayMs)
    timer.unref()
    this.#due.set(name, { timer, atMs })
  }

  async #renumber(name: TreeName, index: () => GenealogyIndex): Promise<void> {
    this.#due.delete(name)
    this.#busy.add(name)
    try {
      await this.#renumberer.renumber(index(), name)
    } catch (error) {
      if (!this.#stopped) this.#onTrouble(error)
    } finally {
      this.#busy.delete(name)
    }
    // Whatever happened meanwhile waits in the tail or among the moved.
    if (!this.#stopped) this.look(index)
  }
}

function delayFor(tree: GenealogyTree): number | undefined {
  if (tree.tail.size >= TAIL_LIMIT) return 0
  if (tree.moved.size > 0) return AFTER_MOVE_MS
  return tree.tail.size > 0 ? AFTER_INSERT_MS : undefined
}
