import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Terminal } from '#server/cli/verb.ts'
import { whenFree } from '#server/cli/when-free.ts'
import { refusal } from '#server/domain/kernel/refusal.ts'
import { accepted, type Result, refused } from '#server/domain/kernel/result.ts'

/** Pauses take no time here; the clock goes on as if they had. */
vi.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => void vi.advanceTimersByTime(ms) }))
beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

/** Asks while `answer` says how it stands after so many milliseconds; what came out, when, and what was said. */
async function asked(answer: (ms: number) => Result<string>) {
  const said: string[] = []
  const terminal = { note: (text: string) => void said.push(text) } as unknown as Terminal
  const begun = performance.now()
  const out = await whenFree(terminal, 'PERIOD_BUSY', async () => answer(performance.now() - begun))
  return { answer: out, said: said.length }
}

const busy = refused(refusal('PERIOD_BUSY', { period: '2026-01' }))

test('what a killed process holds is waited for, and said once', async () => {
  expect(await asked((ms) => (ms < 29_000 ? busy : accepted('done')))).toEqual({
    answer: accepted('done'),
    said: 1,
  })
})

test('whoever is at work for longer is not waited for', async () => {
  expect(await asked((ms) => (ms < 60_000 ? busy : accepted('done')))).toEqual({ answer: busy, said: 1 })
})

test('any other refusal is answered at once', async () => {
  const closed = refused(refusal('PERIOD_CLOSED', { period: '2026-01' }))
  expect(await asked((ms) => (ms === 0 ? closed : accepted('late')))).toEqual({ answer: closed, said: 0 })
})
