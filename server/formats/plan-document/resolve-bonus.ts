import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type {
  BreakawayBonus,
  DifferentialBonus,
  GenerationBonus,
  InfinityBonus,
  LevelBonus,
  MatchingDownBonus,
  MatchingUpBonus,
} from '#server/domain/compensation/walking-bonuses.ts'
import { ZERO_RATE } from '#server/domain/kernel/rate.ts'
import type { BonusDocument, BonusDocumentOf } from '#server/formats/plan-document/bonus-schema.ts'
import type { NameResolver } from '#server/formats/plan-document/names.ts'
import {
  type BonusPlace,
  bonusCondition,
  boundaryOf,
  commonFields,
  compressionOf,
  countByRank,
  walkFields,
} from '#server/formats/plan-document/resolve-bonus-frame.ts'
import {
  resolveBinary,
  resolveFastStart,
  resolveFixed,
  resolvePool,
  resolveRetailProfit,
} from '#server/formats/plan-document/resolve-bonus-sums.ts'
import {
  levelRates,
  listOrByRank,
  longest,
  positionRates,
  rateList,
} from '#server/formats/plan-document/resolve-rates.ts'

/** One written bonus with its names resolved and its defaults filled in; issues go to the resolver. */
export function resolveBonus(written: BonusDocument, place: BonusPlace): Bonus {
  const common = () => commonFields(written, place)
  switch (written.type) {
    case 'PERSONAL_SALES':
      return { ...common(), type: written.type, rates: positionRates(written, place.names) }
    case 'UNILEVEL':
    case 'MATRIX':
      return resolveLevels(written, place)
    case 'DIFFERENTIAL':
      return resolveDifferential(written, place)
    case 'BREAKAWAY':
      return resolveBreakaway(written, place)
    case 'GENERATION':
      return resolveGeneration(written, place)
    case 'INFINITY':
      return resolveInfinity(written, place)
    case 'MATCHING':
      return written.direction === 'DOWN' ? resolveMatchDown(written, place) : resolveMatchUp(written, place)
    case 'REFERRER':
      return { ...common(), type: written.type, rate: place.names.rate(written.rate) }
    case 'STATED':
      return { ...common(), type: written.type }
    case 'BINARY':
      return resolveBinary(written, place)
    case 'FAST_START':
      return resolveFastStart(written, place)
    case 'RETAIL_PROFIT':
      return resolveRetailProfit(written, place)
    case 'POOL':
      return resolvePool(written, place)
    case 'FIXED':
      return resolveFixed(written, place)
  }
}

function resolveLevels(written: BonusDocumentOf<'UNILEVEL' | 'MATRIX'>, place: BonusPlace): LevelBonus {
  const { names } = place
  const when = written.rateWhen ?? []
  const draft = levelRates(written, written.maxLevel ?? 1, names)
  const deepest = Math.max(longest(draft), ...when.map(({ rates }) => rates?.length ?? 1))
  const maxLevel = written.maxLevel ?? Math.max(1, deepest)
  const rateWhen = when.map((row, index) => {
    const at = names.at('rateWhen').at(index)
    if ((row.rate === undefined) === (row.rates === undefined)) at.complain('give either "rate" or "rates"')
    const rates = row.rates ? rateList(row.rates, at) : new Array(maxLevel).fill(names.rate(row.rate ?? '0'))
    return { when: bonusCondition(row.when, { ...place, names: at.at('when') }), rates }
  })
  if (written.type === 'MATRIX') checkMatrix(written, maxLevel, names)
  return {
    ...commonFields(written, place),
    ...walkFields(written, deepest, names),
    type: written.type,
    rates: draft,
    rateWhen,
  }
}

function checkMatrix(written: BonusDocumentOf<'MATRIX'>, maxLevel: number, names: NameResolver): void {
  names.at('tree').treeOfKind(written.tree, 'MATRIX')
  const depth = names.names.treeDepths[names.names.tree.indexOf(written.tree ?? '')]
  if (depth !== undefined && maxLevel > depth) {
    names.at('maxLevel').complain(`${maxLevel} levels in a matrix ${depth} deep; pay at most ${depth}`)
  }
}

function resolveDifferential(written: BonusDocumentOf<'DIFFERENTIAL'>, place: BonusPlace): DifferentialBonus {
  const { names } = place
  const { rates, brackets } = written
  const wanted = { RANK: 'rates', BRACKET: 'brackets', MEMBER_RATE: undefined }[written.rateBy]
  const given = rates ? 'rates' : brackets ? 'brackets' : undefined
  if (wanted !== given || (rates && brackets)) {
    names
      .at('rateBy')
      .complain(
        wanted === undefined
          ? 'MEMBER_RATE takes the rate of each member’s contract; drop rates and brackets'
          : `${written.rateBy} needs "${wanted}" and nothing else`,
      )
  }
  const ways = { ...(rates ? { rates } : {}), ...(brackets ? { brackets } : {}) }
  return {
    ...commonFields(written, place),
    type: written.type,
    rates: rates || brackets ? positionRates(ways, names) : { kind: 'MEMBER_RATE' },
    ownVolume: written.ownVolume ?? true,
    fromLevel: written.fromLevel ?? 0,
    unqualified: written.unqualified ?? 'TRANSPARENT',
  }
}

