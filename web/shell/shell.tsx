import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { IconButton } from '#web/kit/icon-button.tsx'
import { CollapseIcon, ExpandIcon } from '#web/kit/icons.ts'
import { StemMark } from '#web/kit/stem-mark.tsx'
import { writeSearch } from '#web/search-text.ts'
import { useSession } from '#web/session/session.tsx'
import { SignInForm } from '#web/session/sign-in-form.tsx'
import { NavList } from '#web/shell/nav-list.tsx'
import { placesFor } from '#web/shell/navigation.ts'
import { PhoneBar } from '#web/shell/phone-bar.tsx'
import css from '#web/shell/shell.module.css'
import { TopBar } from '#web/shell/top-bar.tsx'
import { useWords } from '#web/words/words.ts'

/** The frame around every screen of a signed-in person; whoever is not signed in goes to the door and comes back. */
export function Shell() {
  const { ask, viewer } = useSession()
  const { href, pathname } = useLocation()
  const navigate = useNavigate()
  // The address changes before this frame is gone: at the door there is nothing left to do.
  const nobody = ask.data !== undefined && !viewer && !ask.busy && pathname !== '/sign-in'
  useEffect(() => {
    if (nobody) void navigate({ href: `/sign-in${writeSearch({ to: href })}`, replace: true })
  }, [nobody, navigate, href])
  if (!ask.data && ask.failure) {
    return (
      <main className={css.alone}>
        <FailureNotice failure={ask.failure} again={ask.again} />
      </main>
    )
  }
  if (!viewer) return <main className={css.alone} aria-busy="true" />
  return <Frame />
}

function Frame() {
  const { say } = useWords()
  const { company, viewer } = useSession()
  const narrow = useMediaQuery('(max-width: 79.99rem)') ?? false
  const [chosen, setChosen] = useState<boolean | undefined>()
  const collapsed = chosen ?? narrow
  const places = placesFor(viewer?.user.roles ?? [])
  return (
    <div className={css.frame} data-collapsed={collapsed || undefined}>
      <a href="#screen" className={css.skip}>
        {say('shell.skip')}
      </a>
      <nav className={css.side} aria-label={say('shell.navigation')}>
        <Link to="/" className={css.brand} aria-label={company?.name ?? 'Stemma'}>
          <StemMark size={22} />
          <span>{company?.name}</span>
        </Link>
        <NavList places={places} collapsed={collapsed} />
        <div className={css.fold}>
          <IconButton
            name={say(collapsed ? 'shell.expand' : 'shell.collapse')}
            onPress={() => setChosen(!collapsed)}
          >
            {collapsed ? <ExpandIcon size={20} stroke={1.5} /> : <CollapseIcon size={20} stroke={1.5} />}
          </IconButton>
        </div>
      </nav>
      <TopBar places={places} />
      <main id="screen" className={css.main} tabIndex={-1}>
        <Outlet />
      </main>
      <PhoneBar places={places} />
      <SignedOutOver />
    </div>
  )
}

/** After expiry the door stands over the page: everything typed below is still there. */
function SignedOutOver() {
  const { say } = useWords()
  const { signedOutTimes } = useSession()
  const [answered, setAnswered] = useState(signedOutTimes)
  return (
    <Modal
      opened={signedOutTimes > answered}
      onClose={() => {}}
      withCloseButton={false}
      title={say('signIn.again')}
    >
      <SignInForm onDone={() => setAnswered(signedOutTimes)} />
    </Modal>
  )
}
