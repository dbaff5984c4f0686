import type { Trouble } from '#server/ports/chain-audit.ts'

/** How many troubles are named; all are counted. */
const NAMED = 100

/** Collects what is wrong without keeping all of it. */
export class Troubles {
  count = 0
  readonly found: Trouble[] = []

  add(trouble: Trouble): void {
    this.count += 1
    if (this.found.length < NAMED) this.found.push(trouble)
  }
}
