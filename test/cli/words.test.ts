import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'stemma-words-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Runs the command with `--json` on an empty home; standard output must be one JSON object, whatever happens. */
function stemma(...args: readonly string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env, STEMMA_HOME: home }
  for (const key of ['NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD']) delete env[key]
  const run = spawnSync(process.execPath, [MAIN, ...args, '--json'], { env, encoding: 'utf8' })
  const answer = JSON.parse(run.stdout) as { ok: boolean; code: string; message: string }
  return { status: run.status, stderr: run.stderr, ...answer }
}

describe('a document that is not written in UTF-8', () => {
  const files = mkdtempSync(join(tmpdir(), 'stemma-encodings-'))
  afterAll(() => rmSync(files, { recursive: true, force: true }))

  test.each([
    [
      'Windows-1252',
      Buffer.from('schema: stemma.plan/1\n# \u00fc\ntitle: { de: Frühling }\n', 'latin1'),
      'line 2, byte 25',
    ],
    ['a letter cut off at the end', Buffer.from('plan: \u00fc').subarray(0, 7), 'line 1, byte 7'],
    ['UTF-16 with its mark', Buffer.from('\ufeffplan: x', 'utf16le'), 'line 1, byte 1'],
  ])('%s is refused with the place, its letters are not replaced', (...[name, bytes, place]) => {
    const path = join(files, `${name}.yaml`)
    writeFileSync(path, bytes)
    const answer = stemma('plan', 'check', path)
    expect(answer).toMatchObject({ status: 2, code: 'FILE_ENCODING' })
    expect(answer.message).toContain(`(${place} of the file); save it as UTF-8`)
  })
})

describe('words the command does not know', () => {
  test.each([
    ['no verb at all', [], 'ARGUMENTS', 'Verbs: bench, import'],
    ['a name every object has', ['constructor'], 'VERB_UNKNOWN', 'no verb "constructor"'],
    ['such a name as an action', ['plan', 'toString'], 'ARGUMENTS', '"toString" is none of them'],
    ['and as a bench', ['bench', 'valueOf'], 'ARGUMENTS', 'no bench "valueOf"'],
    ['words behind verify', ['verify', 'extra', 'stuff'], 'ARGUMENTS', "'extra'"],
    ['a word behind migrate', ['migrate', 'blah'], 'ARGUMENTS', "'blah'"],
    ['a word behind plan run', ['plan', 'run', 'blah'], 'ARGUMENTS', "'blah'"],
    ['a word behind plan diff', ['plan', 'diff', 'blah'], 'ARGUMENTS', "'blah'"],
    ['two schemas', ['plan', 'schema', 'plan', 'facts'], 'ARGUMENTS', 'Name plan, facts or mapping'],
    ['a period that is none', ['period', 'run', 'abc'], 'PERIOD_UNREADABLE', '"abc" is no period'],
    ['a month that is none', ['period', 'show', '2026-13'], 'PERIOD_UNREADABLE', '"2026-13" is no period'],
    ['the last month of the calendar', ['period', 'run', '9999-12'], 'PERIOD_UNREADABLE', '1900 to 2199'],
    ['the first one', ['period', 'show', '0001-01'], 'PERIOD_UNREADABLE', '1900 to 2199'],
  ])('%s: exit 2, the code and its sentence, and no store is made', (...[, args, code, sentence]) => {
    const answer = stemma(...args)
    expect(answer).toMatchObject({ status: 2, ok: false, code })
    expect(answer.message).toContain(sentence)
    expect(answer.stderr).toContain(sentence)
    expect(readdirSync(home)).toEqual([])
  })
})
