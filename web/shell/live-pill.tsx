import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { isOwnSeq, revision } from '#web/api/client.ts'
import { ChangedDocument, type ChangedSubscription } from '#web/api/generated/graphql.ts'
import { useLive } from '#web/api/live.ts'
import { useWords } from '#web/words/words.ts'

/** Changes by others wait behind this pill: figures never jump under the eye. Pressing it asks for everything anew. */
export function LivePill() {
  const { say } = useWords()
  const [waiting, setWaiting] = useState(0)
  useLive(ChangedDocument, {}, (messages: readonly ChangedSubscription[]) =>
    setWaiting((count) => count + messages.filter(({ changed }) => !isOwnSeq(changed.seq)).length),
  )
  useEffect(() => revision.watch(() => setWaiting(0)), [])
  if (waiting === 0) return <span role="status" />
  return (
    <span role="status">
      <Button size="compact-sm" variant="default" onClick={() => revision.raise()}>
        {say('shell.new', { count: waiting })}
      </Button>
    </span>
  )
}
