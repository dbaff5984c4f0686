import { type Factor, scaled } from '#server/domain/compensation/exact.ts'
import { baseFor, factorAt, type LevelGrid } from '#server/domain/compensation/level-grid.ts'
import { NO_FACTOR } from '#server/domain/compensation/rate-list.ts'
import type { Sources } from '#server/domain/compensation/sources.ts'
import { emptyQuote, type Terms } from '#server/domain/compensation/walk.ts'

/** Prices of a walk by rates: `base * share * multiplier * rate`. */
export function rateTerms(grid: LevelGrid, sources: Sources, maxLevel: number): Terms {
  const quote = emptyQuote()
  const { member, base } = sources
  const pair = { earner: 0, buyer: 0 }
  const flat = grid.rule === 'EARNER'
  return {
    maxLevel: Math.min(maxLevel, grid.top.length),
    quote,
    ask(earner, source, level) {
      pair.earner = earner
      pair.buyer = member[source]!
      const factor = factorAt(grid, pair, level)
      if (!factor.positive) return false
      quote.base = flat ? base[source]! : baseFor(grid, pair, base[source]!)
      quote.rate = factor.rate
      quote.amount = scaled(quote.base, factor)
      return true
    },
    askTop(source, level) {
      const factor = topFor(grid, member[source]!, level)
      quote.base = base[source]!
      quote.rate = factor.rate
      quote.amount = scaled(quote.base, factor)
    },
    pays: (source) => base[source] !== 0,
  }
}

/** Where the buyer's class decides, nobody could get more than that class gives. */
function topFor(grid: LevelGrid, buyer: number, level: number): Factor {
  if (grid.rule !== 'BUYER') return grid.top[level - 1] ?? NO_FACTOR
  const row = grid.rowOf[buyer]!
  return (row < 0 ? grid.topByClass.at(-1) : grid.topByClass[row])?.[level - 1] ?? NO_FACTOR
}
