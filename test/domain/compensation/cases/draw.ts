/** Draws from a seed: the same seed, the same documents. */
export class Draw {
  private state: number

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761 + 1) % 2_147_483_648
  }

  private next(): number {
    this.state = (this.state * 1_103_515_245 + 12_345) % 2_147_483_648
    return this.state / 2_147_483_648
  }

  /** 0 .. below - 1. */
  int(below: number): number {
    return Math.floor(this.next() * below)
  }

  /** True in `percent` of 100 draws. */
  chance(percent: number): boolean {
    return this.int(100) < percent
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.int(values.length)]!
  }

  /** The fields, or none of them. */
  maybe(fields: object, percent = 40): object {
    return this.chance(percent) ? fields : {}
  }

  /** 1 .. most values. */
  some<Value>(most: number, value: () => Value): Value[] {
    return Array.from({ length: 1 + this.int(most) }, value)
  }

  /** Values for some of the names. */
  forSome<Value>(names: readonly string[], value: () => Value): Record<string, Value> {
    return Object.fromEntries(names.filter(() => this.chance(70)).map((name) => [name, value()]))
  }
}
