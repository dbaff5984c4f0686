import { expect } from 'vitest'
import { signIn as clientFor } from '#test/api/client.ts'
import { type Keyboard, signIn } from '#test/e2e/keyboard.ts'
import type { OpenCompany } from '#test/e2e/open-company.ts'
import { emailOf, PASSWORD } from '#test/e2e/people.ts'

interface Found {
  readonly name: string
  readonly number: string
  /** Names from the leader down to the member. */
  readonly path: readonly string[]
}

/** Somebody three levels below the leader, as the server knows them: whom the leader will look for. */
async function somebodyDeep({ doors }: OpenCompany): Promise<Found> {
  const leader = await clientFor(doors.address, emailOf('leader'), PASSWORD)
  const { viewer } = (await leader.ask('{ viewer { member { id } } }')).data
  const root = viewer.member.id
  const rows = async (parent: string) =>
    (
      await leader.ask(
        `{ downlineRows(parent: "${parent}", order: BELOW, first: 1) { rows { id name number } } }`,
      )
    ).data.downlineRows.rows
  const [first] = await rows(root)
  const [second] = await rows(first.id)
  const [third] = await rows(second.id)
  const { name, number } = third
  return { name, number, path: [first.name, second.name, name] }
}

/** The leader signs in, finds a person, and sees the same one in picture, table, panel and path. */
export async function leaderFindsSomebody(company: OpenCompany, keyboard: Keyboard): Promise<void> {
  const deep = await somebodyDeep(company)
  const { page } = keyboard
  await signIn(keyboard, company.doors.address, 'leader')
  await keyboard.goTo('Downline')
  await keyboard.write('combobox', 'Search in this downline', deep.number)
  await keyboard.find('option', new RegExp(deep.name))
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Details' })
  await panel.getByRole('heading', { name: deep.name }).waitFor()
  for (const word of ['Personal volume', 'Group volume', 'Rank', 'Earned']) {
    await panel.getByText(word, { exact: true }).first().waitFor()
  }
  const line = await panel.getByRole('navigation', { name: 'Line of sponsorship' }).innerText()
  for (const name of deep.path) expect(line).toContain(name)
  await page.getByRole('img', { name: new RegExp(`at ${deep.name}`) }).waitFor()
  await keyboard.press('button', 'Table')
  const row = page.getByRole('row', { name: new RegExp(deep.number), selected: true })
  await row.waitFor()
  await sharedSelection(keyboard, deep)
}

/** What is chosen in the table is chosen in the picture and shown in the panel. */
async function sharedSelection(keyboard: Keyboard, deep: Found): Promise<void> {
  const { page } = keyboard
  const panel = page.getByRole('complementary', { name: 'Details' })
  const sponsor = deep.path.at(-2) ?? ''
  await keyboard.reach('row', new RegExp(deep.number))
  // One press closes, the next goes to the sponsor: where a line has nothing to close, the first goes there.
  const standing = page.locator('[role=row]:focus')
  for (let press = 0; press < 2; press += 1) {
    if ((await standing.innerText()).includes(deep.number)) await page.keyboard.press('ArrowLeft')
  }
  await page.keyboard.press('Enter')
  await panel.getByRole('heading', { name: sponsor }).waitFor()
  await page.keyboard.press('t')
  await page.getByRole('img', { name: new RegExp(`at ${sponsor}`) }).waitFor()
  expect(new URL(page.url()).searchParams.get('select')).not.toBeNull()
}

/** A member reads the own orders, and opens the statement of the closed period. */
export async function memberReadsOwnMoney(company: OpenCompany, keyboard: Keyboard): Promise<void> {
  await signIn(keyboard, company.doors.address, 'leader')
  await keyboard.goTo('Orders')
  await keyboard.find('table', 'Orders')
  const own = await keyboard.page.getByRole('table', { name: 'Orders' }).getByRole('row').count()
  expect(own).toBeGreaterThan(1)
  expect(await keyboard.said()).toContain(company.files.leader)
  await keyboard.goTo('Earnings')
  const closed = periodWord(company.files.periods[0]?.id ?? '')
  await keyboard.press('link', closed)
  await keyboard.find('heading', `Statement ${closed}`)
  await keyboard.find('heading', 'Earning lines')
  await keyboard.find('button', /^Order B\d+.*level 1/)
}

/** "2026-10" as the screens write it. */
export const periodWord = (period: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${period}-01T00:00:00Z`),
  )
