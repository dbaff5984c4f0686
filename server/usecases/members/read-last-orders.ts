import type { MemberId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'

/** When members in sight, whose volumes one may see, last bought or sold something; others are left out. */
export const readLastOrders = verb<{ readonly ids: readonly MemberId[] }, ReadonlyMap<MemberId, Instant>>({
  name: 'readLastOrders',
  action: 'MEMBER_SEE',
  async run({ ports, sight }, { ids }) {
    const seen = ids.filter((id) => {
      const member = sight.find(id)
      return member !== undefined && sight.detailOf(member).volume
    })
    return accepted(await ports.members.lastOrders(seen))
  },
})
