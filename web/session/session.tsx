import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react'
import { type Action, permits, STAFF } from '#server/domain/kernel/access.ts'
import { type Ask, useAsk } from '#web/api/ask.ts'
import { signedOut } from '#web/api/client.ts'
import { StartDocument, type StartQuery } from '#web/api/generated/graphql.ts'
import { InstantZone } from '#web/kit/instant-text.tsx'
import { adoptLanguage } from '#web/session/preferences.ts'

export type Company = StartQuery['company']
export type Viewer = NonNullable<StartQuery['viewer']>

interface Session {
  readonly ask: Ask<StartQuery>
  readonly company: Company | undefined
  readonly viewer: Viewer | undefined
  /** Raised whenever the server answered that nobody is signed in. */
  readonly signedOutTimes: number
}

const SessionContext = createContext<Session | undefined>(undefined)

/** Asks once who is signed in, and in which company; everything below may rely on the answer. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const ask = useAsk(StartDocument, {})
  const signedOutTimes = useSyncExternalStore(signedOut.watch, signedOut.current)
  const session = useMemo<Session>(
    () => ({ ask, company: ask.data?.company, viewer: ask.data?.viewer ?? undefined, signedOutTimes }),
    [ask, signedOutTimes],
  )
  const language = session.viewer?.user.language
  useEffect(() => {
    if (language !== undefined) void adoptLanguage(language)
  }, [language])
  return (
    <SessionContext value={session}>
      <InstantZone value={session.company?.timeZone}>{children}</InstantZone>
    </SessionContext>
  )
}

/** The session; only below its provider. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('a screen stands outside the session')
  return session
}

/** Who is signed in; only for screens of the shell, which is never drawn for nobody. */
export function useViewer(): Viewer {
  const { viewer } = useSession()
  if (!viewer) throw new Error('a screen of the shell was drawn for nobody')
  return viewer
}

/** The company of this store; its name is empty until it is known. */
export const useCompanyName = (): string => useSession().company?.name ?? ''

/** The period the server's present instant lies in, once known. */
export const useCurrentPeriod = (): string | undefined => useSession().company?.currentPeriod

/** Whether the viewer may do something at all, by the kernel's table; the server decides anew on every request. */
export const may = (viewer: Viewer, action: Action): boolean => permits(viewer.user.roles, action)

/** Whether the viewer works for the company (sees the whole tree). */
export const isStaff = (viewer: Viewer): boolean => viewer.user.roles.some((role) => STAFF.includes(role))

/** Whether nothing about a member is hidden from this viewer: it is the viewer, or the viewer is of the staff. */
export const seesWhole = (viewer: Viewer, member: string): boolean =>
  isStaff(viewer) || viewer.member?.id === member
