/** How to reach a person. */
export interface ContactView {
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly language: string
}

/** What a record holds of how to reach its person, and nothing else of it. */
export const contactOf = ({
  email,
  phone,
  street,
  postalCode,
  city,
  language,
}: ContactView): ContactView => ({
  email,
  phone,
  street,
  postalCode,
  city,
  language,
})
