import type { Role } from '#server/domain/kernel/access.ts'
import type { MemberId, UserId } from '#server/domain/kernel/ids.ts'
import type { Instant } from '#server/domain/kernel/instant.ts'

/** Somebody who may sign in. */
export interface User {
  readonly id: UserId
  /** Lower-cased; unique. */
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly language: string
  readonly blocked: boolean
  /** The member or customer this user is; null for staff and machines. */
  readonly contactId: MemberId | null
  readonly lastSignInAt: Instant | null
}

/** A user with the PHC text of the password; only sign-in and change of password read it. */
export interface UserWithPassword extends User {
  readonly passwordHash: string
}

/** A key for machines; the key itself is never stored. */
export interface ApiKey {
  readonly id: string
  readonly userId: UserId
  readonly label: string
  readonly roles: readonly Role[]
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
  readonly revoked: boolean
}

/** A key together with the user it belongs to, read at every request. */
export interface KeyHolder {
  readonly key: ApiKey
  readonly user: User
}

/** Reads about users and their keys. */
export interface UserFacts {
  byEmail(email: string): Promise<UserWithPassword | undefined>
  byId(id: UserId): Promise<UserWithPassword | undefined>
  /** Users whose name or e-mail contains `search` (all without), by name; at most `limit`. */
  list(search: string | null, limit: number): Promise<readonly User[]>
  /** Names by user id; unknown ids are left out. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  apiKeys(userId: UserId): Promise<readonly ApiKey[]>
  apiKey(id: string): Promise<ApiKey | undefined>
  byKeyDigest(keyDigest: string): Promise<KeyHolder | undefined>
  /** Notes that a key was used. */
  keyUsed(id: string, at: Instant): Promise<void>
}
