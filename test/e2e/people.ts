import type { Role } from '#server/domain/kernel/access.ts'

/** Everybody's password in the company of the stories. */
export const PASSWORD = 'juniper beside the old mill'

/** The people of the stories; `leader` is a member with a downline. */
export const PEOPLE = {
  leader: ['MEMBER', 'Lea Leader'],
  finance: ['FINANCE', 'Vera First'],
  finance2: ['FINANCE', 'Owen Second'],
  office: ['BACK_OFFICE', 'Tom Office'],
  office2: ['BACK_OFFICE', 'Mia Office'],
  compliance: ['COMPLIANCE', 'Nora Watch'],
  admin: ['ADMIN', 'Ines Root'],
} as const satisfies Record<string, readonly [Role, string]>
export type Person = keyof typeof PEOPLE

export const emailOf = (person: Person): string => `${person}@stories.example`
