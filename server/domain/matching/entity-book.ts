import { type Entity, movedIds, nameEntities } from '#server/domain/matching/entity-ids.ts'

/** Which record belongs to which entity, under ids that last; remembers where ids that were given up lead. */
export class EntityBook {
  readonly #entities = new Map<string, readonly string[]>()
  readonly #entityOf = new Map<string, string>()
  readonly #moved = new Map<string, readonly string[]>()

  /** The entity of a record: an entity's id, or the record's own when it is alone. */
  entityOf(record: string): string {
    return this.#entityOf.get(record) ?? record
  }

  /** The records of an entity, itself for a record alone. Empty for an id that was given up or never was. */
  recordsOf(id: string): readonly string[] {
    const records = this.#entities.get(id)
    if (records !== undefined) return records
    return id.startsWith('e:') || this.#entityOf.has(id) ? [] : [id]
  }

  /** Today's ids for an id that was stored once: one after a merge, several after a split. */
  resolve(id: string): readonly string[] {
    const found = new Set<string>()
    const seen = new Set<string>()
    const open = [id]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      const entity = this.#entityOf.get(next)
      if (entity !== undefined) open.push(entity)
      else if (this.#entities.has(next) || !next.startsWith('e:')) found.add(next)
      open.push(...(this.#moved.get(next) ?? []))
    }
    return [...found].sort()
  }

  /** All entities of two or more records. */
  *entities(): Generator<Entity> {
    for (const [id, records] of this.#entities) yield { id, records }
  }

  /** The ids that lead elsewhere, with where to. */
  *moved(): Generator<readonly [id: string, to: readonly string[]]> {
    for (const entry of this.#moved) if (entry[1].length > 0) yield entry
  }

  /** Puts back what was saved. */
  restore(entities: readonly Entity[], moved: readonly (readonly [string, readonly string[]])[]): void {
    for (const { id, records } of entities) this.#write({ id, records })
    for (const [id, to] of moved) this.#moved.set(id, to)
  }

  /**
   * Replaces what was known of `touched` records by new clusters of two or more. Every former entity of a touched
   * record must be touched as a whole; records in no cluster are alone from now on.
   */
  replace(
    touched: Iterable<string>,
    clusters: readonly (readonly string[])[],
    isJudged: (record: string) => boolean,
  ): void {
    const former = this.#takeOut(touched)
    const isFree = (id: string): boolean => !this.#entities.has(id) && !this.#moved.has(id)
    const named = nameEntities(clusters, former, { isJudged, isFree })
    for (const entity of named) this.#write(entity)
    for (const [id, to] of movedIds(former, (record) => this.entityOf(record))) this.#moved.set(id, to)
  }

  #takeOut(touched: Iterable<string>): Entity[] {
    const ids = new Set<string>()
    for (const record of touched) {
      const id = this.#entityOf.get(record)
      if (id !== undefined) ids.add(id)
    }
    return [...ids].map((id) => {
      const records = this.#entities.get(id)!
      this.#entities.delete(id)
      for (const record of records) this.#entityOf.delete(record)
      return { id, records }
    })
  }

  #write({ id, records }: Entity): void {
    this.#entities.set(id, records)
    for (const record of records) this.#entityOf.set(record, id)
  }
}
