import type { RunGround } from '#server/domain/compensation/bonus-ground.ts'
import type { Draft } from '#server/domain/compensation/draft.ts'
import { sourceNameOf } from '#server/domain/compensation/line-reader.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import {
  BREAKAGE_REASONS,
  type BreakageReason,
  type LineSourceName,
} from '#server/domain/compensation/result.ts'

/** An amount that reached nobody, with what it stood for: a line without an earner. */
export interface LapsedLine {
  readonly bonus: string
  /** Absent where it stands for no single source (the rest of a pool). */
  readonly source?: LineSourceName
  readonly level: number
  /** Who stood there and may not have it; absent where nobody stood there. */
  readonly position?: string
  readonly reason: BreakageReason
  readonly amount: bigint
}

/**
 * Breakage line by line, by bonus in plan order, then in the order in which the bonus met its sources. What caps 3 to
 * 6 cut stands on the earning lines themselves (`amountBeforeCaps`, `caps`).
 */
export interface LapsedLines {
  readonly count: number
  at(i: number): LapsedLine
}

/** Reads the lapses of a run's bonuses; nothing is copied before it is asked for. */
export function lapsedLines(ground: RunGround, paid: readonly PaidBonus[]): LapsedLines {
  const ends: number[] = []
  let count = 0
  for (const { draft } of paid) {
    count += draft.lapses.count
    ends.push(count)
  }
  return {
    count,
    at(i) {
      const bonus = ends.findIndex((end) => i < end)
      const { draft } = paid[bonus]!
      return lapsedLine(ground, { draft, bonus, at: i - (ends[bonus]! - draft.lapses.count) })
    },
  }
}

interface Lapsed {
  readonly draft: Draft
  readonly bonus: number
  readonly at: number
}

function lapsedLine(ground: RunGround, { draft, bonus, at }: Lapsed): LapsedLine {
  const { lapses, sources } = draft
  const source = lapses.source[at]!
  const position = ground.facts.members.numbers[lapses.member[at]!]
  return {
    bonus: ground.plan.bonuses[bonus]!.id,
    ...(source < 0 ? {} : { source: sourceNameOf(ground.facts, sources, source) }),
    level: lapses.level[at]!,
    ...(position === undefined ? {} : { position }),
    reason: BREAKAGE_REASONS[lapses.reason[at]!]!,
    amount: BigInt(lapses.amount[at]!),
  }
}
