import type { Condition } from '#server/domain/compensation/condition-document.ts'
import type { ConditionGround } from '#server/domain/compensation/condition-ground.ts'
import { legsLeafOf, memberTest } from '#server/domain/compensation/condition-test.ts'
import { ACTIVE_NOT_STATED, MEMBER_STATUSES } from '#server/domain/compensation/facts.ts'
import { SPONSOR_TREE } from '#server/domain/compensation/plan-document.ts'

const ENROLLED = MEMBER_STATUSES.indexOf('ENROLLED')
const GRACE = MEMBER_STATUSES.indexOf('GRACE')

/** 1 for whoever may be paid at all: enrolled or in grace at the end of the period. */
export function mayBePaid(status: Uint8Array): Uint8Array {
  const allowed = new Uint8Array(status.length)
  for (let member = 0; member < status.length; member += 1) {
    if (status[member] === ENROLLED || status[member] === GRACE) allowed[member] = 1
  }
  return allowed
}

/**
 * Fills `ground.active`, the deepest members first, so that the rule may ask about a member's own legs. Suspended
 * and terminated members are never active; what the facts state is not computed.
 */
export function settleActivity(ground: ConditionGround, allowed: Uint8Array): void {
  const { plan, facts, active } = ground
  const rule: Condition = plan.activity ?? { kind: 'ALL', of: [] }
  const isMet = memberTest(ground, rule)
  const stated = facts.stated.active
  const { order } = ground.tree(legsLeafOf(rule)?.tree ?? SPONSOR_TREE)
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const member = order[place]!
    if (allowed[member] === 0) continue
    const known = stated.length > 0 ? stated[member]! : ACTIVE_NOT_STATED
    if (known === ACTIVE_NOT_STATED ? isMet(member) : known === 1) active[member] = 1
  }
}
