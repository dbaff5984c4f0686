import { NativeSelect, TextInput } from '@mantine/core'
import { FieldRow } from '#web/kit/form.tsx'
import { formatCountry } from '#web/kit/instant-format.ts'
import { COUNTRIES, type PersonFilled } from '#web/pages/members/person-filled.ts'
import { useWords } from '#web/words/words.ts'

/** Name, ways to reach, address, country, language: the same fields wherever a person is entered. */
export function PersonFields({
  filled,
  onChange,
}: {
  readonly filled: PersonFilled
  readonly onChange: (changes: Partial<PersonFilled>) => void
}) {
  const { say, language } = useWords()
  const text = (field: keyof PersonFilled) => ({
    label: say(`member.${field}`),
    value: filled[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput {...text('name')} required autoComplete="name" />
      <FieldRow>
        <TextInput {...text('email')} type="email" autoComplete="email" />
        <TextInput {...text('phone')} type="tel" autoComplete="tel" />
      </FieldRow>
      <TextInput {...text('street')} autoComplete="street-address" />
      <FieldRow>
        <TextInput {...text('postalCode')} autoComplete="postal-code" />
        <TextInput {...text('city')} autoComplete="address-level2" />
      </FieldRow>
      <FieldRow>
        <NativeSelect
          {...text('country')}
          required
          data={COUNTRIES.map((value) => ({ value, label: formatCountry(value, language) }))}
        />
        <NativeSelect
          {...text('language')}
          required
          data={[
            { value: 'de', label: 'Deutsch' },
            { value: 'en', label: 'English' },
          ]}
        />
      </FieldRow>
    </>
  )
}
