import type { SightRule } from '#server/domain/company/sight-policy.ts'
import { type CanonicalValue, canonicalJson } from '#server/domain/kernel/canonical-json.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** How far members see: one rule for everybody, and those of single ranks. */
export const readSightPolicy = verb<void, readonly SightRule[]>({
  name: 'readSightPolicy',
  action: 'SIGHT_POLICY_SEE',
  async run({ ports }) {
    return accepted((await ports.company.company())?.sightPolicy ?? [])
  },
})

/** Sets the policy as a whole; the door has refused unsound ones. It holds at once, in every process within 1 s. */
export const setSightPolicy = verb<{ readonly policy: readonly SightRule[] }, WrittenView>({
  name: 'setSightPolicy',
  action: 'SIGHT_POLICY_SET',
  async run({ commit }, { policy }) {
    const text = canonicalJson(policy as unknown as CanonicalValue)
    return written(
      await commit(async () =>
        accepted({
          events: [{ kind: 'SIGHT_POLICY_SET', subject: 'company', body: { policy: text } }],
          restsOn: [],
          raises: ['company'],
        }),
      ),
    )
  },
})
