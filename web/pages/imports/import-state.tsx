import type { ImportPartsFragment } from '#web/api/generated/graphql.ts'
import { StatusBadge, ToneBadge } from '#web/kit/status-badge.tsx'
import { useWords } from '#web/words/words.ts'

/** The state of an import; a dry run says beside it that it wrote nothing. */
export function ImportState({ row }: { readonly row: Pick<ImportPartsFragment, 'state' | 'dryRun'> }) {
  const { say } = useWords()
  if (!row.dryRun) return <StatusBadge state={row.state} />
  return (
    <>
      <StatusBadge state={row.state} /> <ToneBadge tone="wait">{say('import.dryRun')}</ToneBadge>
    </>
  )
}
