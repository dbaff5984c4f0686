/** What a server is started for: real work, tests (small, quick to start), or an offline bulk import. */
export type Profile = 'SERVE' | 'TEST' | 'IMPORT'

/** Memory of one Neo4j process in whole MiB. */
export interface MemorySize {
  readonly heapStart: number
  readonly heapMost: number
  readonly pageCache: number
}

const between = (low: number, value: number, high: number): number =>
  Math.max(low, Math.min(high, Math.floor(value)))

/**
 * Sizes heap and page cache to the machine. `machine` is the memory in MiB this process may use (of the
 * container where there is one). At most a third of it goes to Neo4j when it serves, since the index lives
 * beside it.
 */
export function memorySize(profile: Profile, machine: number): MemorySize {
  if (profile === 'TEST') return { heapStart: 128, heapMost: 512, pageCache: 96 }
  if (profile === 'IMPORT') {
    return {
      heapStart: 256,
      heapMost: between(512, machine / 4, 6144),
      pageCache: between(128, machine / 8, 4096),
    }
  }
  const heapMost = between(512, machine / 8, 4096)
  return { heapStart: Math.min(512, heapMost), heapMost, pageCache: between(128, machine / 6, 8192) }
}
