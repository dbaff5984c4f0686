import { Button } from '@mantine/core'
import { useAsk, useWrite } from '#web/api/ask.ts'
import { write } from '#web/api/client.ts'
import {
  EndSessionDocument,
  SessionsDocument,
  SignOutEverywhereDocument,
} from '#web/api/generated/graphql.ts'
import { Card } from '#web/kit/card.tsx'
import { Faces } from '#web/kit/faces.tsx'
import { FailureNotice } from '#web/kit/failure-notice.tsx'
import { InstantText } from '#web/kit/instant-text.tsx'
import { deviceName } from '#web/pages/account/device-name.ts'
import css from '#web/pages/account/sessions-card.module.css'
import { useWords } from '#web/words/words.ts'

/** Where one is signed in; each place can be ended, or all at once. */
export function SessionsCard() {
  const { say } = useWords()
  const ask = useAsk(SessionsDocument, {})
  const end = useWrite(EndSessionDocument)
  const everywhere = async () => {
    const reply = await write(SignOutEverywhereDocument, {})
    if (reply.kind === 'data') location.assign('/sign-in')
  }
  return (
    <Card
      title={say('account.sessions')}
      actions={
        <Button size="compact-sm" onClick={() => void everywhere()}>
          {say('account.everywhere')}
        </Button>
      }
    >
      {end.failure && <FailureNotice failure={end.failure} />}
      <Faces ask={ask}>
        {({ sessions }) => (
          <ul className={css.sessions}>
            {sessions.map((session) => (
              <li key={session.id}>
                <span className={css.where}>
                  <span title={session.userAgent}>
                    {deviceName(session.userAgent) || say('account.unknownDevice')}
                  </span>
                  <span className={css.when}>
                    {say('account.lastSeen')} <InstantText at={session.lastSeenAt} />
                  </span>
                </span>
                {session.current ? (
                  <span className={css.when}>{say('account.here')}</span>
                ) : (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => void end.send({ id: session.id })}
                  >
                    {say('account.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Faces>
    </Card>
  )
}
