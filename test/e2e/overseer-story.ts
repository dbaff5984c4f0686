import { expect } from 'vitest'
import { type Keyboard, signIn } from '#test/e2e/keyboard.ts'
import type { OpenCompany } from '#test/e2e/open-company.ts'

/** Compliance reads who closed the period, and walks the whole chain of the log. */
export async function complianceReadsTheLog(company: OpenCompany, keyboard: Keyboard): Promise<void> {
  const { page } = keyboard
  await signIn(keyboard, company.doors.address, 'compliance')
  await keyboard.goTo('Audit')
  const log = page.getByRole('table', { name: 'Event log' })
  const closings = log.getByRole('row').filter({ hasText: 'Run closed' })
  const closed = closings.filter({ hasText: 'Owen Second' }).filter({ hasText: company.draft })
  await closed.waitFor()
  await keyboard.press('button', 'Verify')
  await page.getByText('Nothing was tampered with').waitFor()
  await keyboard.reach('combobox', 'What')
  await page.keyboard.type('Run reviewed')
  await log
    .getByRole('row', { name: /Run closed/ })
    .first()
    .waitFor({ state: 'detached' })
  expect(await log.getByRole('row', { name: /Run reviewed/ }).count()).toBeGreaterThan(0)
}

/** The operator opens the import and reads which rows were refused, where, and why. */
export async function operatorReadsTheImport(company: OpenCompany, keyboard: Keyboard): Promise<void> {
  const { page } = keyboard
  await signIn(keyboard, company.doors.address, 'admin')
  await keyboard.goTo('Imports')
  const list = page.getByRole('table', { name: 'Imports' })
  await list.waitFor()
  const source = (await list.getByRole('link').first().innerText()).trim()
  await keyboard.press('link', source)
  const rows = page.getByRole('table', { name: 'Rejected rows' })
  await rows.waitFor()
  const refused = Object.values(company.files.refused).reduce((sum, count) => sum + count, 0)
  expect(await rows.getByRole('row').count()).toBe(refused + 1)
  await rows.getByRole('row', { name: /members\.csv.*Orphan Annie/ }).waitFor()
  await keyboard.press('button', 'Unknown buyer')
  await rows.getByRole('row', { name: /members\.csv/ }).waitFor({ state: 'detached' })
  await rows.getByRole('row', { name: /orders\.csv.*999998/ }).waitFor()
}
