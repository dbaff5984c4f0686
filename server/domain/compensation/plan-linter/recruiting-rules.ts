import type { Bonus } from '#server/domain/compensation/bonus-document.ts'
import type { Condition, ConditionLeaf } from '#server/domain/compensation/condition-document.ts'
import type { Plan } from '#server/domain/compensation/plan-document.ts'
import type { BothLanguages, Finding } from '#server/domain/compensation/plan-linter/finding.ts'
import { boundOfBonuses, isAbove } from '#server/domain/compensation/plan-linter/payout-bound.ts'
import { everyWay } from '#server/domain/compensation/plan-linter/plan-conditions.ts'

const LAW: BothLanguages = {
  de: '§ 16 Abs. 2 UWG; UWG Anhang Nr. 14; Richtlinie 2005/29/EG Anhang I Nr. 14; FTC, Koscot (1975)',
  en: 'UCPD 2005/29/EC Annex I no. 14; UWG § 16 (2) and Annex no. 14; FTC, Koscot (1975)',
}

/** Pay that can flow without any sale, and pay that favours sign-ups over ordinary orders. */
export const recruitingFindings = (plan: Plan): Finding[] => [
  ...plan.bonuses.flatMap((bonus, index) => payWithoutSale(plan, bonus, `bonuses[${index}]`)),
  ...lookalikes(plan),
]

function payWithoutSale(plan: Plan, bonus: Bonus, path: string): Finding[] {
  const how = withoutSale(plan, bonus)
  return how === undefined
    ? []
    : [{ severity: 'REFUSE', code: 'RECRUITING_PAY', path: `${path}.${how.key}`, text: how.text, basis: LAW }]
}

function withoutSale(plan: Plan, bonus: Bonus): { key: string; text: BothLanguages } | undefined {
  const earner: Condition = bonus.earner ?? { kind: 'ACTIVE', active: true }
  if (bonus.type === 'FIXED' && !needsSale(plan, earner)) {
    return { key: bonus.earner ? 'earner' : 'amount', text: onlyRecruits(bonus.id) }
  }
  if (bonus.type === 'POOL' && bonus.fund.kind === 'SUM' && !needsSale(plan, earner)) {
    const byVolume = bonus.shares.kind === 'BY_VOLUME' || bonus.shares.kind === 'BY_PLACE'
    return byVolume ? undefined : { key: 'amount', text: onlyRecruits(bonus.id) }
  }
  if (!admits(bonus, 'MEMBER')) return undefined
  if (bonus.type === 'FAST_START' && bonus.pay.kind !== 'RATES') {
    return { key: bonus.pay.kind === 'AMOUNTS' ? 'amounts' : 'amountsByClass', text: fixedForOrder(bonus.id) }
  }
  if (onOrders(bonus) && bonus.base.measure !== 'CV' && admitsKind(bonus, 'SIGN_UP')) {
    return { key: 'base.measure', text: signUpPrice(bonus.id, bonus.base.measure) }
  }
  return undefined
}

const onlyRecruits = (id: string): BothLanguages => ({
  de: `„${id}“ zahlt, ohne dass ein Verkauf nötig ist. Verlangen Sie Umsatz, Kunden oder einen Endkundenanteil.`,
  en: `"${id}" pays although no sale is needed for it. Require volume, customers or a retail share.`,
})
const fixedForOrder = (id: string): BothLanguages => ({
  de: `„${id}“ zahlt einen festen Betrag für die Bestellung eines neuen Partners, auch bei CV 0. Zahlen Sie einen Anteil am CV.`,
  en: `"${id}" pays a fixed amount for a recruit's order, even at CV 0. Pay a rate of the CV instead.`,
})
const signUpPrice = (id: string, measure: string): BothLanguages => ({
  de: `„${id}“ zahlt auf ${measure} von SIGN_UP-Bestellungen, auch bei CV 0. Rechnen Sie auf CV oder nehmen Sie SIGN_UP aus.`,
  en: `"${id}" pays on the ${measure} of SIGN_UP orders, even at CV 0. Compute on CV or leave SIGN_UP out.`,
})

const admits = ({ orders }: Bonus, buyer: 'MEMBER' | 'CUSTOMER'): boolean =>
  orders.buyers?.includes(buyer) ?? true

