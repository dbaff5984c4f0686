import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { draftOn, lineCode } from '#server/domain/compensation/draft.ts'
import { doubleOf, SAFE_MAX } from '#server/domain/compensation/exact.ts'
import { type LevelGrid, levelGrid } from '#server/domain/compensation/level-grid.ts'
import { rateTerms } from '#server/domain/compensation/level-terms.ts'
import type { PaidBonus } from '#server/domain/compensation/paid-bonus.ts'
import { keptPart } from '#server/domain/compensation/paid-lines.ts'
import { pathsOf } from '#server/domain/compensation/paths.ts'
import type { Sources } from '#server/domain/compensation/sources.ts'
import type { FastStartBonus } from '#server/domain/compensation/sum-bonuses.ts'
import { emptyQuote, type Terms, type Walk, walkAll } from '#server/domain/compensation/walk.ts'
import { walkNotes } from '#server/domain/compensation/walk-notes.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { applyRate } from '#server/domain/kernel/rate.ts'

/** Pays on early orders or orders of a kind; always by order. */
export function payFastStart(ground: BonusGround<FastStartBonus>): PaidBonus {
  const { bonus, run, at } = ground
  const sources = run.sources(at, 'ORDER')
  const grid = bonus.pay.kind === 'RATES' ? levelGrid(ground, bonus.pay.rates) : undefined
  const walk: Walk = {
    ground,
    paths: pathsOf(ground, {
      compression: bonus.compression,
      passUp: bonus.passUp,
      ...(grid ? { grid } : {}),
    }),
    terms: termsOf(ground, sources, grid),
    draft: draftOn(sources),
    code: lineCode('FAST_START'),
    fields: bonus,
  }
  walkAll(walk)
  return { draft: walk.draft, notes: (spot, most) => walkNotes(walk, spot, most) }
}

function termsOf(ground: BonusGround<FastStartBonus>, sources: Sources, grid: LevelGrid | undefined): Terms {
  const { pay, maxLevel } = ground.bonus
  if (pay.kind === 'RATES') {
    const terms = rateTerms(grid!, sources, maxLevel)
    return pay.maximum === undefined ? terms : atMost(terms, doubleOf(pay.maximum))
  }
  if (pay.kind === 'AMOUNTS') return amountTerms(ground, sources, pay)
  return classTerms(ground, sources, pay.amounts)
}

/** No level of an order pays more than `maximum`. */
function atMost(terms: Terms, maximum: number): Terms {
  const { quote } = terms
  const limit = (): void => {
    quote.cut = Math.max(0, quote.amount - maximum)
    quote.amount -= quote.cut
  }
  return {
    ...terms,
    ask(earner, source, level) {
      const hasRate = terms.ask(earner, source, level)
      if (hasRate) limit()
      return hasRate
    },
    askTop(source, level) {
      terms.askTop(source, level)
      limit()
      quote.cut = 0
    },
  }
}

type Pay = FastStartBonus['pay']

/** Fixed amounts by level: once an order, and for each piece of a product that was not given back in the period. */
function amountTerms(
  { bonus, run }: BonusGround<FastStartBonus>,
  sources: Sources,
  pay: Extract<Pay, { kind: 'AMOUNTS' }>,
): Terms {
  const quote = emptyQuote()
  const once = pay.amounts.map(doubleOf)
  const pieces = run.facts.products.map((name) => pay.byProduct.get(name)?.map(doubleOf) ?? [])
  const { lineStart } = run.facts.orders
  const { product, quantity } = run.facts.lines
  const nothingBack = !run.facts.refunds.some(({ of }) => of.kind === 'THIS_PERIOD')
  const kept = (whole: number, order: number, line: number): number =>
    nothingBack ? whole : doubleOf(applyRate(BigInt(whole), keptPart(run.facts, order, line)))
  const amountOf = (source: number, level: number): number => {
    let amount = once[level - 1] ?? 0
    const order = sources.order[source]!
    for (let line = lineStart[order]!; line < lineStart[order + 1]!; line += 1) {
      const each = product[line]! < 0 ? undefined : pieces[product[line]!]![level - 1]
      if (each !== undefined) amount += kept(each * quantity[line]!, order, line - lineStart[order]!)
    }
    invariant(amount <= SAFE_MAX, 'a fixed amount stays within 2^53-1')
    return amount
  }
  return fixedTerms(
    { quote, sources, amountOf: (_earner, source, level) => amountOf(source, level) },
    bonus.maxLevel,
  )
}

/** Amounts by class of the earner and of the buyer, for level 1. */
function classTerms(
  { run }: BonusGround,
  sources: Sources,
  amounts: Extract<Pay, { kind: 'CLASS_TABLE' }>['amounts'],
): Terms {
  const classes = run.facts.members.class
  const table = amounts.map((row) => row?.map((amount) => (amount === undefined ? 0 : doubleOf(amount))))
  const top = (buyer: number): number => Math.max(0, ...table.map((row) => row?.[buyer] ?? 0))
  const amountOf = (earner: number, source: number): number => {
    const buyer = classes[sources.member[source]!]!
    return earner < 0 ? top(buyer) : (table[classes[earner]!]?.[buyer] ?? 0)
  }
  return fixedTerms({ quote: emptyQuote(), sources, amountOf }, 1)
}

interface FixedAmounts {
  readonly quote: Terms['quote']
  readonly sources: Sources
  /** Earner -1 asks for the most anybody could get. */
  amountOf(earner: number, source: number, level: number): number
}

function fixedTerms({ quote, sources, amountOf }: FixedAmounts, maxLevel: number): Terms {
  const price = (earner: number, source: number, level: number): boolean => {
    quote.amount = amountOf(earner, source, level)
    quote.base = sources.base[source]!
    quote.rate = -1
    return quote.amount > 0
  }
  return {
    maxLevel,
    quote,
    ask: price,
    askTop: (source, level) => {
      price(-1, source, level)
    },
    pays: () => true,
  }
}
