import type { MessageId, Say } from '#web/words/words.ts'

/** Reasons of a return that plans may ask for and people choose from; any other text stands as it was written. */
export const RETURN_REASONS: Readonly<Record<string, MessageId>> = {
  RETURN: 'return.RETURN',
  WITHDRAWAL: 'return.WITHDRAWAL',
  DAMAGED: 'return.DAMAGED',
  WRONG_ARTICLE: 'return.WRONG_ARTICLE',
  UNSUITABLE: 'return.UNSUITABLE',
  COMPANY_FAULT: 'return.COMPANY_FAULT',
}

/** The reason of a credit note as people read it. */
export function returnReasonWord(reason: string, say: Say): string {
  const id = RETURN_REASONS[reason]
  return id ? say(id) : reason
}

/** What is sent for a reason that was chosen or written: the code of a known one, so that plans find it. */
export function returnReasonSent(text: string, say: Say): string {
  const written = text.trim()
  const known = Object.entries(RETURN_REASONS).find(
    ([, id]) => say(id).toLowerCase() === written.toLowerCase(),
  )
  return known?.[0] ?? written
}
