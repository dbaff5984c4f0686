import type { Measure } from '#server/domain/compensation/bonus-terms.ts'
import type { InputIssue } from '#server/domain/kernel/failure.ts'
import { CURRENCY_DIGITS, type Currency } from '#server/domain/kernel/money.ts'
import { POINTS_DIGITS } from '#server/domain/kernel/points.ts'
import {
  compareRates,
  ONE_RATE,
  parseRate,
  parseScaled,
  type Rate,
  ZERO_RATE,
} from '#server/domain/kernel/rate.ts'
import { suggestion } from '#server/formats/nearest-word.ts'

/** What kinds of things a plan names. */
export type NameKind = 'rank' | 'volume' | 'bonus' | 'class' | 'tree'

/** The names a plan defines, in their order, with the measure of each volume. */
export interface PlanNames {
  readonly rank: readonly string[]
  readonly volume: readonly string[]
  readonly bonus: readonly string[]
  readonly class: readonly string[]
  readonly tree: readonly string[]
  readonly measures: readonly Measure[]
  readonly treeKinds: readonly ('BINARY' | 'MATRIX')[]
  /** Depth of a matrix tree, `undefined` for a binary one. */
  readonly treeDepths: readonly (number | undefined)[]
  readonly currency: Currency
}

/**
 * Turns names and decimal text of a plan document into positions and integers. What does not resolve becomes an
 * issue with its path and a harmless stand-in, so that one reading reports every mistake.
 */
export class NameResolver {
  readonly names: PlanNames
  readonly issues: InputIssue[] = []
  readonly path: string

  constructor(names: PlanNames, path = '', issues: InputIssue[] = []) {
    this.names = names
    this.path = path
    this.issues = issues
  }

  /** The same names at a place further down; issues are shared. */
  at(step: string | number): NameResolver {
    const path =
      typeof step === 'number' ? `${this.path}[${step}]` : `${this.path}${this.path ? '.' : ''}${step}`
    return new NameResolver(this.names, path, this.issues)
  }

  complain(reason: string): void {
    this.issues.push({ path: this.path, reason })
  }

  position(kind: NameKind, wanted: string): number {
    const found = this.names[kind].indexOf(wanted)
    if (found >= 0) return found
    this.complain(`there is no ${kind} "${wanted}"; ${suggestion(wanted, [...new Set(this.names[kind])])}`)
    return 0
  }

  /** `SPONSOR` or a placement tree of the plan. */
  tree(wanted: string | undefined): string {
    if (wanted === undefined || wanted === 'SPONSOR') return 'SPONSOR'
    if (!this.names.tree.includes(wanted)) {
      this.complain(`there is no tree "${wanted}"; ${suggestion(wanted, ['SPONSOR', ...this.names.tree])}`)
    }
    return wanted
  }

  /** A placement tree of one kind, for a bonus that pays on it. */
  treeOfKind(wanted: string | undefined, kind: 'BINARY' | 'MATRIX'): void {
    const fitting = this.names.tree.filter((_, index) => this.names.treeKinds[index] === kind)
    if (wanted !== undefined && fitting.includes(wanted)) return
    if (wanted !== undefined && wanted !== 'SPONSOR' && !this.names.tree.includes(wanted)) return
    const which = fitting.length === 0 ? `define one under "trees"` : `one of: ${fitting.join(', ')}`
    this.complain(`a ${kind} bonus needs "tree", a tree of kind ${kind} of the plan; ${which}`)
  }

  /** Minor units. */
  money(text: string): bigint {
    return this.scaled(text, CURRENCY_DIGITS[this.names.currency], this.names.currency)
  }

  /** Minor units for CV and PRICE, hundredths for PV. */
  units(text: string, measure: Measure): bigint {
    return measure === 'PV' ? this.scaled(text, POINTS_DIGITS, 'points') : this.money(text)
  }

  rate(text: string): Rate {
    return parseRate(text) ?? ZERO_RATE
  }

  /** A part of something: a rate of at most 1, for above it a percentage was meant. */
  part(text: string): Rate {
    const part = this.rate(text)
    if (compareRates(part, ONE_RATE) > 0) this.complain('is more than all of it; 42 % is "0.42"')
    return part
  }

  private scaled(text: string, digits: number, unit: string): bigint {
    const units = parseScaled(text, digits)
    if (units === undefined)
      this.complain(`"${text}" has more decimals than ${unit} has (${digits}); round it`)
    return units ?? 0n
  }

  /** Values by rank as a list over all ranks. */
  byRank<From, To>(values: Readonly<Record<string, From>>, to: (value: From, at: NameResolver) => To) {
    return this.byPosition('rank', values, to)
  }

  byClass<From, To>(values: Readonly<Record<string, From>>, to: (value: From, at: NameResolver) => To) {
    return this.byPosition('class', values, to)
  }

  private byPosition<From, To>(
    kind: 'rank' | 'class',
    values: Readonly<Record<string, From>>,
    to: (value: From, at: NameResolver) => To,
  ): (To | undefined)[] {
    const list: (To | undefined)[] = this.names[kind].map(() => undefined)
    for (const [key, value] of Object.entries(values)) {
      const at = this.at(key)
      const known = this.names[kind].includes(key)
      if (known) list[this.names[kind].indexOf(key)] = to(value, at)
      else at.position(kind, key)
    }
    return list
  }
}
