import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Fault } from '#server/domain/kernel/failure.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PAGE = join(ROOT, 'web', 'dist', 'index.html')
/** What the page is made of; tests and READMEs make no difference to it. */
const SOURCES = ['web', join('server', 'domain', 'kernel'), 'package-lock.json']

/** Builds the web app when it is missing or older than its sources; tells whether it did. */
export async function buildWebIfOld(): Promise<boolean> {
  if (existsSync(PAGE) && newest(SOURCES.map((source) => join(ROOT, source))) <= statSync(PAGE).mtimeMs) {
    return false
  }
  await build()
  return true
}

function newest(paths: readonly string[]): number {
  let latest = 0
  const waiting = [...paths]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const found = statSync(path)
    if (!found.isDirectory()) latest = Math.max(latest, found.mtimeMs)
    else if (!/\/(dist|node_modules)$/.test(path))
      waiting.push(...readdirSync(path).map((name) => join(path as string, name)))
  }
  return latest
}

function build(): Promise<void> {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', join(ROOT, 'web', 'vite.config.ts'), '--logLevel', 'error']
  return new Promise((resolve, reject) => {
    let said = ''
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) return resolve()
      const cause = new Error(
        `The web app could not be built; run "npm ci" again. ${said.trim().slice(-2_000)}`,
      )
      reject(new Fault({ source: 'PROCESS', retriable: false, code: 'WEB_BUILD_FAILED', cause }))
    })
  })
}
