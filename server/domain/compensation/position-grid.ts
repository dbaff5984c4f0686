import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import type { PositionRates } from '#server/domain/compensation/bonus-terms.ts'
import { bracketsOf } from '#server/domain/compensation/level-grid.ts'
import { compareRates, type Rate, ZERO_RATE } from '#server/domain/kernel/rate.ts'

/** One rate a position: `rates` rising and each once, `[0]` is nothing; `stepOf` says where each member stands. */
export interface PositionGrid {
  readonly rates: readonly Rate[]
  readonly stepOf: Int32Array
}

/** Readies position rates: by rank, by bracket, by contract, or one for all. */
export function positionGrid(ground: BonusGround, rates: PositionRates): PositionGrid {
  const { run, ranks } = ground
  if (rates.kind === 'ONE') return gridOf([rates.rate], new Int32Array(ranks.length))
  if (rates.kind === 'RANK') return gridOf(rates.byRank, Int32Array.from(ranks))
  if (rates.kind === 'MEMBER_RATE') return gridOf(run.facts.members.rates, run.facts.members.ownRate)
  return gridOf(
    rates.brackets.table.map(({ value }) => value),
    bracketsOf(run, rates.brackets),
  )
}

function gridOf(listed: readonly (Rate | undefined)[], placeOf: Int32Array): PositionGrid {
  const rates: Rate[] = [ZERO_RATE]
  for (const rate of [...listed].sort((a, b) => compareRates(a ?? ZERO_RATE, b ?? ZERO_RATE))) {
    if (rate && compareRates(rate, rates.at(-1)!) > 0) rates.push(rate)
  }
  const stepOfPlace = listed.map((rate) =>
    rate === undefined
      ? 0
      : Math.max(
          0,
          rates.findIndex((known) => compareRates(known, rate) === 0),
        ),
  )
  return { rates, stepOf: placeOf.map((place) => stepOfPlace[place] ?? 0) }
}
