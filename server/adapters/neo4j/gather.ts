interface Asked<Key, Value> {
  readonly key: Key
  readonly resolve: (value: Value | undefined) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Look-ups by key that share their way to the database: what is asked while one is under way is asked together
 * after it, so every answer was read after its question; the first waits for all requests that arrived with it.
 * `undefined` for a key that is not in the answer.
 */
export function gather<Key, Value>(
  askAll: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  let waiting: Asked<Key, Value>[] = []
  let asking = false

  const drain = async (): Promise<void> => {
    asking = true
    await new Promise(setImmediate)
    while (waiting.length > 0) {
      const turn = waiting
      waiting = []
      try {
        const found = await askAll([...new Set(turn.map(({ key }) => key))])
        for (const { key, resolve } of turn) resolve(found.get(key))
      } catch (error) {
        for (const { reject } of turn) reject(error)
      }
    }
    asking = false
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (!asking) void drain()
    })
}

/** Looks up several keys, each once; keys without an answer are left out. */
export async function gatherAll<Key, Value>(
  lookUp: (key: Key) => Promise<Value | undefined>,
  keys: Iterable<Key>,
): Promise<ReadonlyMap<Key, Value>> {
  const found = new Map<Key, Value>()
  const each = async (key: Key): Promise<void> => {
    const value = await lookUp(key)
    if (value !== undefined) found.set(key, value)
  }
  await Promise.all([...new Set(keys)].map(each))
  return found
}
