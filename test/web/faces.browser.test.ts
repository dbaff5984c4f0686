import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/web/browser.ts'
import { MEMBERS } from '#test/web/canned/canned-base.ts'
import type { CannedRole } from '#test/web/canned/people-replies.ts'
import type { Face } from '#test/web/canned/replies.ts'
import { startCannedServer } from '#test/web/canned/server.ts'

/** `MATRIX=1` walks every theme, language and width; a plain run takes one of each. */
const MATRIX = process.env['MATRIX'] === '1'
const THEMES = MATRIX ? (['light', 'dark'] as const) : (['light'] as const)
const LANGUAGES = MATRIX ? (['en', 'de'] as const) : (['en'] as const)
const WIDTHS = MATRIX ? [1440, 360] : [1440]
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Screen {
  readonly path: string
  readonly role: CannedRole
  /** Lists can be empty; pages of one thing cannot. */
  readonly list: boolean
}

const SCREENS: readonly Screen[] = [
  { path: '/', role: 'MEMBER', list: true },
  { path: '/downline', role: 'MEMBER', list: true },
  { path: '/downline?view=table', role: 'MEMBER', list: false },
  { path: `/downline?view=table&focus=${MEMBERS[3]?.id}`, role: 'MEMBER', list: false },
  { path: '/members', role: 'BACK_OFFICE', list: true },
  { path: '/members/100435', role: 'BACK_OFFICE', list: false },
  { path: '/orders', role: 'FINANCE', list: true },
  { path: '/orders/o-2', role: 'BACK_OFFICE', list: false },
  { path: '/periods', role: 'FINANCE', list: true },
  { path: '/periods/2026-10', role: 'FINANCE', list: false },
  { path: '/statements/s-1', role: 'FINANCE', list: false },
  { path: '/earnings', role: 'MEMBER', list: true },
  { path: '/plans', role: 'FINANCE', list: true },
  { path: '/imports', role: 'ADMIN', list: true },
  { path: '/imports/i-1', role: 'ADMIN', list: false },
  { path: '/users', role: 'ADMIN', list: true },
  { path: '/audit', role: 'ADMIN', list: true },
]
/** Screens that ask nothing of their own, or are open to everybody. */
const PLAIN: readonly {
  readonly path: string
  readonly role?: CannedRole
  /** What has to stand there; the heading where nothing is said. */
  readonly shows?: string
}[] = [
  { path: '/enrol', role: 'BACK_OFFICE' },
  { path: '/account', role: 'MEMBER' },
  { path: '/with/K7M2QX' },
  { path: '/sign-in' },
  { path: '/no/such/page', role: 'MEMBER', shows: 'nav ~ main h1' },
]

interface Look {
  readonly theme: 'light' | 'dark'
  readonly language: 'en' | 'de'
  readonly width: number
}

const LOOKS: readonly Look[] = THEMES.flatMap((theme) =>
  LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ theme, language, width }))),
)

let browser: Browser
let server: Server
let url: string
let built: string

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'web-faces-'))
  const configFile = fileURLToPath(new URL('../../web/vite.config.ts', import.meta.url))
  await build({ configFile, logLevel: 'error', build: { outDir: built, emptyOutDir: true } })
  ;({ url, server } = await startCannedServer(0, built))
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  await rm(built, { recursive: true, force: true })
})

interface Visit {
  readonly path: string
  readonly role?: CannedRole | undefined
  readonly face: Face
  readonly look: Look
  /** False: axe looks here only in the matrix run. */
  readonly weighed?: boolean
  /** Where the reader sits; where the tests run when nothing is said. */
  readonly timezoneId?: string
}

async function openContext({ role, face, look, timezoneId }: Visit): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    locale: look.language === 'de' ? 'de-DE' : 'en-GB',
    reducedMotion: 'reduce',
    ...(timezoneId ? { timezoneId } : {}),
  })
  const cookies = [{ name: 'face', value: face, url }, ...(role ? [{ name: 'role', value: role, url }] : [])]
  await context.addCookies(cookies)
  await context.addInitScript(`localStorage.setItem('stemma.language', '${look.language}')`)
  return context
}

/** Opens a screen, waits for its face, and says what axe and the browser complain of. */
async function visit(asked: Visit, wait: (page: Page) => Promise<unknown>): Promise<readonly string[]> {
  const context = await openContext(asked)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
  })
  try {
    await page.goto(url + asked.path)
    await wait(page)
    if (asked.weighed !== false || MATRIX) complaints.push(...(await findings(page)))
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (Number(overflow) > 1) complaints.push(`the page is ${overflow} px wider than the window`)
    complaints.push(...(await page.evaluate(tooSmall)))
    return complaints
  } finally {
    await context.close()
  }
}

/** No text is smaller than 12 px: what of the page is. Runs in the page. */
function tooSmall(): readonly string[] {
  const texts = [...document.querySelectorAll('body *')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  )
  const small = texts.filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 12)
  return small.map((element) => `smaller than 12 px: ${element.textContent?.trim().slice(0, 40)}`)
}

async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} })`,
  )) as AxeResults
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

const full = (page: Page) =>
  page.waitForFunction(() => {
    const busy = document.querySelector('[data-face=busy], [aria-busy=true]')
    return document.querySelector('main h1') !== null && busy === null
  })
const shown = (selector: string) => (page: Page) => page.waitForSelector(selector, { state: 'attached' })

describe.each(LOOKS)('in $theme, $language, $width px', (look) => {
  test.concurrent.each(SCREENS)('$path is full without a finding', async ({ path, role }) => {
    expect(await visit({ path, role, face: 'full', look }, full)).toEqual([])
  })

  test.concurrent.each(PLAIN)('$path stands without a finding', async ({ path, role, shows }) => {
    expect(await visit({ path, role, face: 'full', look }, shown(shows ?? 'h1'))).toEqual([])
  })

  test.concurrent.each(SCREENS.filter(({ list }) => list))(
    '$path says why it is empty',
    async ({ path, role }) => {
      const wait = shown('[data-face=empty]')
      expect(await visit({ path, role, face: 'empty', look }, wait)).toEqual([])
    },
  )

  test.concurrent.each(SCREENS)('$path says that it failed, and what to do', async ({ path, role }) => {
    const wait = shown('[role=alert] button')
    expect(await visit({ path, role, face: 'failed', look, weighed: false }, wait)).toEqual([])
  })

  test.concurrent.each(SCREENS)('$path shows that it is busy', async ({ path, role }) => {
    expect(
      await visit({ path, role, face: 'busy', look, weighed: false }, shown('[data-face=busy]')),
    ).toEqual([])
  })
})

test.each([
  { timezoneId: 'America/New_York', shows: '22 Nov 2026, 01:15 CET' },
  { timezoneId: 'Europe/Vienna', shows: '22 Nov 2026, 01:15' },
])('an order stands on the clock of the company, read in $timezoneId', async ({ timezoneId, shows }) => {
  const look = { theme: 'light', language: 'en', width: 1440 } as const
  const context = await openContext({ path: '/orders', role: 'FINANCE', face: 'full', look, timezoneId })
  const page = await context.newPage()
  await page.goto(`${url}/orders`)
  const at = page.locator('time[datetime="2026-11-22T00:15:00.000Z"]')
  expect(await at.first().textContent()).toBe(shows)
  await context.close()
})
