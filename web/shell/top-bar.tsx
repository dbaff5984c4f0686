import { useLocation } from '@tanstack/react-router'
import { AccountMenu } from '#web/shell/account-menu.tsx'
import { LivePill } from '#web/shell/live-pill.tsx'
import type { Place } from '#web/shell/navigation.ts'
import { SearchField } from '#web/shell/search-field.tsx'
import css from '#web/shell/shell.module.css'

/** Search, what is new, and the account. */
export function TopBar({ places }: { readonly places: readonly Place[] }) {
  const { pathname } = useLocation()
  return (
    <header className={css.top}>
      <SearchField places={places} />
      <div className={css.topEnd}>
        <LivePill key={pathname} />
        <AccountMenu />
      </div>
    </header>
  )
}
