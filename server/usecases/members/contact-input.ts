/** What is written down of a person. */
export interface ContactInput {
  readonly name: string
  /** Lower-cased. */
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly language: string
}
