import type { StagedPeriodRecord } from '#server/ports/staging.ts'
import type { RunComputation } from '#server/usecases/periods/run-computation.ts'

/** Ordinals a period record holds. */
const RECORD_SIZE = 5_000

/** Volumes, activity and ranks of everybody, in records of 5,000 ordinals. */
export function* stagedRecords({ result, gathered, stored }: RunComputation): Generator<StagedPeriodRecord> {
  const { plan } = stored
  const rankName = (rank: number): string => (rank < 0 ? '' : plan.ranks[rank]!.id)
  for (let from = 0; from < gathered.members.count; from += RECORD_SIZE) {
    const to = Math.min(gathered.members.count, from + RECORD_SIZE)
    const ordinals = Array.from({ length: to - from }, (_, at) => from + at)
    yield {
      ordinals,
      paidAsRanks: ordinals.map((ordinal) => rankName(result.ranks.paidAs[ordinal]!)),
      highestRanks: ordinals.map((ordinal) => rankName(result.ranks.highest[ordinal]!)),
      active: ordinals.map((ordinal) => result.active[ordinal] === 1),
      volumeNames: plan.volumes.map(({ id }) => id),
      volumes: result.volumes.flatMap((column) => ordinals.map((ordinal) => BigInt(column[ordinal]!))),
    }
  }
}
