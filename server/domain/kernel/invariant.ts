/** One of us was wrong: never the user's doing. Doors answer INTERNAL with a correlation id (exit 70). */
export class Bug extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Bug'
  }
}

/** Throws a `Bug` unless `condition` holds. `message` states what should have been true. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message)
}
