import { useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { Card } from '#web/kit/card.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { Columns, Page } from '#web/kit/page.tsx'
import { PasswordForm } from '#web/pages/account/password-form.tsx'
import { SessionsCard } from '#web/pages/account/sessions-card.tsx'
import { chooseDensity, DENSITIES, firstDensity } from '#web/session/preferences.ts'
import { useViewer } from '#web/session/session.tsx'
import { LanguageChoice } from '#web/session/sign-in-page.tsx'
import { FilterChips } from '#web/table/filter-bar.tsx'
import { useWords } from '#web/words/words.ts'

/** Who one is here, how the screens look, the password, and where one is signed in. */
export function AccountPage() {
  const { say } = useWords()
  const viewer = useViewer()
  return (
    <Page title={say('nav.account')}>
      <Columns>
        <Card title={say('account.you')}>
          <Facts
            items={[
              { label: say('user.name'), value: viewer.user.name },
              { label: say('user.email'), value: viewer.user.email },
              {
                label: say('user.roles'),
                value: viewer.user.roles.map((role) => say(`role.${role}`)).join(', '),
              },
              { label: say('account.member'), value: viewer.member?.number ?? '–' },
            ]}
          />
        </Card>
        <Card title={say('account.look')}>
          <Look />
        </Card>
      </Columns>
      <Columns>
        <Card title={say('account.password')}>
          <PasswordForm />
        </Card>
        <SessionsCard />
      </Columns>
    </Page>
  )
}

function Look() {
  const { say } = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useState(firstDensity)
  return (
    <Facts
      items={[
        { label: say('account.language'), value: <LanguageChoice /> },
        {
          label: say('account.theme'),
          value: (
            <FilterChips
              label={say('account.theme')}
              options={(['light', 'dark', 'auto'] as const).map((value) => ({
                value,
                label: say(`theme.${value}`),
              }))}
              chosen={colorScheme}
              onChoose={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
            />
          ),
        },
        {
          label: say('account.density'),
          value: (
            <FilterChips
              label={say('account.density')}
              options={DENSITIES.map((value) => ({ value, label: say(`density.${value}`) }))}
              chosen={density}
              onChoose={(value) => {
                const next = value === 'dense' ? 'dense' : 'normal'
                chooseDensity(next)
                setDensity(next)
              }}
            />
          ),
        },
      ]}
    />
  )
}
