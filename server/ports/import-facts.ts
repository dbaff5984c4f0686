import type { Instant } from '#server/domain/kernel/instant.ts'

/** How often something was said of the rows of one file. */
export interface ImportCount {
  readonly code: string
  readonly file: string
  readonly count: number
}

/** One run of an import. Read = accepted + rejected + unchanged, always. */
export interface ImportRun {
  readonly id: string
  readonly source: string
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly actor: string
  readonly state: string
  readonly dryRun: boolean
  readonly read: number
  readonly accepted: number
  readonly unchanged: number
  readonly rejected: number
  readonly warnings: number
  readonly rejectedBy: readonly ImportCount[]
  readonly warnedBy: readonly ImportCount[]
}

/** A row that was not taken, and why. */
export interface RejectedRow {
  readonly file: string
  readonly line: number
  readonly code: string
  /** Facts of the reason as text by name; `text` is the row as it was read. */
  readonly facts: Readonly<Record<string, string>>
}

/** Where a page of rejected rows begins: a stored page and a place in it. */
export interface RejectedPlace {
  readonly page: number
  readonly place: number
}

/** Reads about imports. */
export interface ImportFacts {
  /** Newest first. */
  list(until: Instant, limit: number): Promise<readonly ImportRun[]>
  byId(id: string): Promise<ImportRun | undefined>
  /** Rejected rows from a place on, in the order of the files; the caller filters and stops. */
  rejected(id: string, from: RejectedPlace): AsyncIterable<RejectedRow & { readonly at: RejectedPlace }>
}
