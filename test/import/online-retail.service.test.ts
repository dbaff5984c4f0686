import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readMapping } from '#server/formats/mapping.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { importCompany } from '#server/usecases/imports/import-company.ts'
import { openPorts } from '#test/import/open-ports.ts'
import { describeWithNeo4j, testNeo4j } from '#test/support/neo4j.ts'

const DATA = fileURLToPath(new URL('../../../shared/data/company', import.meta.url))
const MAPPING = new URL('../../seeds/company/online-retail.yaml', import.meta.url)
const there = existsSync(DATA)
if (!there) console.warn('SKIPPED the real company: ../shared/data/company is missing')

describeWithNeo4j('the real company', () => {
  it.skipIf(!there)('has the known facts, each with its outcome (a dry run over every row)', async () => {
    const reports = await mkdtemp(join(tmpdir(), 'stemma-real-'))
    const { ports, close } = await openPorts(testNeo4j(), { fresh: true, imports: reports })
    try {
      const reading = readMapping(await readFile(MAPPING, 'utf8'))
      if (!reading.ok) throw new Error('the shipped mapping can be read')
      const input = { mapping: reading.mapping, folder: DATA, dryRun: true }
      const answer = await importCompany({ ports, actor: systemActor() }, input)
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
      const { read, accepted, rejected, unchanged, rejectedBy, warnedBy, seen } = answer.value
      const counts = (list: typeof rejectedBy) =>
        Object.fromEntries(list.map(({ code, count }) => [code, count]))
      expect(read).toBe(541_909 + 4_372)
      expect(read).toBe(accepted + rejected + unchanged)
      expect(counts(rejectedBy)).toEqual({
        PRICE_NEGATIVE: 2,
        QUANTITY_NEGATIVE: 1_336,
        CREDIT_UNMATCHED: 1_335,
      })
      expect(counts(warnedBy)).toEqual({
        DUPLICATE_LINE: 5_268,
        ORDER_TWO_INSTANTS: 43,
        PRICE_BELOW_MINOR: 4,
        CREDIT_PARTLY: 54,
      })
      // 135,080 lines without a customer: those rejected above, 383 of credit notes, and company sales.
      expect(seen).toMatchObject({ COMPANY_CREDIT: 383, COMPANY_SALE: 135_080 - 383 - 1_336 - 2 })
      // Of 2,515 lines at zero price 1,332 are stock corrections and rejected as such.
      expect(seen).toMatchObject({ PRICE_ZERO: 2_515 - 1_332 })
    } finally {
      await close()
      await rm(reports, { recursive: true, force: true })
    }
  })
})
