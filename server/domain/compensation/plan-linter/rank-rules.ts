import type { ConditionLeaf } from '#server/domain/compensation/condition-document.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import { SPONSOR_TREE } from '#server/domain/compensation/plan-document.ts'
import type { BothLanguages, Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import {
  conditionsOf,
  leavesOf,
  type PlacedLeaf,
  someWay,
} from '#server/domain/compensation/plan-linter/plan-conditions.ts'
import { compareRates, multiplyRates, ONE_RATE, rateOf } from '#server/domain/kernel/rate.ts'

const REACH: BothLanguages = {
  de: 'Graph „r braucht s darunter“; Summe der Linien ≤ Linien · legCap · Schwelle',
  en: 'graph "r needs s below"; sum of the legs <= legs · legCap · threshold',
}
const ORDER: BothLanguages = {
  de: 'Ränge werden vor den Boni bestimmt; ein Bonus sieht nur frühere Boni',
  en: 'ranks are settled before bonuses; a bonus sees earlier bonuses only',
}

/** Ranks nobody can reach, and conditions that need what comes after them. */
export const rankFindings = (plan: Plan): Finding[] => [
  ...unreachable(plan),
  ...circular(plan),
  ...twoTrees(plan),
]

/** A rank becomes reachable once one of its ways needs no rank that is not reachable yet. */
function unreachable(plan: Plan): Finding[] {
  const reachable = plan.ranks.map(() => false)
  let changed = true
  while (changed) {
    changed = false
    plan.ranks.forEach(({ achieve }, rank) => {
      if (reachable[rank]) return
      if (plan.ladder === 'CONSECUTIVE' && reachable.slice(0, rank).includes(false)) return
      if (!someWay(achieve, (leaf) => possible(plan, leaf, reachable))) return
      reachable[rank] = true
      changed = true
    })
  }
  return plan.ranks.flatMap(({ id }, rank): Finding[] =>
    reachable[rank]
      ? []
      : [
          {
            severity: 'REFUSE',
            code: 'RANK_UNREACHABLE',
            path: `ranks[${rank}].achieve`,
            text: {
              de: `Rang ${id} kann niemand erreichen: jeder Weg setzt voraus, was erst durch ihn entsteht oder unmöglich ist. Ändern Sie eine Bedingung.`,
              en: `Nobody can reach rank ${id}: every way needs what only it brings, or what is impossible. Change a condition.`,
            },
            basis: REACH,
          },
        ],
  )
}

function possible(plan: Plan, leaf: ConditionLeaf, reachable: readonly boolean[]): boolean {
  const somebody = (rank: number | undefined): boolean =>
    rank === undefined || reachable.slice(rank).includes(true)
  if (leaf.kind === 'LEGS') {
    const width = widthOf(plan, leaf.tree)
    if (width !== undefined && leaf.count > width) return false
    return somebody(leaf.where.containsRank) && somebody(leaf.where.headRank)
  }
  if (leaf.kind === 'TENURE') return somebody(leaf.rank)
  if (leaf.kind === 'VOLUME') return legsSuffice(plan, leaf)
  return leaf.kind !== 'RANK' || somebody(leaf.rank)
}

/** In a tree of fixed width, what all legs and the capped own volume may count for must reach the threshold. */
function legsSuffice(plan: Plan, leaf: Extract<ConditionLeaf, { kind: 'VOLUME' }>): boolean {
  const volume = plan.volumes[leaf.volume]
  const width = volume && widthOf(plan, volume.tree)
  if (volume === undefined || width === undefined || leaf.legCap === undefined || leaf.min === 0n) return true
  const withOwn = volume.scope.kind === 'GROUP' || volume.scope.kind === 'SELF'
  if (withOwn && !leaf.capOwn) return true
  const parts = rateOf(BigInt(width + (withOwn ? 1 : 0)))
  return compareRates(multiplyRates(leaf.legCap, parts), ONE_RATE) >= 0
}

function widthOf(plan: Plan, name: string): number | undefined {
  const tree = plan.trees.find((one) => one.name === name)
  if (tree === undefined) return undefined
  return tree.kind === 'BINARY' ? 2 : tree.width
}

function circular(plan: Plan): Finding[] {
  const found: Finding[] = []
  for (const placed of conditionsOf(plan)) {
    for (const { leaf, path } of leavesOf(placed)) {
      const { holder } = placed
      if (holder.kind === 'BONUS') {
        if (leaf.kind === 'EARNED' && leaf.bonus >= holder.bonus)
          found.push(bonusCircle(plan, leaf.bonus, path))
      } else if (leaf.kind === 'EARNED' || (holder.kind === 'ACTIVITY' && needsRanks(leaf))) {
        found.push(rankCircle(path))
      }
    }
  }
  plan.bonuses.forEach((bonus, index) => {
    if (bonus.type !== 'MATCHING') return
    bonus.of.forEach((matched, place) => {
      if (matched >= index) found.push(bonusCircle(plan, matched, `bonuses[${index}].of[${place}]`))
    })
  })
  return found
}

/** Activity is decided before ranks and cannot lean on itself. */
const needsRanks = (leaf: ConditionLeaf): boolean =>
  leaf.kind === 'ACTIVE' ||
  leaf.kind === 'RANK' ||
  (leaf.kind === 'LEGS' &&
    (leaf.where.active !== undefined ||
      leaf.where.containsRank !== undefined ||
      leaf.where.headRank !== undefined)) ||
  ((leaf.kind === 'FRONTLINE' || leaf.kind === 'SPONSORED_IN_LEGS') && leaf.active)

const rankCircle = (path: string): Finding => ({
  severity: 'REFUSE',
  code: 'RANK_CIRCULAR',
  path,
  text: {
    de: 'Die Bedingung braucht ein Ergebnis, das erst nach ihr feststeht. Verwenden Sie Volumen, Linien oder Kunden.',
    en: 'The condition needs a result that is settled only after it. Use volumes, legs or customers.',
  },
  basis: ORDER,
})

const bonusCircle = (plan: Plan, bonus: number, path: string): Finding => ({
  severity: 'REFUSE',
  code: 'BONUS_CIRCULAR',
  path,
  text: {
    de: `„${plan.bonuses[bonus]?.id}“ steht nicht vor diesem Bonus. Stellen Sie die Boni um.`,
    en: `"${plan.bonuses[bonus]?.id}" does not stand before this bonus. Put the bonuses in order.`,
  },
  basis: ORDER,
})

function twoTrees(plan: Plan): Finding[] {
  const trees = new Set<string>()
  const leaves = conditionsOf(plan)
    .filter(({ holder }) => holder.kind === 'RANK')
    .flatMap(leavesOf)
  for (const leaf of leaves) for (const tree of treesOf(plan, leaf)) trees.add(tree)
  if (trees.size < 2) return []
  const named = [...trees].join(', ')
  return [
    {
      severity: 'WARN',
      code: 'RANK_TWO_TREES',
      path: 'ranks',
      text: {
        de: `Die Ränge hängen von mehreren Bäumen ab (${named}); dann können sie umschlagen. Prüfen Sie einen Lauf.`,
        en: `The ranks depend on several trees (${named}) and may flip. Check a run.`,
      },
      basis: {
        de: 'über einem Baum ist ein Durchgang endgültig, über zweien bis zu 50',
        en: 'over one tree one pass is final, over two up to 50 passes are needed',
      },
    },
  ]
}

function treesOf(plan: Plan, { leaf }: PlacedLeaf): string[] {
  if (leaf.kind === 'LEGS') return [leaf.tree]
  if (leaf.kind === 'SPONSORED_IN_LEGS') return [SPONSOR_TREE, leaf.tree]
  if (leaf.kind === 'FRONTLINE') return [SPONSOR_TREE]
  const volume = leaf.kind === 'VOLUME' ? plan.volumes[leaf.volume] : undefined
  return volume && volume.scope.kind !== 'SELF' ? [volume.tree] : []
}