function resolveBreakaway(written: BonusDocumentOf<'BREAKAWAY'>, place: BonusPlace): BreakawayBonus {
  const { names } = place
  const base = {
    ...commonFields(written, place),
    type: written.type,
    threshold: names.at('threshold').position('rank', written.threshold),
    unqualified: written.unqualified ?? ('LAPSES' as const),
  }
  const at = names.at('rates')
  if (written.mode === 'FIXED') {
    const lists = Array.isArray(written.rates)
      ? written.rates
      : Object.fromEntries(
          Object.entries(written.rates).map(([rank, rate]) => [rank, Array.isArray(rate) ? rate : [rate]]),
        )
    return { ...base, override: { mode: 'FIXED', rates: listOrByRank(lists, at) } }
  }
  if (Array.isArray(written.rates))
    at.complain('DIFFERENTIAL needs one rate for each rank, such as { GOLD: "0.05" }')
  const written1 = Array.isArray(written.rates) ? {} : written.rates
  const byRank = at.byRank(written1, (rate, place1) => {
    if (typeof rate !== 'string') place1.complain('DIFFERENTIAL needs one rate, not a list')
    return names.rate(typeof rate === 'string' ? rate : '0')
  })
  const minimum = written.minimum === undefined ? ZERO_RATE : names.rate(written.minimum)
  const generationRates = rateList(written.generationRates ?? [], names)
  return { ...base, override: { mode: 'DIFFERENTIAL', byRank, minimum, generationRates } }
}

function resolveGeneration(written: BonusDocumentOf<'GENERATION'>, place: BonusPlace): GenerationBonus {
  const { names } = place
  const rates = listOrByRank(written.rates, names.at('rates'))
  return {
    ...commonFields(written, place),
    type: written.type,
    boundary: boundaryOf(written.boundary, names.at('boundary')),
    rates,
    maxGenerations: written.maxGenerations ?? Math.max(1, longest(rates)),
    depthByRank: countByRank(written.depthByRank, names.at('depthByRank')),
    inactiveBoundary: written.inactiveBoundary ?? 'COUNTS',
  }
}

function resolveInfinity(written: BonusDocumentOf<'INFINITY'>, place: BonusPlace): InfinityBonus {
  const { names } = place
  const { stopAfter, blockRank } = written
  return {
    ...commonFields(written, place),
    type: written.type,
    byRank: names.at('rates').byRank(written.rates, (text) => names.rate(text)),
    fromLevel: written.fromLevel,
    ...(blockRank === undefined ? {} : { blockRank: names.at('blockRank').position('rank', blockRank) }),
    stopAfter: typeof stopAfter === 'number' ? stopAfter : 1,
    stopAfterByRank: countByRank(
      typeof stopAfter === 'object' ? stopAfter : undefined,
      names.at('stopAfter'),
    ),
  }
}

const matched = (written: BonusDocumentOf<'MATCHING'>, { names }: BonusPlace): number[] =>
  written.of.map((name, index) => names.at('of').at(index).position('bonus', name))

function resolveMatchUp(written: BonusDocumentOf<'MATCHING'>, place: BonusPlace): MatchingUpBonus {
  const { names } = place
  const count = written.count ?? 'LEVEL'
  for (const key of ['share', 'dividedBy'] as const) {
    if (written[key] !== undefined) names.at(key).complain('belongs to "direction: DOWN"; drop it or set it')
  }
  if (written.rates === undefined)
    names.at('rates').complain('is missing; add the rates by level or generation')
  if (count === 'GENERATION' && written.boundary === undefined) {
    names.at('boundary').complain('is missing; GENERATION needs { rank: ... } or OWN_RANK')
  }
  if (count === 'LEVEL' && written.boundary !== undefined) {
    names.at('boundary').complain('belongs to "count: GENERATION"; set it or drop the boundary')
  }
  return {
    ...commonFields(written, place),
    type: written.type,
    direction: 'UP',
    of: matched(written, place),
    count,
    ...(written.boundary === undefined
      ? {}
      : { boundary: boundaryOf(written.boundary, names.at('boundary')) }),
    inactiveBoundary: written.inactiveBoundary ?? 'COUNTS',
    rates: listOrByRank(written.rates ?? [], names.at('rates')),
    generationsByRank: countByRank(written.generationsByRank, names.at('generationsByRank')),
    lastRateForDeeper: written.lastRateForDeeper ?? false,
    compression: compressionOf(written.compression, names.at('compression')),
  }
}

function resolveMatchDown(written: BonusDocumentOf<'MATCHING'>, place: BonusPlace): MatchingDownBonus {
  const { names } = place
  for (const key of ['rates', 'count', 'boundary', 'compression', 'generationsByRank'] as const) {
    if (written[key] !== undefined) names.at(key).complain('does not belong to "direction: DOWN"; drop it')
  }
  if (written.share === undefined) names.at('share').complain('is missing; add the share that goes down')
  return {
    ...commonFields(written, place),
    type: written.type,
    direction: 'DOWN',
    of: matched(written, place),
    share: names.rate(written.share ?? '0'),
    dividedBy: written.dividedBy ?? 'DIRECT_RECRUITS',
  }
}
