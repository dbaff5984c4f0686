import { type MemberId, parseId, type RunId } from '#server/domain/kernel/ids.ts'

/** A statement's name outside: its run and its earner. A computation in between changes neither. */
export const statementId = (runId: RunId, earnerId: MemberId): string => `${runId}.${earnerId}`

/** Reads a statement's name back; `undefined` for anything else. */
export function parseStatementId(
  text: string,
): { readonly runId: RunId; readonly earnerId: MemberId } | undefined {
  const [run = '', earner = '', ...rest] = text.split('.')
  const runId = parseId<'Run'>(run)
  const earnerId = parseId<'Contact'>(earner)
  return runId && earnerId && rest.length === 0 ? { runId, earnerId } : undefined
}
