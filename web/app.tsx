import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { RouterProvider } from '@tanstack/react-router'
import { Provider } from 'urql'
import { client } from '#web/api/client.ts'
import { theme } from '#web/kit/theme.ts'
import { router } from '#web/routes.tsx'
import { SessionProvider } from '#web/session/session.tsx'
import { words } from '#web/words/words.ts'

/** Everything a screen stands on. The kit writes no styles at run time: the page's policy allows none. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <I18nProvider i18n={words}>
        <Provider value={client}>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </Provider>
      </I18nProvider>
    </MantineProvider>
  )
}
