import { Drawer } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { MenuIcon } from '#web/kit/icons.ts'
import { NavList } from '#web/shell/nav-list.tsx'
import { isInPlace, type Place } from '#web/shell/navigation.ts'
import { PlaceSign } from '#web/shell/place-icon.tsx'
import css from '#web/shell/shell.module.css'
import { useWords } from '#web/words/words.ts'

const AT_MOST = 4

/** On phones: the first four places and "more", within reach of a thumb. */
export function PhoneBar({ places }: { readonly places: readonly Place[] }) {
  const { say } = useWords()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const near = underThumb(places)
  const further = places.some((place) => !near.includes(place) && isInPlace(pathname, place.to))
  return (
    <nav className={css.phone} aria-label={say('shell.navigation')}>
      {near.map((place) => (
        <Link
          key={place.to}
          to={place.to}
          className={css.phonePlace}
          {...(isInPlace(pathname, place.to) ? { 'aria-current': 'page' as const } : {})}
        >
          <PlaceSign icon={place.icon} />
          <span>{say(place.word)}</span>
        </Link>
      ))}
      <button
        type="button"
        className={css.phonePlace}
        aria-expanded={open}
        {...(further ? { 'aria-current': 'true' as const } : {})}
        onClick={() => setOpen(true)}
      >
        <MenuIcon size={20} stroke={1.5} aria-hidden />
        <span>{say('shell.more')}</span>
      </button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        title={say('shell.navigation')}
        size="auto"
        closeButtonProps={{ 'aria-label': say('kit.close') }}
      >
        <NavList places={places} onChoose={() => setOpen(false)} />
      </Drawer>
    </nav>
  )
}

/** What is looked at daily; what is done now and then stands behind "more". */
const underThumb = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ to }) => to !== '/enrol').slice(0, AT_MOST)
