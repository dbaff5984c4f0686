import { actions } from '#web/words/en/actions.ts'
import { downline } from '#web/words/en/downline.ts'
import { frame } from '#web/words/en/frame.ts'
import { money } from '#web/words/en/money.ts'
import { office } from '#web/words/en/office.ts'
import { people } from '#web/words/en/people.ts'
import { refusals } from '#web/words/en/refusals.ts'

/** All English texts: the source of the German ones. */
export const en = { ...frame, ...refusals, ...people, ...downline, ...money, ...office, ...actions } as const
