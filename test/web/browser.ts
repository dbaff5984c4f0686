import { existsSync } from 'node:fs'
import bundled from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser']

/** A browser: `CHROME_PATH`, an installed one, else the one that comes with the packages. Own flags only. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROME_PATH']
  const installed = INSTALLED.find((path) => existsSync(path))
  const executablePath = named ?? installed ?? (await bundled.executablePath())
  return await chromium.launch({ executablePath, args: ['--no-sandbox'], headless: true })
}