const admitsKind = ({ orders }: Bonus, kind: 'SIGN_UP' | 'NORMAL'): boolean =>
  orders.kinds?.includes(kind) ?? true

/**
 * Families that pay on orders directly. One that pays an amount for an order, and not a share of what it brings, needs
 * a sentence of its own in `withoutSale` too.
 */
const ON_ORDERS: Readonly<Record<Bonus['type'], boolean>> = {
  UNILEVEL: true,
  PERSONAL_SALES: true,
  DIFFERENTIAL: true,
  INFINITY: true,
  GENERATION: true,
  BREAKAWAY: true,
  BINARY: true,
  MATRIX: true,
  MATCHING: false,
  POOL: false,
  FAST_START: true,
  REFERRER: true,
  RETAIL_PROFIT: false,
  FIXED: false,
  STATED: false,
}
const onOrders = ({ type }: Bonus): boolean => ON_ORDERS[type]

/** Whether somebody must have sold or bought something before the condition can hold. */
function needsSale(plan: Plan, condition: Condition): boolean {
  return everyWay(condition, (leaf) => leafNeedsSale(plan, leaf))
}

function leafNeedsSale(plan: Plan, leaf: ConditionLeaf): boolean {
  switch (leaf.kind) {
    case 'VOLUME':
    case 'EARNED':
      return leaf.min > 0n
    case 'LEGS':
      return (leaf.where.volume?.min ?? 0n) > 0n || (leaf.where.active === true && activityNeedsSale(plan))
    case 'CUSTOMERS':
    case 'PRODUCT':
    case 'RETAIL_SHARE':
      return true
    case 'ORDER_IN_PERIOD':
      return leaf.present
    case 'ACTIVE':
      return leaf.active && activityNeedsSale(plan)
    case 'FRONTLINE':
    case 'SPONSORED_IN_LEGS':
      return leaf.active && activityNeedsSale(plan)
    case 'RANK':
      return plan.ranks.slice(leaf.rank).every((rank) => needsSale(plan, rank.achieve))
    default:
      return false
  }
}

function activityNeedsSale(plan: Plan): boolean {
  const { activity } = plan
  if (activity === undefined) return false
  return everyWay(
    activity,
    (leaf) => leaf.kind !== 'ACTIVE' && leaf.kind !== 'LEGS' && leafNeedsSale(plan, leaf),
  )
}

/** Sign-ups that cost the company more of their CV than ordinary orders, and tables by class. */
function lookalikes(plan: Plan): Finding[] {
  const found: Finding[] = []
  const pays = (kind: 'SIGN_UP' | 'NORMAL') =>
    boundOfBonuses(plan, (bonus) => onOrders(bonus) && bonus.type !== 'BINARY' && admitsKind(bonus, kind))
  const signUpsPayMore = isAbove(pays('SIGN_UP'), pays('NORMAL'))
  plan.bonuses.forEach((bonus, index) => {
    if (!onOrders(bonus) || !admits(bonus, 'MEMBER') || !admitsKind(bonus, 'SIGN_UP')) return
    const table =
      (bonus.type === 'FAST_START' && bonus.pay.kind === 'CLASS_TABLE') ||
      ((bonus.type === 'UNILEVEL' || bonus.type === 'MATRIX') && bonus.rates.kind === 'CLASS')
    if (!table && (!signUpsPayMore || admitsKind(bonus, 'NORMAL'))) return
    const text = table ? byClass(bonus.id) : moreThanOrders(bonus.id)
    found.push({
      severity: 'WARN',
      code: 'RECRUITING_LOOKALIKE',
      path: `bonuses[${index}]`,
      text,
      basis: LAW,
    })
  })
  return found
}

const byClass = (id: string): BothLanguages => ({
  de: `„${id}“ zahlt nach dem Einstiegspaket. Prüfen Sie, dass kein Paket mehr bringt als gewöhnliche Bestellungen.`,
  en: `"${id}" pays by entry package. See that no package pays more than ordinary orders do.`,
})
const moreThanOrders = (id: string): BothLanguages => ({
  de: `„${id}“ macht Einstiegsbestellungen einträglicher als gewöhnliche. Gleichen Sie die Sätze an.`,
  en: `"${id}" makes sign-up orders pay more than ordinary ones. Bring the rates in line.`,
})
