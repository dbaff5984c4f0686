import { describe, expect, test } from 'vitest'
import { PastVolumes } from '#server/adapters/index/past-volumes.ts'
import { instantOf } from '#server/domain/kernel/instant.ts'
import { type Period, parsePeriod } from '#server/domain/kernel/period.ts'
import { parseTimeZone } from '#server/domain/kernel/time-zone.ts'
import type { MemberVolumes } from '#server/ports/index-source.ts'

const zone = parseTimeZone('Europe/Berlin')!
const month = (name: string): Period => parsePeriod(name, { kind: 'MONTH', zone })!

/** Volumes over a graph that counts its readings; the clock is set by hand. */
function watched(volumes: (period: Period) => Promise<MemberVolumes> = async () => new Map()) {
  let now = 0
  const read: string[] = []
  const past = new PastVolumes(
    {
      volumes: (period) => {
        read.push(period.id)
        return volumes(period)
      },
    },
    { now: () => instantOf(now) },
  )
  return {
    read,
    at: (milliseconds: number, period: string, seq: bigint) => {
      now = milliseconds
      return past.of(month(period), seq)
    },
  }
}

describe('volumes of periods that are over', () => {
  test('are read once while the log stands still, however long that is', async () => {
    const { at, read } = watched()
    const first = at(0, '2026-10', 7n)
    expect(at(3_600_000, '2026-10', 7n)).toBe(first)
    expect(read).toEqual(['2026-10'])
  })

  test('are at most two seconds old while orders keep coming', async () => {
    const { at, read } = watched()
    const first = at(0, '2026-10', 7n)
    expect(at(1_999, '2026-10', 8n)).toBe(first)
    expect(at(2_000, '2026-10', 9n)).not.toBe(first)
    expect(read).toEqual(['2026-10', '2026-10'])
  })

  test('are kept of three periods, those asked last', async () => {
    const { at, read } = watched()
    for (const period of ['2026-07', '2026-08', '2026-09', '2026-10']) void at(0, period, 7n)
    void at(0, '2026-08', 7n)
    expect(read).toHaveLength(4)
    void at(0, '2026-07', 7n)
    expect(read).toHaveLength(5)
  })

  test('are asked for again after a reading failed', async () => {
    let away = true
    const { at } = watched(async () => {
      if (away) throw new Error('away')
      return new Map()
    })
    await expect(at(0, '2026-10', 7n)).rejects.toThrow('away')
    away = false
    expect(await at(1, '2026-10', 7n)).toEqual(new Map())
  })

  test('are none where the index has no graph behind it', async () => {
    const past = new PastVolumes(undefined, { now: () => instantOf(0) })
    expect(await past.of(month('2026-10'), 1n)).toEqual(new Map())
  })
})
