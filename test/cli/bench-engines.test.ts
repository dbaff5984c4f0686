import { expect, test } from 'vitest'
import { benchEngines } from '#server/cli/bench-engines.ts'

async function benched(seed: number): Promise<Record<string, unknown>> {
  let finished: Record<string, unknown> = {}
  await benchEngines(
    { members: 2_000, orders: 20_000, seed },
    { json: true, say: () => {}, note: () => {}, finish: (value) => (finished = { ...value }) },
  )
  return finished
}

const withoutTimes = (run: unknown) => {
  const { firstMs, bestMs, ...rest } = run as Record<string, unknown>
  expect([typeof firstMs, typeof bestMs]).toEqual(['number', 'number'])
  return rest
}

test('the bench runs four plans on the busiest month, prints its figures and pays the same for the same seed', async () => {
  const [first, second] = [await benched(42), await benched(42)]
  expect(first).toMatchObject({ ok: true, members: 2_000, orders: 20_000, seed: 42 })
  expect(first['monthOrders']).toBeGreaterThan(0)
  for (const plan of ['unilevel', 'binary', 'ranks', 'hybrid']) {
    expect(withoutTimes(first[plan])).toEqual(withoutTimes(second[plan]))
  }
  for (const figure of ['groupVolumeMs', 'cores', 'memoryMiB', 'peakMiB']) {
    expect(typeof first[figure]).toBe('number')
  }
})
