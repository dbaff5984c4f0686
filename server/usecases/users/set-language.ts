import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, refused } from '#server/domain/kernel/result.ts'
import { verb } from '#server/usecases/guard.ts'
import { type WrittenView, written } from '#server/usecases/written.ts'

/** Languages the screens speak. */
export const LANGUAGES = ['de', 'en'] as const

/** Sets the language of the actor's own screens and mails. */
export const setLanguage = verb<{ readonly language: (typeof LANGUAGES)[number] }, WrittenView>({
  name: 'setLanguage',
  action: 'OWN_ACCOUNT',
  async run({ actor, commit }, { language }) {
    const { userId } = actor
    if (userId === null) return refused(refusal('FORBIDDEN'))
    return written(
      await commit(async () =>
        accepted({
          events: [{ kind: 'USER_LANGUAGE_SET', subject: userId, body: { id: userId, language } }],
          restsOn: [],
          raises: [],
        }),
      ),
    )
  },
})
