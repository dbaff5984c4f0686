import type { Condition, LegTest } from '#server/domain/compensation/condition-document.ts'
import type { ConditionDocument } from '#server/formats/plan-document/condition-schema.ts'
import type { NameResolver } from '#server/formats/plan-document/names.ts'

type Leaf<Key extends string> = Extract<ConditionDocument, Record<Key, unknown>>

/** Where a condition stands: what may not be used there, and the tree that `sponsoredInLegs` means by default. */
export interface ConditionPlace {
  readonly inRank: boolean
  /** How many bonuses of the plan stand before the place; `earned` may name only those. */
  readonly bonusesBefore: number
  readonly tree?: string
}

/** A written condition with its names resolved; issues go to the resolver. */
export function resolveCondition(
  written: ConditionDocument,
  names: NameResolver,
  place: ConditionPlace,
): Condition {
  if ('all' in written || 'any' in written) {
    const key = 'all' in written ? 'all' : 'any'
    const parts = 'all' in written ? written.all : written.any
    const of = parts.map((part, index) => resolveCondition(part, names.at(key).at(index), place))
    return { kind: key === 'all' ? 'ALL' : 'ANY', of }
  }
  if ('not' in written) return { kind: 'NOT', of: resolveCondition(written.not, names.at('not'), place) }
  if ('legs' in written) return resolveLegs(written, names)
  if ('volume' in written) return resolveVolume(written, names)
  if ('sponsoredInLegs' in written) return resolveSponsored(written, names, place)
  if ('earned' in written) return resolveEarned(written, names)
  return resolveSimple(written, names, place)
}

function resolveVolume(written: Leaf<'volume'>, names: NameResolver): Condition {
  const volume = names.at('volume').position('volume', written.volume)
  const legCap = written.legCap === undefined ? undefined : names.at('legCap').part(written.legCap)
  return {
    kind: 'VOLUME',
    volume,
    min: names.at('min').units(written.min, names.names.measures[volume] ?? 'PV'),
    ...(legCap === undefined ? {} : { legCap }),
    capOwn: written.capOwn ?? false,
    windows: written.windows ?? 1,
  }
}

function resolveLegs(written: Leaf<'legs'>, names: NameResolver): Condition {
  const where = written.where
  const at = names.at('where')
  if ((where.volume === undefined) !== (where.min === undefined)) {
    at.complain('"volume" and "min" go together; add the one that is missing')
  }
  const none = [where.volume, where.active, where.containsRank, where.headRank].every(
    (part) => part === undefined,
  )
  if (none) at.complain('says nothing; add volume and min, active, containsRank or headRank')
  const volume = where.volume === undefined ? -1 : at.at('volume').position('volume', where.volume)
  const min = at.at('min').units(where.min ?? '0', names.names.measures[volume] ?? 'PV')
  const test: LegTest = {
    ...(volume < 0 ? {} : { volume: { volume, min, windows: where.windows ?? 1 } }),
    ...(where.active === undefined ? {} : { active: where.active }),
    ...(where.containsRank === undefined
      ? {}
      : { containsRank: at.at('containsRank').position('rank', where.containsRank) }),
    ...(where.headRank === undefined ? {} : { headRank: at.at('headRank').position('rank', where.headRank) }),
  }
  return { kind: 'LEGS', tree: names.at('tree').tree(written.tree), count: written.legs, where: test }
}

function resolveSponsored(
  written: Leaf<'sponsoredInLegs'>,
  names: NameResolver,
  place: ConditionPlace,
): Condition {
  const { each, active, tree } = written.sponsoredInLegs
  const at = names.at('sponsoredInLegs')
  const only = names.names.tree.length === 1 ? names.names.tree[0] : undefined
  const wanted = tree ?? (place.tree === 'SPONSOR' ? undefined : place.tree) ?? only
  if (wanted === undefined) at.complain('needs "tree", the binary tree whose sides are meant')
  return {
    kind: 'SPONSORED_IN_LEGS',
    tree: at.at('tree').tree(wanted),
    each,
    active: active ?? false,
  }
}

/** Whether the bonus stands early enough is for the linter to say (`BONUS_CIRCULAR`, `RANK_CIRCULAR`). */
function resolveEarned(written: Leaf<'earned'>, names: NameResolver): Condition {
  const at = names.at('earned')
  return {
    kind: 'EARNED',
    bonus: at.at('bonus').position('bonus', written.earned.bonus),
    min: at.at('min').money(written.earned.min),
  }
}

type Simple = Exclude<
  ConditionDocument,
  | Leaf<'all'>
  | Leaf<'any'>
  | Leaf<'not'>
  | Leaf<'volume'>
  | Leaf<'legs'>
  | Leaf<'sponsoredInLegs'>
  | Leaf<'earned'>
>

function resolveSimple(written: Simple, names: NameResolver, place: ConditionPlace): Condition {
  if ('frontline' in written) {
    return { kind: 'FRONTLINE', count: written.frontline, active: written.onlyActive ?? false }
  }
  if ('customers' in written) return { kind: 'CUSTOMERS', count: written.customers }
  if ('retailShare' in written) {
    return {
      kind: 'RETAIL_SHARE',
      share: names.at('retailShare').part(written.retailShare),
      scope: written.scope ?? 'GROUP',
    }
  }
  if ('active' in written) return { kind: 'ACTIVE', active: written.active }
  if ('status' in written) return { kind: 'STATUS', statuses: written.status }
  if ('orderInPeriod' in written) return { kind: 'ORDER_IN_PERIOD', present: written.orderInPeriod }
  if ('product' in written) {
    return { kind: 'PRODUCT', products: Array.isArray(written.product) ? written.product : [written.product] }
  }
  if ('tenure' in written) return resolveTenure(written, names)
  if ('class' in written) {
    const classes = written.class.map((name, index) => names.at('class').at(index).position('class', name))
    return { kind: 'CLASS', classes }
  }
  if (place.inRank) names.at('rank').complain('"rank" is not allowed inside ranks; use tenure or legs')
  return { kind: 'RANK', rank: names.at('rank').position('rank', written.rank) }
}

function resolveTenure(written: Leaf<'tenure'>, names: NameResolver): Condition {
  const at = names.at('tenure')
  const { rank, periods, of } = written.tenure
  if (periods > of) at.complain(`${periods} of ${of} periods is not possible; lower "periods"`)
  return { kind: 'TENURE', rank: at.at('rank').position('rank', rank), periods, of }
}
