import type { Role } from '#server/domain/kernel/access.ts'
import type { UserId } from '#server/domain/kernel/ids.ts'
import type { Currency } from '#server/domain/kernel/money.ts'
import type { PeriodKind } from '#server/domain/kernel/period.ts'

/** What can happen to the company itself, its users and its imports. `personal` parts can be erased later. */
export interface CompanyEvents {
  COMPANY_SET_UP: {
    body: {
      name: string
      currency: Currency
      timeZone: string
      periodKind: PeriodKind
      firstPeriod: string
      demo: boolean
    }
  }
  /** The offline bulk import published everything at once: counts and the digest of its source files. */
  COMPANY_IMPORTED: {
    body: { importId: string; sourceDigest: string; members: number; orders: number; creditNotes: number }
  }
  IMPORT_FINISHED: {
    body: { importId: string; read: number; accepted: number; unchanged: number; rejected: number }
  }
  SIGHT_POLICY_SET: { body: { policy: string } }
  USER_CREATED: {
    body: { id: UserId; contactId: string | null; roles: readonly Role[] }
    personal: { email: string; name: string; passwordHash: string; language: string }
  }
  USER_ROLES_CHANGED: { body: { id: UserId; roles: readonly Role[] } }
  USER_BLOCKED: { body: { id: UserId; reason: string } }
  USER_LANGUAGE_SET: { body: { id: UserId; language: string } }
  PASSWORD_CHANGED: { body: { id: UserId }; personal: { passwordHash: string } }
  SESSIONS_REVOKED: { body: { userId: UserId; cause: string } }
  /** `roles` are some of the user's own: a key never may more than who made it. */
  API_KEY_CREATED: {
    body: { id: string; userId: UserId; label: string; roles: readonly Role[]; keyDigest: string }
  }
  API_KEY_REVOKED: { body: { id: string } }
}
