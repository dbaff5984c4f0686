import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { ConditionLeaf } from '#server/domain/compensation/condition-document.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { conditionsOf, leavesOf } from '#server/domain/compensation/plan-linter/plan-conditions.ts'

/** What a plan defines and nobody reads (the lowest rank is the ladder's foot), and legs that may grow without end. */
export const usageFindings = (plan: Plan): Finding[] => [...unusedNames(plan), ...uncappedCarry(plan)]

interface Used {
  readonly volumes: Set<number>
  readonly ranks: Set<number>
  readonly trees: Set<string>
}

function unusedNames(plan: Plan): Finding[] {
  const used: Used = { volumes: new Set(), ranks: new Set(), trees: new Set() }
  for (const { leaf } of conditionsOf(plan).flatMap(leavesOf)) noteLeaf(used, leaf)
  for (const bonus of plan.bonuses) noteBonus(used, bonus)
  for (const volume of plan.volumes) {
    used.trees.add(volume.tree)
    if (volume.without.legsFromRank !== undefined) used.ranks.add(volume.without.legsFromRank)
  }
  for (const cap of plan.caps) if ('byRank' in cap) noteKeys(used.ranks, cap.byRank)
  return [
    ...plan.volumes.flatMap(({ id }, index) =>
      used.volumes.has(index) ? [] : [unused(`volumes.${id}`, id)],
    ),
    ...plan.ranks.flatMap(({ id }, index) =>
      index === 0 || used.ranks.has(index) ? [] : [unused(`ranks[${index}]`, id)],
    ),
    ...plan.trees.flatMap(({ name }) => (used.trees.has(name) ? [] : [unused(`trees.${name}`, name)])),
  ]
}

const unused = (path: string, name: string): Finding => ({
  severity: 'WARN',
  code: 'UNUSED',
  path,
  text: {
    de: `Auf „${name}“ bezieht sich niemand. Streichen Sie es, oder ein Schreibfehler verbirgt sich anderswo.`,
    en: `Nobody refers to "${name}". Drop it, or a misspelling hides elsewhere.`,
  },
  basis: { de: 'jeder Name wird mindestens einmal gelesen', en: 'each name is read at least once' },
})

function noteLeaf(used: Used, leaf: ConditionLeaf): void {
  if (leaf.kind === 'VOLUME') used.volumes.add(leaf.volume)
  if (leaf.kind === 'RANK' || leaf.kind === 'TENURE') used.ranks.add(leaf.rank)
  if (leaf.kind === 'LEGS' || leaf.kind === 'SPONSORED_IN_LEGS') used.trees.add(leaf.tree)
  if (leaf.kind !== 'LEGS') return
  const { volume, containsRank, headRank } = leaf.where
  if (volume) used.volumes.add(volume.volume)
  for (const rank of [containsRank, headRank]) if (rank !== undefined) used.ranks.add(rank)
}

function noteKeys(into: Set<number>, byRank: readonly unknown[]): void {
  byRank.forEach((value, rank) => {
    if (value !== undefined) into.add(rank)
  })
}

/** Walks the bonus as plain values: `byRank` lists, ranks and volumes by the names the types give them. */
function noteBonus(used: Used, bonus: Bonus): void {
  used.trees.add(bonus.tree)
  const open: unknown[] = [bonus]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    for (const [key, part] of Object.entries(value)) {
      if (Array.isArray(part) && (key.endsWith('yRank') || key.endsWith('ByRank'))) noteKeys(used.ranks, part)
      if (key === 'ranks' && Array.isArray(part)) for (const rank of part) used.ranks.add(rank)
      if (RANK_KEYS.includes(key) && typeof part === 'number') used.ranks.add(part)
      if (key === 'volume' && typeof part === 'number') used.volumes.add(part)
      if (typeof part === 'object' && part !== null) open.push(part)
    }
  }
}

const RANK_KEYS: readonly string[] = [
  'rank',
  'belowRank',
  'stopAt',
  'threshold',
  'blockRank',
  'containsRank',
  'headRank',
]

function uncappedCarry(plan: Plan): Finding[] {
  return plan.bonuses.flatMap((bonus, index): Finding[] => {
    if (bonus.type !== 'BINARY' || bonus.after === 'FULL_FLUSH' || bonus.carryCap !== undefined) return []
    return [
      {
        severity: 'WARN',
        code: 'CARRY_UNCAPPED',
        path: `bonuses[${index}].carryCap`,
        text: {
          de: `Die Beine von „${bonus.id}“ tragen unbegrenzt vor. Begrenzen Sie den Vortrag.`,
          en: `The legs of "${bonus.id}" carry without limit. Set a limit on what is carried forward.`,
        },
        basis: {
          de: 'vorgetragenes Volumen ist eine Schuld, die mit jedem Zeitraum wächst',
          en: 'volume carried forward is a debt that grows with each period',
        },
      },
    ]
  })
}
