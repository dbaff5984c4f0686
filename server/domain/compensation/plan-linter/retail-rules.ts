import type { ConditionLeaf } from '#server/domain/compensation/condition-document.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { conditionsOf, everyWay, leavesOf } from '#server/domain/compensation/plan-linter/plan-conditions.ts'

/** Plans without any rule about customers, and activity that only an own purchase can give. */
export function retailFindings(plan: Plan): Finding[] {
  const found: Finding[] = []
  const retail = conditionsOf(plan)
    .filter(({ path }) => !path.endsWith('flushWhen'))
    .flatMap(leavesOf)
    .some(({ leaf }) => leaf.kind === 'RETAIL_SHARE' || leaf.kind === 'CUSTOMERS')
  if (!retail) found.push(NO_RETAIL)
  if (plan.activity && everyWay(plan.activity, (leaf) => ownPurchase(plan, leaf))) found.push(OWN_PURCHASE)
  return found
}

function ownPurchase(plan: Plan, leaf: ConditionLeaf): boolean {
  if (leaf.kind === 'ORDER_IN_PERIOD') return leaf.present
  if (leaf.kind === 'PRODUCT') return true
  if (leaf.kind !== 'VOLUME' || leaf.min === 0n) return false
  const volume = plan.volumes[leaf.volume]
  return volume?.scope.kind === 'SELF' && !volume.of.includes('OWN_CUSTOMERS')
}

const NO_RETAIL: Finding = {
  severity: 'WARN',
  code: 'NO_RETAIL_RULE',
  path: 'bonuses',
  text: {
    de: 'Kein Rang, keine Aktivität und kein Bonus verlangt Verkäufe an Kunden. Verlangen Sie einen Anteil davon oder eine Zahl von Kunden.',
    en: 'No rank, no activity and no bonus asks for sales to customers. Ask for a share of them or for a number of customers.',
  },
  basis: {
    de: 'FTC gegen Vemma (2015) und Herbalife (2016); FTC, Koscot (1975): Lohn für Verkäufe an Endkunden',
    en: 'FTC v. Vemma (2015) and Herbalife (2016); FTC, Koscot (1975): rewards for sales to end users',
  },
}

const OWN_PURCHASE: Finding = {
  severity: 'WARN',
  code: 'OWN_PURCHASE_REQUIRED',
  path: 'activity',
  text: {
    de: 'Aktiv wird nur, wer selbst kauft. Zählen Sie Bestellungen eigener Kunden mit.',
    en: 'Only an own purchase makes active. Let own customers’ orders count as well.',
  },
  basis: {
    de: 'FTC-Leitfaden für Mehrebenenvertrieb (2024): Kaufpflichten; UWG Anhang Nr. 14',
    en: 'FTC business guidance on multi-level marketing (2024): purchase requirements; UCPD Annex I no. 14',
  },
}
