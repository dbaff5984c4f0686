import { type Action, permits, type Role } from '#server/domain/kernel/access.ts'
import type { MessageId } from '#web/words/words.ts'

/** One entry of the navigation; what a role lacks is absent, not greyed. */
export interface Place {
  readonly to: string
  readonly word: MessageId
  readonly icon: PlaceIcon
  /** What one must be allowed to do for the place to be there. */
  readonly action: Action
}

export type PlaceIcon =
  | 'home'
  | 'downline'
  | 'members'
  | 'enrol'
  | 'orders'
  | 'earnings'
  | 'periods'
  | 'plans'
  | 'imports'
  | 'users'
  | 'audit'

/** All places of the product in the order of the navigation; the kernel's table says whose they are. */
export const PLACES: readonly Place[] = [
  { to: '/', word: 'nav.home', icon: 'home', action: 'HOME_SEE' },
  { to: '/downline', word: 'nav.downline', icon: 'downline', action: 'DOWNLINE_SEE' },
  { to: '/members', word: 'nav.members', icon: 'members', action: 'MEMBERS_LIST' },
  { to: '/enrol', word: 'nav.enrol', icon: 'enrol', action: 'MEMBER_ENROL' },
  { to: '/orders', word: 'nav.orders', icon: 'orders', action: 'ORDER_SEE' },
  { to: '/earnings', word: 'nav.earnings', icon: 'earnings', action: 'OWN_STATEMENTS' },
  { to: '/periods', word: 'nav.periods', icon: 'periods', action: 'PERIOD_SEE' },
  { to: '/plans', word: 'nav.plans', icon: 'plans', action: 'PLAN_SEE' },
  { to: '/imports', word: 'nav.imports', icon: 'imports', action: 'IMPORT_SEE' },
  { to: '/users', word: 'nav.users', icon: 'users', action: 'USERS_SEE' },
  { to: '/audit', word: 'nav.audit', icon: 'audit', action: 'AUDIT_SEE' },
]

/** The places of a viewer with these roles. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter(({ action }) => permits(roles, action))

/** Whether an address lies in a place: `/` only itself, the others with everything below. */
export const isInPlace = (pathname: string, to: string): boolean =>
  to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`)
