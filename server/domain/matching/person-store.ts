import { NORMAL_FIELDS, type NormalField, type NormalPerson } from '#server/domain/matching/person-record.ts'

/** Width of a row in `PersonStore.values`. */
export const FIELD_COUNT = NORMAL_FIELDS.length

/** Place of each field within a row. */
export const FIELD = Object.fromEntries(NORMAL_FIELDS.map((field, at) => [field, at])) as Readonly<
  Record<NormalField, number>
>

const FIRST_CAPACITY = 1024

/**
 * Normal persons as rows of numbers: each distinct text of any field is kept once and a row holds its number, 0
 * where the value is missing. Equal numbers are equal texts, in whatever field they stand. Rows are only ever added;
 * `alive` says which still count.
 */
export class PersonStore {
  readonly texts: string[] = ['']
  readonly ids: string[] = []
  values = new Int32Array(FIRST_CAPACITY * FIELD_COUNT)
  alive = new Uint8Array(FIRST_CAPACITY)
  living = 0
  readonly #numbers = new Map<string, number>([['', 0]])
  readonly #rowOf = new Map<string, number>()

  /** Rows ever added, living or not. */
  get size(): number {
    return this.ids.length
  }

  /** The living row of a record, if there is one. */
  rowOf(id: string): number | undefined {
    return this.#rowOf.get(id)
  }

  /** Adds a person and answers its row; a living row of the same id is taken out first. */
  add(person: NormalPerson): number {
    this.remove(person.id)
    const row = this.ids.length
    this.#makeRoom(row)
    this.ids.push(person.id)
    this.#rowOf.set(person.id, row)
    this.alive[row] = 1
    this.living += 1
    NORMAL_FIELDS.forEach((field, at) => {
      this.values[row * FIELD_COUNT + at] = this.number(person[field])
    })
    return row
  }

  /** Takes a record out; answers its former row, or `undefined` when there was none. */
  remove(id: string): number | undefined {
    const row = this.#rowOf.get(id)
    if (row === undefined) return undefined
    this.#rowOf.delete(id)
    this.alive[row] = 0
    this.living -= 1
    return row
  }

  /** Takes the row that was added last out again, as if it had never been. Its texts keep their numbers. */
  dropLast(): void {
    const id = this.ids.pop()
    if (id === undefined || !this.#rowOf.delete(id)) return
    this.alive[this.ids.length] = 0
    this.living -= 1
  }

  /** The ids of all living rows. */
  *livingIds(): Generator<string> {
    for (let row = 0; row < this.size; row += 1) if (this.alive[row] === 1) yield this.ids[row]!
  }

  /** The number of a text, given out on first sight. */
  number(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.texts.length
    this.texts.push(text)
    this.#numbers.set(text, number)
    return number
  }

  /** The number at a field of a row. */
  at(row: number, field: number): number {
    return this.values[row * FIELD_COUNT + field]!
  }

  /** The text at a field of a row, `''` where missing. */
  text(row: number, field: number): string {
    return this.texts[this.values[row * FIELD_COUNT + field]!]!
  }

  /** A row as the normal person it was made of. */
  person(row: number): NormalPerson {
    const fields = NORMAL_FIELDS.map((field, at) => [field, this.text(row, at)])
    return { id: this.ids[row]!, ...(Object.fromEntries(fields) as Omit<NormalPerson, 'id'>) }
  }

  #makeRoom(row: number): void {
    if (row < this.alive.length) return
    const alive = new Uint8Array(this.alive.length * 2)
    alive.set(this.alive)
    this.alive = alive
    const values = new Int32Array(this.values.length * 2)
    values.set(this.values)
    this.values = values
  }
}
