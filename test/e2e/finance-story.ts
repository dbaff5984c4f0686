import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { signIn as clientFor } from '#test/api/client.ts'
import { type Keyboard, signIn } from '#test/e2e/keyboard.ts'
import { periodWord } from '#test/e2e/leader-story.ts'
import type { OpenCompany } from '#test/e2e/open-company.ts'
import { emailOf, PASSWORD } from '#test/e2e/people.ts'

/** What the first of finance found in the draft, and later stories go on with. */
export interface ExplainedLine {
  /** The order of the statement's first line, and who earns by it. */
  readonly order: string
  readonly earner: string
}

async function openPeriod(keyboard: Keyboard, period: string): Promise<void> {
  await keyboard.goTo('Periods')
  await keyboard.press('link', periodWord(period))
  await keyboard.find('heading', periodWord(period))
}

/** Opens the largest statement of a period: the first link of the list. */
async function openLargestStatement(keyboard: Keyboard): Promise<string> {
  const list = keyboard.page.getByRole('table', { name: 'Statements' })
  await list.waitFor()
  const name = (await list.getByRole('link').first().innerText()).replaceAll(/\s+/g, ' ').trim()
  await keyboard.press('link', name)
  await keyboard.find('heading', 'Earning lines')
  return name
}

/** Computes the draft, opens a statement, asks a line how it came about, and says that the result is right. */
export async function financeComputesAndReviews(
  company: OpenCompany,
  keyboard: Keyboard,
): Promise<ExplainedLine> {
  const { page } = keyboard
  await signIn(keyboard, company.doors.address, 'finance')
  await openPeriod(keyboard, company.draft)
  await keyboard.press('button', 'Compute again')
  await page.getByRole('row', { name: /^No\. 2/ }).waitFor()
  expect(await keyboard.said()).not.toContain('Differs')
  const earner = await openLargestStatement(keyboard)
  const order = await askFirstLine(keyboard)
  await page.goBack()
  await keyboard.press('button', 'Review: the result is right')
  await page.getByRole('button', { name: 'Review: the result is right', disabled: true }).waitFor()
  await stageOf(page, 'Reviewed', 'Vera First')
  return { order, earner }
}

/** The stage names who took it. */
async function stageOf(page: Page, stage: string, who: string): Promise<void> {
  const stages = page.getByRole('region', { name: 'Stage' }).getByRole('listitem')
  await stages.filter({ hasText: stage }).filter({ hasText: who }).waitFor()
}

/** The line names order, level and rate; its walk names buyer and earner; the sums agree. */
async function askFirstLine(keyboard: Keyboard): Promise<string> {
  const { page } = keyboard
  const lines = page.getByRole('button', { name: /^Order B\d+/ })
  await lines.first().waitFor()
  const said = (await lines.first().innerText()).replaceAll(/\s+/g, ' ')
  expect(said).toMatch(/level \d/)
  expect(said).toMatch(/× [\d.]+ ?% = €/)
  await keyboard.press('button', /^Order B\d+/)
  await page.getByText('bought', { exact: true }).first().waitFor()
  await page.getByText('earns this line').first().waitFor()
  expect(await keyboard.said()).toMatch(/rounded once: €/)
  expect(await keyboard.said()).not.toContain('The replay ends in another amount')
  return /B\d+/.exec(said)?.[0] ?? ''
}

/** Nobody closes alone: the reviewer's button says why not; a second person closes. */
export async function secondPersonCloses(
  company: OpenCompany,
  keyboards: { readonly first: Keyboard; readonly second: Keyboard },
): Promise<void> {
  const { first, second } = keyboards
  const close = first.page.getByRole('button', { name: 'Close period' })
  expect(await close.getAttribute('aria-disabled')).toBe('true')
  await first.reach('button', 'Close period')
  await first.page.getByText('You reviewed this run. Another person must close it.').first().waitFor()
  await signIn(second, company.doors.address, 'finance2')
  await openPeriod(second, company.draft)
  await second.press('button', 'Close period')
  await second.within(second.page.getByRole('dialog')).press('button', /^Close with €/)
  await second.page.getByText('This period is closed. It never changes').waitFor()
  await stageOf(second.page, 'Closed', 'Owen Second')
}

/** An order dated into the closed period is refused, and the answer says which period and why. */
export async function lateOrderIsRefused(company: OpenCompany, order: string): Promise<void> {
  const office = await clientFor(company.doors.address, emailOf('office'), PASSWORD)
  const dated = (await office.ask(`{ order(number: "${order}") { row { acceptedAt buyer { number } } } }`))
    .data
  const { acceptedAt, buyer } = dated.order.row
  const sent = {
    ...{ requestKey: 'a-late-order', buyerNumber: buyer.number, acceptedAt, kind: 'NORMAL' },
    lines: [{ productCode: 'TEE-MOR', quantity: 1, amount: '8.90' }],
  }
  const answer = await office.ask('mutation ($in: OrderIn!) { recordOrder(in: $in) { id } }', {
    variables: { in: sent },
  })
  const [refused] = answer.errors.map(({ extensions }) => extensions)
  expect(refused).toMatchObject({ code: 'PERIOD_CLOSED' })
  expect(refused?.facts).toMatchObject({ period: company.draft })
}

/** A credit note of the closed period stands as an adjustment in the earner's next statement. */
export async function creditNoteBecomesAdjustment(
  company: OpenCompany,
  keyboard: Keyboard,
  { order, earner }: ExplainedLine,
): Promise<void> {
  const { page } = keyboard
  await keyboard.search(order, new RegExp(order))
  await keyboard.find('heading', `Order ${order}`)
  await keyboard.press('button', 'Credit')
  const form = keyboard.within(page.getByRole('dialog'))
  await page.getByText('becomes an adjustment in the next statement').waitFor()
  await form.write('combobox', /^Reason/, 'Damaged')
  await form.press('button', 'Credit')
  await keyboard.find('heading', 'Credit notes')
  await openPeriod(keyboard, await currentPeriod(company))
  await keyboard.press('button', 'Compute draft')
  await page.getByRole('row', { name: /^No\. 1/ }).waitFor()
  await keyboard.press('link', earner)
  await keyboard.find('heading', 'Adjustments')
  const adjusted = page.getByRole('table', { name: 'Adjustments' }).getByRole('row', { name: order })
  const text = (await adjusted.first().innerText()).replaceAll(/\s+/g, ' ')
  expect(text).toContain(periodWord(company.draft))
  expect(text).toContain('−€')
  expect(text).toMatch(/^Clawback .* Damaged /)
}

async function currentPeriod({ doors }: OpenCompany): Promise<string> {
  const finance = await clientFor(doors.address, emailOf('finance2'), PASSWORD)
  return (await finance.ask('{ company { currentPeriod } }')).data.company.currentPeriod
}
