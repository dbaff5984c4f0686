import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withThrowAwayHome } from '#server/cli/throw-away-home.ts'
import type { Terminal } from '#server/cli/verb.ts'

const silent: Terminal = { json: true, say: () => undefined, note: () => undefined, finish: () => undefined }

/** Calls the listeners that were added since, as the signal would, and no others: the runner has its own. */
function interrupt(signal: 'SIGINT' | 'SIGTERM', before: readonly unknown[]): void {
  for (const listener of process.listeners(signal)) if (!before.includes(listener)) listener(signal)
}

test('the folder lasts as long as the work, also when that fails', async () => {
  const seen: string[] = []
  const answer = await withThrowAwayHome('test', silent, async ({ path }) => {
    seen.push(path)
    return existsSync(path)
  })
  expect(answer).toBe(true)
  await expect(
    withThrowAwayHome('test', silent, async ({ path }) => {
      seen.push(path)
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  expect(seen.map((path) => existsSync(path))).toEqual([false, false])
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s closes what is open, removes the folder and ends the verb with exit 4, however long the work waits',
  async (signal) => {
    const before = process.listeners(signal)
    const done: string[] = []
    let folder = ''
    const verb = withThrowAwayHome('test', silent, ({ path, open }) => {
      folder = path
      writeFileSync(join(path, 'store'), 'full')
      open.add({ close: async () => void done.push(existsSync(path) ? 'closed before' : 'closed after') })
      interrupt(signal, before)
      interrupt(signal, before)
      return new Promise<never>(() => undefined)
    })
    await expect(verb).rejects.toMatchObject({ exit: 4, code: 'INTERRUPTED' })
    expect(done).toEqual(['closed before'])
    expect(existsSync(folder)).toBe(false)
    expect(process.listeners(signal)).toEqual(before)
  },
)
