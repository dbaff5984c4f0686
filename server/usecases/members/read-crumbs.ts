import type { MemberId } from '#server/domain/kernel/ids.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'

/** Number and name of members in sight, in the order asked for; others are left out. */
export const readCrumbs = verb<{ readonly ids: readonly MemberId[] }, readonly Crumb[]>({
  name: 'readCrumbs',
  action: 'MEMBER_SEE',
  async run({ ports, sight }, { ids }) {
    const seen = ids.map((id) => sight.find(id)).filter((member) => member !== undefined)
    return accepted(await crumbs({ ports, sight }, seen))
  },
})
