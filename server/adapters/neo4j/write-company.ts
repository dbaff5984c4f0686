import { localDateTime } from '#server/adapters/neo4j/encode.ts'
import { bodyStep, step, type WriteSteps } from '#server/adapters/neo4j/write-step.ts'
import type { CompanyEvents } from '#server/domain/company/events.ts'

/** A sign-in name as it is stored and looked up. */
export const signInName = (email: string): string => email.trim().toLowerCase()

/** How what happens to the company, its users and imports is written. */
export const COMPANY_STEPS: WriteSteps<keyof CompanyEvents> = {
  COMPANY_SET_UP: [bodyStep('company/company-set-up')],
  COMPANY_IMPORTED: [bodyStep('company/company-imported')],
  IMPORT_FINISHED: [bodyStep('company/import-finished')],
  SIGHT_POLICY_SET: [bodyStep('company/sight-policy-set')],
  USER_CREATED: [
    step('company/user-created', ({ body, personal }, { at }) => ({
      ...body,
      ...personal,
      email: signInName(personal.email),
      at: localDateTime(at),
    })),
  ],
  USER_ROLES_CHANGED: [bodyStep('company/user-roles-changed')],
  USER_BLOCKED: [bodyStep('company/user-blocked')],
  USER_LANGUAGE_SET: [bodyStep('company/user-language-set')],
  PASSWORD_CHANGED: [
    step('company/password-changed', ({ body, personal }, { at }) => ({
      ...body,
      ...personal,
      at: localDateTime(at),
    })),
  ],
  SESSIONS_REVOKED: [bodyStep('company/sessions-revoked')],
  API_KEY_CREATED: [bodyStep('company/api-key-created')],
  API_KEY_REVOKED: [bodyStep('company/api-key-revoked')],
}
