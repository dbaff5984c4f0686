import { actions } from '#web/words/de/actions.ts'
import { downline } from '#web/words/de/downline.ts'
import { frame } from '#web/words/de/frame.ts'
import { money } from '#web/words/de/money.ts'
import { office } from '#web/words/de/office.ts'
import { people } from '#web/words/de/people.ts'
import { refusals } from '#web/words/de/refusals.ts'
import type { MessageId } from '#web/words/words.ts'

/** All German texts; the form of address is "Sie". A missing one does not compile. */
export const de = {
  ...frame,
  ...refusals,
  ...people,
  ...downline,
  ...money,
  ...office,
  ...actions,
} as const satisfies Record<MessageId, string>
