import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { BusyLines } from '#web/kit/faces.tsx'
import { NotFoundScreen } from '#web/kit/not-found.tsx'
import { parseSearch, type SearchText, writeSearch } from '#web/search-text.ts'
import { SignInPage } from '#web/session/sign-in-page.tsx'
import { ScreenFailure } from '#web/shell/screen-failure.tsx'
import { Shell } from '#web/shell/shell.tsx'

const texts = (search: Record<string, unknown>): SearchText => search as SearchText

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen, validateSearch: texts })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: () => <SignInPage to={signIn.useSearch()['to']} />,
})

const withSponsor = createRoute({
  getParentRoute: () => root,
  path: '/with/$code',
  component: lazyRouteComponent(() => import('#web/pages/enrolment/public-page.tsx'), 'PublicEnrolmentPage'),
})

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

type Loader = Parameters<typeof lazyRouteComponent>[0]

/** One screen of the shell: its address, its chunk, and the component in it. */
function screen(path: string, load: Loader, component: string) {
  return createRoute({
    getParentRoute: () => shell,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, () => React.ReactNode>>, component),
  })
}

const screens = [
  screen('/', () => import('#web/pages/home/home-page.tsx'), 'HomePage'),
  screen('/downline', () => import('#web/pages/downline/downline-start.tsx'), 'DownlineStart'),
  screen('/downline/$member', () => import('#web/pages/downline/downline-page.tsx'), 'DownlinePage'),
  screen('/members', () => import('#web/pages/members/members-list.tsx'), 'MembersList'),
  screen('/members/$number', () => import('#web/pages/members/member-page.tsx'), 'MemberPage'),
  screen('/enrol', () => import('#web/pages/enrolment/enrolment-form.tsx'), 'EnrolmentPage'),
  screen('/orders', () => import('#web/pages/orders/orders-list.tsx'), 'OrdersList'),
  screen('/orders/$order', () => import('#web/pages/orders/order-page.tsx'), 'OrderPage'),
  screen('/periods', () => import('#web/pages/periods/periods-list.tsx'), 'PeriodsList'),
  screen('/periods/$period', () => import('#web/pages/periods/period-page.tsx'), 'PeriodPage'),
  screen('/statements/$statement', () => import('#web/pages/statements/statement-page.tsx'), 'StatementPage'),
  screen('/earnings', () => import('#web/pages/earnings/earnings-page.tsx'), 'EarningsPage'),
  screen('/plans', () => import('#web/pages/plans/plans-page.tsx'), 'PlansPage'),
  screen('/imports', () => import('#web/pages/imports/imports-list.tsx'), 'ImportsList'),
  screen('/imports/$import', () => import('#web/pages/imports/import-page.tsx'), 'ImportPage'),
  screen('/users', () => import('#web/pages/users/users-list.tsx'), 'UsersList'),
  screen('/audit', () => import('#web/pages/audit/audit-page.tsx'), 'AuditPage'),
  screen('/account', () => import('#web/pages/account/account-page.tsx'), 'AccountPage'),
]

/** What is no address stands in the shell too: navigation and search are the ways on. */
const elsewhere = createRoute({ getParentRoute: () => shell, path: '/$', component: NotFoundScreen })

/** All addresses of the product. A screen's chunk is fetched when its link is pointed at or focused. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, withSponsor, shell.addChildren([...screens, elsewhere])]),
  parseSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <BusyLines lines={8} />,
  defaultErrorComponent: ScreenFailure,
  defaultNotFoundComponent: NotFoundScreen,
  scrollRestoration: true,
})
