import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'stemma-stores-'))
beforeAll(() => mkdirSync(join(home, 'mill')))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Runs the command on this home, without a Neo4j that could be asked instead. */
function stemma(...args: readonly string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env, STEMMA_HOME: home }
  for (const key of ['NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD']) delete env[key]
  const { status, stdout } = spawnSync(process.execPath, [MAIN, ...args, '--json'], { env, encoding: 'utf8' })
  return { status, ...(JSON.parse(stdout) as { code: string; message: string }) }
}

test.each([
  ['period show', ['period', 'show', '2026-01', '--company', 'mil']],
  ['period run', ['period', 'run', '2026-01', '--company', 'mil']],
  ['verify', ['verify', '--company', 'mil']],
  ['import cancel', ['import', 'cancel', 'x', '--company', 'mil']],
])('%s names the stores there are, and makes none for a misspelt name', (_verb, args) => {
  const { status, code, message } = stemma(...args)
  expect([status, code]).toEqual([2, 'STORE_UNKNOWN'])
  expect(message).toContain('there are mill')
  expect(readdirSync(home)).toEqual(['mill'])
})
