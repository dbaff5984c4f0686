import type { Draft } from '#server/domain/compensation/draft.ts'
import type { CarryResult, RunResult, WalkReason } from '#server/domain/compensation/result.ts'

/** What a walk met on the way to a line's earner, from the source upwards, the earner not included. */
export interface Note {
  readonly member: number
  readonly why: WalkReason
}

/**
 * What is told of one way where nobody asks for more, the members nearest to the source first: so that explaining
 * every line of a line of 200,000 inactive members stays possible. Who is left out is counted (`more`).
 */
export const FEWEST_NOTES = 48

/** A line as its family knows it. */
export interface Spot {
  readonly source: number
  readonly earner: number
  readonly level: number
  readonly code: number
}

/** A computed bonus: its lines, and the way to each of them on request. */
export interface PaidBonus {
  readonly draft: Draft
  /** Walks the line's one source again, at most `most` steps; a walk that does not end in the line is a bug. */
  notes(spot: Spot, most: number): readonly Note[]
  /** `BINARY`: what the legs keep. */
  readonly carry?: CarryResult
  /** `FIXED`: what the next period has to know. */
  readonly fixed?: RunResult['fixed']
}

/** For families without a walk. */
export const noNotes = (): readonly Note[] => []
