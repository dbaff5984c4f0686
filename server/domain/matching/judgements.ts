/** What a person said of two records. `HOUSEHOLD` as reason of `DIFFERENT` declares a household. */
export interface Judgement {
  readonly left: string
  readonly right: string
  readonly verdict: 'SAME' | 'DIFFERENT'
  readonly reason: string
}

/** The answer to a judgement: taken, or refused with the records by which it contradicts an earlier one. */
export type JudgementAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly code: 'JUDGED_DIFFERENT' | 'SAME_RECORD'
      readonly path: readonly string[]
    }

/**
 * Judgements between records, never between entities. The latest on a pair holds and the history stays; they outlive
 * every run and every change of the records they are on.
 */
export class Judgements {
  readonly history: Judgement[] = []
  readonly #latest = new Map<string, Judgement>()
  readonly #of = new Map<string, Set<string>>()

  /** The judgement that holds on a pair. */
  on(left: string, right: string): Judgement | undefined {
    return this.#latest.get(keyOf(left, right))
  }

  /** The judgements that hold on a record. */
  of(record: string): Judgement[] {
    return [...(this.#of.get(record) ?? [])].map((other) => this.#latest.get(keyOf(record, other))!)
  }

  /**
   * Takes a judgement. Refused where a SAME would tie two records judged DIFFERENT, with the chain of SAME that ties
   * them, and for a record with itself. A DIFFERENT always holds: it separates for good, whatever ties them now.
   */
  add(judgement: Judgement): JudgementAnswer {
    const { left, right, verdict } = judgement
    if (left === right) return { ok: false, code: 'SAME_RECORD', path: [left] }
    if (verdict === 'SAME') {
      const path = this.#contradiction(left, right)
      if (path !== undefined) return { ok: false, code: 'JUDGED_DIFFERENT', path }
    }
    this.history.push(judgement)
    this.#latest.set(keyOf(left, right), judgement)
    this.#remember(left, right)
    this.#remember(right, left)
    return { ok: true }
  }

  /** A pair judged DIFFERENT of which one is tied to `left` and the other to `right`, with the way between them. */
  #contradiction(left: string, right: string): string[] | undefined {
    const ours = this.#tied(left)
    const theirs = this.#tied(right)
    for (const one of ours.keys()) {
      for (const judgement of this.of(one)) {
        if (judgement.verdict === 'SAME') continue
        const other = judgement.left === one ? judgement.right : judgement.left
        const isThisPair = keyOf(one, other) === keyOf(left, right)
        if (!isThisPair && theirs.has(other)) return [...wayTo(ours, one).reverse(), ...wayTo(theirs, other)]
      }
    }
    return undefined
  }

  /** All records tied to one by SAME, each with the record it was reached from. */
  #tied(record: string): Map<string, string | undefined> {
    const reached = new Map<string, string | undefined>([[record, undefined]])
    const open = [record]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const judgement of this.of(next)) {
        const other = judgement.left === next ? judgement.right : judgement.left
        if (judgement.verdict === 'DIFFERENT' || reached.has(other)) continue
        reached.set(other, next)
        open.push(other)
      }
    }
    return reached
  }

  #remember(record: string, other: string): void {
    const others = this.#of.get(record)
    if (others) others.add(other)
    else this.#of.set(record, new Set([other]))
  }
}

/** The way from where a search began to a record it reached, beginning first. */
function wayTo(reached: ReadonlyMap<string, string | undefined>, record: string): string[] {
  const way: string[] = []
  for (let at: string | undefined = record; at !== undefined; at = reached.get(at)) way.push(at)
  return way.reverse()
}

const keyOf = (left: string, right: string): string =>
  left < right ? JSON.stringify([left, right]) : JSON.stringify([right, left])
