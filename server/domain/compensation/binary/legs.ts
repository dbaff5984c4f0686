import type { BonusGround } from '#server/domain/compensation/bonus-ground.ts'
import { reversedByMember } from '#server/domain/compensation/reversed-volume.ts'
import type { BinaryBonus } from '#server/domain/compensation/sum-bonuses.ts'

/** Volume on the left and right of each position, carry included, in the unit of the bonus's measure. */
export interface Legs {
  readonly left: Float64Array
  readonly right: Float64Array
}

/** Carry plus the volume of all placed in a leg, less what earlier orders lose in this period. */
export function legsOf(ground: BonusGround<BinaryBonus>): Legs {
  const { run, at, tree } = ground
  const own = ownOf(ground)
  const { parent, leg, order } = tree
  const carry = run.facts.carry.find(({ bonus }) => bonus === at)
  const left = carry ? carry.left.slice() : new Float64Array(parent.length)
  const right = carry ? carry.right.slice() : new Float64Array(parent.length)
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const member = order[place]!
    const above = parent[member]!
    if (above < 0) continue
    const group = own[member]!
    own[above]! += group
    if (leg[member] === 2) right[above]! += group
    else left[above]! += group
  }
  return { left, right }
}

/** Own volume of each position under the bonus's filter. */
function ownOf({ run, at, bonus }: BonusGround<BinaryBonus>): Float64Array {
  const sources = run.sources(at, 'ORDER')
  const own = new Float64Array(run.paidAs.length)
  for (let source = 0; source < sources.count; source += 1) {
    const buyer = sources.member[source]!
    if (bonus.sourceMustBeActive && run.active[buyer] === 0) continue
    own[buyer]! += sources.base[source]!
  }
  reversedByMember(run, bonus).forEach((fallen, member) => {
    own[member]! -= fallen
  })
  return own
}
