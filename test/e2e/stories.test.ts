import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  creditNoteBecomesAdjustment,
  type ExplainedLine,
  financeComputesAndReviews,
  lateOrderIsRefused,
  secondPersonCloses,
} from '#test/e2e/finance-story.ts'
import { Keyboard } from '#test/e2e/keyboard.ts'
import { leaderFindsSomebody, memberReadsOwnMoney } from '#test/e2e/leader-story.ts'
import { officeEnrols, officeMoves } from '#test/e2e/office-story.ts'
import { type OpenCompany, openCompany } from '#test/e2e/open-company.ts'
import { complianceReadsTheLog, operatorReadsTheImport } from '#test/e2e/overseer-story.ts'
import { describeWithNeo4j } from '#test/support/neo4j.ts'
import { openBrowser } from '#test/web/browser.ts'

/** Nothing on these pages may take a person longer than this to see. */
const PATIENCE_MS = 30_000

describeWithNeo4j('with the keyboard alone', () => {
  let company: OpenCompany
  let browser: Browser
  const contexts: BrowserContext[] = []
  const thrown: string[] = []

  beforeAll(async () => {
    company = await openCompany()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await company?.close()
  })
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    expect(thrown.splice(0)).toEqual([])
  })

  /** A browser of one's own, without a cookie, in English. */
  async function keyboard(): Promise<Keyboard> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    })
    contexts.push(context)
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    page.on('pageerror', (error) => thrown.push(error.message))
    return new Keyboard(page)
  }

  test('a leader finds somebody: picture, table, panel and path agree', async () => {
    await leaderFindsSomebody(company, await keyboard())
  })

  test('a member reads the own orders and earnings', async () => {
    await memberReadsOwnMoney(company, await keyboard())
  })

  test('back office enrols a member and moves another', async () => {
    const office = await keyboard()
    await officeEnrols(company, office)
    await officeMoves(company, office)
  })

  test('finance computes, explains, reviews; a second person closes; what comes late is corrected', async () => {
    const [first, second] = [await keyboard(), await keyboard()]
    const line: ExplainedLine = await financeComputesAndReviews(company, first)
    await secondPersonCloses(company, { first, second })
    await lateOrderIsRefused(company, line.order)
    await creditNoteBecomesAdjustment(company, second, line)
  })

  test('compliance reads the log and verifies its chain', async () => {
    await complianceReadsTheLog(company, await keyboard())
  })

  test('the operator reads what an import refused', async () => {
    await operatorReadsTheImport(company, await keyboard())
  })
})
