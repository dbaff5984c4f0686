import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { write } from '#web/api/client.ts'
import { SetLanguageDocument, SignOutDocument } from '#web/api/generated/graphql.ts'
import {
  AccountIcon,
  DarkIcon,
  DoneIcon,
  DownIcon,
  LightIcon,
  SignOutIcon,
  SystemIcon,
} from '#web/kit/icons.ts'
import { chooseLanguage } from '#web/session/preferences.ts'
import { useViewer } from '#web/session/session.tsx'
import css from '#web/shell/shell.module.css'
import { LANGUAGES, type Language, useWords } from '#web/words/words.ts'

const SCHEMES = [
  { scheme: 'light', icon: LightIcon },
  { scheme: 'dark', icon: DarkIcon },
  { scheme: 'auto', icon: SystemIcon },
] as const

/** Who is signed in, language, theme, account, sign-out. */
export function AccountMenu() {
  const { say } = useWords()
  const viewer = useViewer()
  const navigate = useNavigate()
  const signOut = async () => {
    await write(SignOutDocument, {})
    location.assign('/sign-in')
  }
  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton className={css.account}>
          <span className={css.initials} data-initials={initials(viewer.user.name)} aria-hidden />
          <span className={css.accountName}>{viewer.user.name}</span>
          <DownIcon size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer.user.roles.map((role) => say(`role.${role}`)).join(', ')}</Menu.Label>
        <Menu.Item
          leftSection={<AccountIcon size={16} stroke={1.5} />}
          onClick={() => void navigate({ to: '/account' })}
        >
          {say('nav.account')}
        </Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<SignOutIcon size={16} stroke={1.5} />} onClick={() => void signOut()}>
          {say('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function LanguageItems() {
  const { say, language } = useWords()
  const choose = (one: Language) => {
    void chooseLanguage(one)
    void write(SetLanguageDocument, { language: one })
  }
  return (
    <>
      <Menu.Label>{say('account.language')}</Menu.Label>
      {LANGUAGES.map((one) => (
        <Menu.Item
          key={one}
          lang={one}
          rightSection={
            one === language && <DoneIcon size={16} stroke={1.5} aria-label={say('kit.chosen')} />
          }
          onClick={() => choose(one)}
        >
          {one === 'de' ? 'Deutsch' : 'English'}
        </Menu.Item>
      ))}
    </>
  )
}

function SchemeItems() {
  const { say } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>{say('account.theme')}</Menu.Label>
      {SCHEMES.map(({ scheme, icon: Icon }) => (
        <Menu.Item
          key={scheme}
          leftSection={<Icon size={16} stroke={1.5} />}
          rightSection={
            scheme === colorScheme && <DoneIcon size={16} stroke={1.5} aria-label={say('kit.chosen')} />
          }
          onClick={() => setColorScheme(scheme)}
        >
          {say(`theme.${scheme}`)}
        </Menu.Item>
      ))}
    </>
  )
}

/** At most two letters of a name. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('')
}
