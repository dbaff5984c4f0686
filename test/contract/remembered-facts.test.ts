import { randomUUID } from 'node:crypto'
import { setImmediate as questionIsSent } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { companyFacts } from '#server/adapters/neo4j/company-facts.ts'
import { productFactsOf } from '#server/adapters/neo4j/product-facts.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import type { NewEvent } from '#server/ports/events.ts'
import { commitAll } from '#test/contract/commit-all.ts'
import { openTestStore, type TestStore } from '#test/contract/open-store.ts'
import { OCTOBER, orderRecorded } from '#test/contract/sample-events.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'

describeWithNeo4j('what is remembered between orders', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.driver.close())

  const key = 'period:2026-10'
  const tell = (kind: 'PERIOD_FROZEN' | 'PERIOD_THAWED') => {
    const frozen = { period: '2026-10', frozenAt: OCTOBER, closerId: randomUUID() as never }
    const body = kind === 'PERIOD_FROZEN' ? frozen : { period: '2026-10', cause: 'RESULT' }
    return commitAll(store.committer, {
      events: [{ kind, subject: '2026-10', body } as NewEvent],
      raises: [key],
    })
  }
  const orderResting = (version: number) => async () =>
    accepted({ events: [orderRecorded(null)], restsOn: [{ key, version }], raises: [] })

  it('says a period is open under its version, and an order resting on an old one is decided again', async () => {
    const company = companyFacts(store.driver)
    const standing = (fresh: boolean) => company.periodStanding('2026-10', { fresh })
    expect(await standing(false)).toEqual({ shut: false, version: 0 })
    await tell('PERIOD_FROZEN')
    expect(await standing(false)).toEqual({ shut: false, version: 0 })
    const runs: number[] = []
    const committed = store.committer.commit({ actor: 'user-1', verb: 'test' }, async () => {
      const { shut, version } = await standing(runs.length > 0)
      runs.push(version)
      return shut ? { ok: false, refusals: [{ code: 'PERIOD_CLOSED', facts: {} }] } : orderResting(version)()
    })
    expect(await committed).toMatchObject({ ok: false, refusals: [{ code: 'PERIOD_CLOSED' }] })
    expect(runs).toEqual([0, 1])
  })

  it('never remembers that a period is shut: thawed, it is open at the next question', async () => {
    const company = companyFacts(store.driver)
    expect(await company.periodStanding('2026-10', { fresh: false })).toEqual({ shut: true, version: 1 })
    await tell('PERIOD_THAWED')
    expect(await company.periodStanding('2026-10', { fresh: false })).toEqual({ shut: false, version: 2 })
  })

  it('keeps a product until it is told to forget, and one that is unknown not at all', async () => {
    const products = productFactsOf(store.driver)
    const save = (name: string) => {
      const prices = { memberPriceMinor: 1n, customerPriceMinor: 1n, cvMinor: 1n, pvHundredths: 1n }
      const body = { code: 'TEA', name, kind: 'GOODS', currency: 'EUR', ...prices } as const
      return store.record({ kind: 'PRODUCT_SAVED', subject: 'TEA', body })
    }
    const name = async () => (await products.byCode(['TEA'])).get('TEA')?.name
    expect(await name()).toBeUndefined()
    await save('Green tea')
    expect(await name()).toBe('Green tea')
    await save('Black tea')
    expect(await name()).toBe('Green tea')
    products.forget()
    expect(await name()).toBe('Black tea')
  })

  it('does not keep a product that was being read when it was told to forget', async () => {
    const products = productFactsOf(store.driver)
    const reading = products.byCode(['TEA'])
    await questionIsSent()
    products.forget()
    await reading
    await store.ask("MATCH (product:Product {code: 'TEA'}) SET product.name = 'White tea'")
    expect((await products.byCode(['TEA'])).get('TEA')?.name).toBe('White tea')
  })
})
