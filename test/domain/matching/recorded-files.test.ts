import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPersonFile } from '#server/cli/match-file.ts'
import { readTruth } from '#server/cli/match-truth.ts'
import { evaluateMatching } from '#server/domain/matching/evaluate-matching.ts'

const FOLDER = new URL('../../../../shared/data/duplicates/', import.meta.url).pathname
const present = existsSync(FOLDER)
if (!present) console.warn('SKIPPED 3 tests of recorded files with duplicates: no ../shared/data/duplicates')

async function evaluated(file: string, truth: string, seed: number) {
  const { table, store } = await readPersonFile(`${FOLDER}${file}`, { map: undefined, without: truth })
  return evaluateMatching(store, readTruth(table, truth), { seed })
}

describe.skipIf(!present)('recorded files, one default model', () => {
  it('FEBRL3: pairs from one half reach F1 0.999', { timeout: 120_000 }, async () => {
    expect((await evaluated('febrl3.csv', 'rec_id:febrl', 1)).pairs.f1).toBeGreaterThanOrEqual(0.999)
  })

  it.each([1, 2, 3])('fake_1000: clusters reach F1 0.94 at precision 0.99, seed %i', async (seed) => {
    const { clusters, blockingRecall } = await evaluated('fake_1000.csv', 'cluster', seed)
    expect(clusters.f1).toBeGreaterThanOrEqual(0.94)
    expect(clusters.precision).toBeGreaterThanOrEqual(0.99)
    expect(blockingRecall).toBeGreaterThanOrEqual(0.85)
  })

  it.each([1, 2])(
    'household: clusters reach F1 0.99 at precision 0.995, seed %i',
    { timeout: 120_000 },
    async (seed) => {
      const { clusters } = await evaluated('household.csv', 'true_entity', seed)
      expect(clusters.f1).toBeGreaterThanOrEqual(0.99)
      expect(clusters.precision).toBeGreaterThanOrEqual(0.995)
    },
  )
})
