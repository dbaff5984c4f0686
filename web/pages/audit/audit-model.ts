import type { SearchText } from '#web/search-text.ts'

export interface AuditQuestion {
  readonly subject: string | null
  readonly actor: string | null
  readonly kind: string | null
}

/** Reads the filters of the log from the address. */
export const auditQuestion = (search: SearchText): AuditQuestion => ({
  subject: search['subject'] || null,
  actor: search['actor'] || null,
  kind: search['kind'] || null,
})

/** The log has no total of a filter; what has been read so far stands for it, one more while there is more. */
export const nextPosition = (page: {
  readonly entries: readonly unknown[]
  readonly next: string | null
}): number => page.entries.length + (page.next === null ? 0 : 1)

/** Ids, digests and instants in milliseconds say nothing to a reader; they stay in the title. */
const MACHINE = /^([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{40,}|\d{13})$/

/** The fields of an event's body worth reading, as pairs; nothing for a body that is no object. */
export function bodyFields(body: string): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    return Object.entries(value)
      .map(([name, field]): [string, string] => [
        name,
        typeof field === 'string' ? field : JSON.stringify(field),
      ])
      .filter(([, text]) => !MACHINE.test(text))
  } catch {
    return []
  }
}
