import { NativeSelect } from '@mantine/core'
import { eventWord } from '#web/pages/audit/event-word.ts'
import { useWords } from '#web/words/words.ts'

/** One kind of event out of all, by its words. */
export function KindSelect({
  kinds,
  chosen,
  onChoose,
}: {
  readonly kinds: readonly string[]
  readonly chosen: string
  readonly onChoose: (kind: string) => void
}) {
  const { say } = useWords()
  return (
    <NativeSelect
      aria-label={say('audit.what')}
      value={chosen}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: say('audit.allKinds') },
        ...kinds.map((value) => ({ value, label: eventWord(value, say) })),
      ]}
    />
  )
}
