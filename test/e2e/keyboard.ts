import type { Locator, Page } from 'playwright-core'
import { emailOf, PASSWORD, type Person } from '#test/e2e/people.ts'

type AriaRole = Parameters<Page['getByRole']>[0]
type Name = string | RegExp

/** How many stops a person would go before giving up. */
const MOST_STOPS = 250

/**
 * A person at a keyboard: things are found by role and name, and reached by the tab key alone. What the keyboard does
 * not reach is a failure of the page, and so is a name that says nothing.
 */
export class Keyboard {
  readonly page: Page
  readonly #scope: Page | Locator

  /** `scope`: only things inside of it are meant (a dialog, a list). */
  constructor(page: Page, scope: Page | Locator = page) {
    this.page = page
    this.#scope = scope
  }

  /** The same keyboard, looking only inside a dialog, a list, a panel. */
  within(scope: Locator): Keyboard {
    return new Keyboard(this.page, scope)
  }

  /** The first thing with this role and name, once it is there. */
  async find(role: AriaRole, name: Name): Promise<Locator> {
    const exact = typeof name === 'string'
    const found = this.#scope.getByRole(role, { name, exact }).first()
    await found.waitFor()
    return found
  }

  /** Tabs on until the thing has the focus. */
  async reach(role: AriaRole, name: Name): Promise<Locator> {
    const wanted = await this.find(role, name)
    await this.#tabTo(wanted, `${role} "${name}"`)
    return wanted
  }

  async #tabTo(wanted: Locator, word: string): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`The keyboard does not reach the ${word}.`)
  }

  /** Reaches a button, a link or a row and presses Enter. */
  async press(role: AriaRole, name: Name): Promise<void> {
    await this.reach(role, name)
    await this.page.keyboard.press('Enter')
  }

  /** Reaches a box and turns it over. */
  async tick(name: Name): Promise<void> {
    await this.reach('checkbox', name)
    await this.page.keyboard.press('Space')
  }

  /** Reaches a field and writes over what stands in it. */
  async write(role: 'textbox' | 'combobox' | 'searchbox', name: Name, text: string): Promise<void> {
    await this.reach(role, name)
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.type(text)
  }

  /** Writes into a field that has no role of its own (passwords, dates); it is found by its label. */
  async writeLabelled(label: Name, text: string): Promise<void> {
    const field = this.#scope.getByLabel(label, { exact: typeof label === 'string' }).first()
    await field.waitFor()
    await this.#tabTo(field, `field "${label}"`)
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.type(text)
  }

  /** Goes to a screen by the navigation. */
  async goTo(place: string): Promise<void> {
    await this.press('link', place)
    await this.find('heading', new RegExp(place))
  }

  /** Finds something by the search of the frame and opens the first hit. */
  async search(text: string, hit: RegExp): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+K')
    await this.page.keyboard.type(text)
    await this.find('option', hit)
    await this.page.keyboard.press('Enter')
  }

  /** Everything the screen says, as text. */
  async said(): Promise<string> {
    return (await this.page.getByRole('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
  }
}

/** Signs in at the door with the keyboard alone and waits for the start page. */
export async function signIn(keyboard: Keyboard, address: string, person: Person): Promise<void> {
  await keyboard.page.goto(`${address}/sign-in`)
  await keyboard.write('textbox', /^E-mail/, emailOf(person))
  await keyboard.writeLabelled(/^Password/, PASSWORD)
  await keyboard.page.keyboard.press('Enter')
  await keyboard.find('heading', /^Hello/)
}
