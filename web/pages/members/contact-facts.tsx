import type { ContactPartsFragment } from '#web/api/generated/graphql.ts'
import { Facts } from '#web/kit/facts.tsx'
import { useWords } from '#web/words/words.ts'

/** How to reach a member, as far as sight goes. */
export function ContactFacts({ contact }: { readonly contact: ContactPartsFragment }) {
  const { say } = useWords()
  const place = [contact.street, [contact.postalCode, contact.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  return (
    <Facts
      items={[
        {
          label: say('member.email'),
          value: contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : '–',
        },
        {
          label: say('member.phone'),
          value: contact.phone ? (
            <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a>
          ) : (
            '–'
          ),
        },
        { label: say('member.address'), value: place || '–' },
        {
          label: say('member.language'),
          value:
            contact.language === 'de' ? 'Deutsch' : contact.language === 'en' ? 'English' : contact.language,
        },
      ]}
    />
  )
}
