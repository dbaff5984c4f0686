import type { GenealogyIndex } from '#server/domain/genealogy/genealogy-index.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import type { CompanyFacts } from '#server/ports/company-facts.ts'
import type { PeriodRecords } from '#server/ports/period-columns.ts'
import type { PeriodFacts } from '#server/ports/period-facts.ts'

/** Where ranks come from. */
export interface RankSources {
  readonly company: CompanyFacts
  readonly periods: PeriodFacts
  readonly records: PeriodRecords
}

/** Gives every member the rank it was paid as in the newest closed period; without one, nobody has a rank. */
export async function takeRanks(
  index: GenealogyIndex,
  { company, periods, records }: RankSources,
): Promise<void> {
  const ranks = (await company.company())?.ranks ?? []
  const closed = (await periods.runs()).filter(({ state }) => state === 'CLOSED' || state === 'PAID')
  const run = closed.at(-1)
  if (run === undefined) return
  const { personalVolume, groupVolume } = run.report
  const wanted = { runId: run.id, computation: run.computation, personalVolume, groupVolume }
  const { count, rank, rankNames } = await records.columns(wanted)
  const rankOf = rankNames.map((name) => ranks.indexOf(name) + 1)
  for (let member = 0; member < Math.min(count, index.count); member += 1) {
    index.members.setRank(member as Ordinal, rankOf[rank[member]!] ?? 0)
  }
}
