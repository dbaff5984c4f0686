import { OUTSIDE } from '#server/domain/genealogy/numbering.ts'

/** The slower road: every answer by climbing one parent at a time. `parents` uses -1 for roots, -2 for outside. */
export class NaiveTree {
  readonly parents: number[]

  constructor(parents: readonly number[]) {
    this.parents = [...parents]
  }

  path(member: number): number[] {
    const path = [member]
    for (let above = this.parents[member]!; above >= 0; above = this.parents[above]!) path.push(above)
    return path
  }

  /** Level of `member` below `ancestor`, 0 for the same, -1 when it stands elsewhere. */
  level(member: number, ancestor: number): number {
    return this.path(member).indexOf(ancestor)
  }

  downline(root: number): number[] {
    return this.all().filter((member) => this.level(member, root) > 0)
  }

  children(member: number): number[] {
    return this.all().filter((other) => this.parents[other] === member)
  }

  /** Members of the tree. */
  all(): number[] {
    return this.parents.flatMap((above, member) => (above === OUTSIDE ? [] : [member]))
  }

  /** Preorder, siblings by `before`. */
  preorder(before: (a: number, b: number) => number): number[] {
    const waiting = this.all()
      .filter((member) => this.parents[member] === -1)
      .sort(before)
    const order: number[] = []
    for (let member = waiting.shift(); member !== undefined; member = waiting.shift()) {
      order.push(member)
      waiting.unshift(...this.children(member).sort(before))
    }
    return order
  }
}
