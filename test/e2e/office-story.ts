import { expect } from 'vitest'
import { signIn as clientFor } from '#test/api/client.ts'
import { type Keyboard, signIn } from '#test/e2e/keyboard.ts'
import type { OpenCompany } from '#test/e2e/open-company.ts'
import { emailOf, PASSWORD } from '#test/e2e/people.ts'

const NEWCOMER = 'Wilma Newcomer'

/** Back office enrols a member under the leader and finds it in the list. */
export async function officeEnrols(company: OpenCompany, keyboard: Keyboard): Promise<void> {
  const { page } = keyboard
  await signIn(keyboard, company.doors.address, 'office')
  await keyboard.goTo('Enrolment')
  await keyboard.write('combobox', /^Sponsor/, company.files.leader)
  await keyboard.write('textbox', /^Name/, NEWCOMER)
  await keyboard.write('textbox', 'E-mail', 'wilma@stories.example')
  await keyboard.press('button', 'Enrol member')
  await page.getByText('The agreement has not been accepted. Read it and tick the box.').waitFor()
  expect(await page.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe(NEWCOMER)
  await keyboard.tick(/^The agreement/)
  await keyboard.press('button', 'Enrol member')
  await keyboard.find('heading', 'Registered')
  await keyboard.search(NEWCOMER, new RegExp(NEWCOMER))
  await keyboard.find('heading', NEWCOMER)
  expect(await keyboard.said()).toContain(company.files.leader)
}

interface Branch {
  readonly member: { readonly name: string; readonly number: string }
  /** Stands below the member. */
  readonly below: { readonly number: string }
  /** Stands elsewhere below the leader. */
  readonly other: { readonly name: string; readonly number: string }
}

async function branchOf({ doors, files }: OpenCompany): Promise<Branch> {
  const office = await clientFor(doors.address, emailOf('office'), PASSWORD)
  const { member } = (await office.ask(`{ member(number: "${files.leader}") { id } }`)).data
  const rows = async (parent: string) =>
    (
      await office.ask(
        `{ downlineRows(parent: "${parent}", order: BELOW, first: 2) { rows { id name number } } }`,
      )
    ).data.downlineRows.rows
  const [other, moved] = await rows(member.id)
  const [below] = await rows(moved.id)
  return { member: moved, below, other }
}

/** Back office moves a member: a ring is refused in words, the right move shows what it changes and is made. */
export async function officeMoves(company: OpenCompany, keyboard: Keyboard): Promise<void> {
  const { page } = keyboard
  const { member, below, other } = await branchOf(company)
  await keyboard.search(member.number, new RegExp(member.number))
  await keyboard.find('heading', member.name)
  await keyboard.press('link', 'Open page')
  await keyboard.press('button', 'Move')
  const dialog = page.getByRole('dialog')
  const form = keyboard.within(dialog)
  const ring = dialog.getByText('This sponsor stands below the member who is to be moved')
  await form.write('combobox', /^New sponsor/, below.number)
  await form.write('textbox', /^Approved by/, emailOf('office2'))
  await form.write('textbox', /^Reason/, 'Both asked for it in writing')
  await form.press('button', 'Show what it changes')
  await ring.waitFor()
  await form.write('combobox', /^New sponsor/, other.number)
  await form.press('button', 'Show what it changes')
  await ring.waitFor({ state: 'detached' })
  await dialog.getByText('Members who move along').waitFor()
  await form.press('button', 'Move')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: new RegExp(`${other.name} ${other.number}`) }).waitFor()
  await page.getByText('Member moved').first().waitFor()
}
