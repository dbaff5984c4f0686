import type { Role } from '#web/api/generated/graphql.ts'
import type { MessageId } from '#web/words/words.ts'

/** One entry of the navigation; what a role lacks is absent, not greyed. */
export interface Place {
  readonly to: string
  readonly word: MessageId
  readonly icon: PlaceIcon
  readonly roles: readonly Role[]
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

const EVERYONE: readonly Role[] = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE', 'MEMBER', 'CUSTOMER']
const STAFF: readonly Role[] = ['ADMIN', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE']

/** All places of the product in the order of the navigation. */
export const PLACES: readonly Place[] = [
  { to: '/', word: 'nav.home', icon: 'home', roles: EVERYONE },
  { to: '/downline', word: 'nav.downline', icon: 'downline', roles: ['MEMBER', ...STAFF] },
  { to: '/members', word: 'nav.members', icon: 'members', roles: STAFF },
  { to: '/enrol', word: 'nav.enrol', icon: 'enrol', roles: ['MEMBER', 'BACK_OFFICE'] },
  {
    to: '/orders',
    word: 'nav.orders',
    icon: 'orders',
    roles: ['MEMBER', 'CUSTOMER', 'BACK_OFFICE', 'FINANCE', 'COMPLIANCE'],
  },
  { to: '/earnings', word: 'nav.earnings', icon: 'earnings', roles: ['MEMBER'] },
  { to: '/periods', word: 'nav.periods', icon: 'periods', roles: ['FINANCE'] },
  { to: '/plans', word: 'nav.plans', icon: 'plans', roles: ['FINANCE', 'ADMIN'] },
  { to: '/imports', word: 'nav.imports', icon: 'imports', roles: ['BACK_OFFICE', 'ADMIN'] },
  { to: '/users', word: 'nav.users', icon: 'users', roles: ['ADMIN'] },
  { to: '/audit', word: 'nav.audit', icon: 'audit', roles: ['ADMIN', 'FINANCE', 'COMPLIANCE'] },
]

/** The places of a viewer with these roles. */
export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter((place) => place.roles.some((role) => roles.includes(role)))

/** Whether an address lies in a place: `/` only itself, the others with everything below. */
export const isInPlace = (pathname: string, to: string): boolean =>
  to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`)
