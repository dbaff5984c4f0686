import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type Crumb, crumbs } from '#server/usecases/members/crumbs.ts'
import { visiblePath } from '#server/usecases/members/visible-path.ts'

/** The line of sponsorship of a member in sight; for members it begins with themselves. */
export const readPath = verb<{ readonly id: string }, readonly Crumb[]>({
  name: 'readPath',
  action: 'DOWNLINE_SEE',
  subject: ({ id }) => id,
  async run(call, { id }) {
    const member = call.sight.find(id)
    if (member === undefined) return refused(refusal('NOT_FOUND'))
    return accepted(await crumbs(call, visiblePath(call, member)))
  },
})
