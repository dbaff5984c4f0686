import type { SightRule } from '#server/domain/company/sight-policy.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import type { PeriodCalendar } from '#server/domain/kernel/period.ts'

/** What was settled when the company was set up, and its policies. */
export interface Company {
  readonly name: string
  readonly currency: Currency
  readonly calendar: PeriodCalendar
  /** The first period anything may be dated into. */
  readonly firstPeriod: string
  readonly demo: boolean
  /** Names of the plan's ranks, lowest first; the index counts them from 1. */
  readonly ranks: readonly string[]
  readonly sightPolicy: readonly SightRule[]
}

/** A period that is frozen or closed: nothing new may be dated into it. */
export interface ShutPeriod {
  readonly period: string
  readonly closedAt: Instant
}

/** How a period stands, and the version a decision about it rests on. */
export interface PeriodStanding {
  readonly shut: boolean
  readonly version: number
}

/** Reads about the company as a whole. */
export interface CompanyFacts {
  /** `undefined` while nothing has been set up in this store. */
  company(): Promise<Company | undefined>
  /** Frozen and closed periods, oldest first. */
  shutPeriods(): Promise<readonly ShutPeriod[]>
  /**
   * How a period stands, for decisions that rest on its version. A remembered answer may be old, but only about a
   * period that was open; the version then tells, and `fresh` reads again.
   */
  periodStanding(period: string, how: { readonly fresh: boolean }): Promise<PeriodStanding>
}
