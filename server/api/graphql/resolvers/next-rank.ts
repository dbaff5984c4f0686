import type { SummaryMissing } from '#server/domain/compensation/statement-summary.ts'
import { formatPoints, pointsOf } from '#server/domain/kernel/points.ts'
import type { NextRankView } from '#server/usecases/members/read-member-parts.ts'

/** The rank above with what is missing for it, figures as text in their own unit. */
export const nextRankFace = (next: NextRankView | null) =>
  next && {
    rank: next.rank,
    period: next.period === '' ? null : next.period,
    judged: next.judged,
    missing: next.leaves.map(
      ({ code, volume, have, need, unit, wanted = [], legCap = '' }: SummaryMissing) => ({
        code,
        volume: volume === '' ? null : volume,
        wanted,
        have: inUnit(have, unit),
        need: inUnit(need, unit),
        legCap: legCap === '' ? null : inUnit(legCap, unit),
      }),
    ),
  }

/** Points and money are kept as hundredths or minor units; counts as they are. */
const inUnit = (text: string, unit: string): string =>
  unit === 'POINTS' || unit === 'MONEY' ? formatPoints(pointsOf(BigInt(text))) : text
