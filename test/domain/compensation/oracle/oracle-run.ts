import type { Plan } from '#server/domain/compensation/plan-document.ts'
import {
  type Follow,
  followBreakaway,
  followDifference,
  followGenerations,
  followInfinity,
  type OracleResult,
} from './oracle-bonus.ts'
import { settle } from './oracle-period.ts'
import { followLevels } from './oracle-walk.ts'
import type { World } from './world.ts'

/** What a plan of one bonus pays on a world, order by order. */
export function oracleRun(plan: Plan, world: World): OracleResult & { readonly ranks: readonly number[] } {
  const period = settle(plan, world)
  const result: OracleResult = { lines: [], lapses: [] }
  for (const bonus of plan.bonuses) {
    for (const order of world.orders) {
      if (order.cv === 0) continue
      const follow: Follow = { period, bonus, order, result }
      if (bonus.type === 'UNILEVEL') followLevels({ ...follow, bonus })
      else if (bonus.sourceMustBeActive && !period.active[order.member]) continue
      else if (bonus.type === 'DIFFERENTIAL') followDifference({ ...follow, bonus })
      else if (bonus.type === 'GENERATION') followGenerations({ ...follow, bonus })
      else if (bonus.type === 'INFINITY') followInfinity({ ...follow, bonus })
      else if (bonus.type === 'BREAKAWAY') followBreakaway({ ...follow, bonus })
      else throw new Error(`the oracle does not know ${bonus.type}`)
    }
  }
  return { ...result, ranks: period.ranks }
}
