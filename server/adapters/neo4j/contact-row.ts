import type { Row } from '#server/adapters/neo4j/write-step.ts'
import type { ContactDetails } from '#server/domain/crm/events.ts'
import type { Digest } from '#server/ports/digest.ts'

/** The personal part of a contact with the keys it is searched by. `number` is absent where it does not change. */
export function contactRow(details: ContactDetails, number = ''): Row {
  const nameKey = searchable(details.name)
  const emailKey = searchable(details.email ?? '')
  return { ...details, nameKey, emailKey, searchKey: [nameKey, number.toLowerCase(), emailKey].join('\n') }
}

/** Text as it is searched: composed Unicode, lower-case, without blanks around it. */
export const searchable = (text: string): string => text.normalize('NFC').trim().toLowerCase()

/** What a contact shares with whoever has the same: keyed digests and masked forms, never the plain value. */
export function identifiersOf({ email, phone }: ContactDetails, digest: Digest): readonly Row[] {
  const found: Row[] = []
  const add = (kind: string, value: string, masked: string): void => {
    found.push({ key: `${kind}:${digest.identifier(kind, value)}`, kind, masked })
  }
  if (email) add('EMAIL', searchable(email), maskedEmail(email))
  if (phone) add('PHONE', phone.replace(/[^+\d]/g, ''), `...${phone.slice(-3)}`)
  return found
}

function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '...' : `${email.slice(0, 1)}...${email.slice(at)}`
}
