import { describe, expect, it } from 'vitest'
import { readPlan } from '#server/formats/plan.ts'
import { RIGHT_PLAN } from '#test/formats/plan-mistake-base.ts'
import { BONUS_MISTAKES } from '#test/formats/plan-mistakes-of-bonuses.ts'
import { FRAME_MISTAKES } from '#test/formats/plan-mistakes-of-the-frame.ts'

const MISTAKES = [...FRAME_MISTAKES, ...BONUS_MISTAKES]

/** What the author sees, one line an issue; at most as many as the table names. */
function messagesOf(text: string): readonly string[] {
  const reading = readPlan(text)
  if (reading.ok) return []
  return reading.issues.map(({ path, reason }) => (path === '' ? reason : `${path} ${reason}`))
}

describe('the mistakes an author makes in a plan', () => {
  it('are made in a plan that is right', () => {
    expect(messagesOf(RIGHT_PLAN)).toEqual([])
  })

  it('are at least sixty, each of its own kind', () => {
    expect(new Set(MISTAKES.map(([what]) => what)).size).toBe(MISTAKES.length)
    expect(MISTAKES.length).toBeGreaterThanOrEqual(60)
  })

  it.each(MISTAKES)('%s', (...[, right, wrong, messages]) => {
    expect(RIGHT_PLAN).toContain(right)
    const seen = messagesOf(RIGHT_PLAN.replace(right, () => wrong))
    expect(seen.slice(0, messages.length)).toEqual(messages)
    expect(messages.length).toBeGreaterThan(0)
  })
})
