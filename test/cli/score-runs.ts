import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { verb } from '#server/cli/score.ts'
import { EXIT, type Terminal, VerbStopped } from '#server/cli/verb.ts'
import { chanceOf } from '#server/domain/kernel/chance.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { sigmoid } from '#server/domain/scoring/log-odds.ts'

/** A folder for the files of one test file; it is gone when all of them have run. */
export const folder = mkdtempSync(join(tmpdir(), 'stemma-score-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a file and answers its path. */
export const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

/** Runs the verb and keeps what it says and how it ends. */
export async function run(...args: string[]) {
  const said: string[] = []
  let finished: Record<string, unknown> = {}
  const terminal: Terminal = {
    json: false,
    say: (text) => void said.push(text),
    note: () => undefined,
    finish: (value) => {
      finished = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
    },
  }
  const exit = await verb.run(args, terminal)
  return { exit, said: said.join('\n'), finished }
}

/** The sentence a verb stops with; anything else than a "no" over bad input is passed on. */
export async function refused(...args: string[]): Promise<string> {
  try {
    await run(...args)
  } catch (error) {
    if (error instanceof InvalidInput) return error.message
    if (error instanceof VerbStopped && error.exit === EXIT.badInput) return error.message
    throw error
  }
  throw new Error('was not refused')
}

export const HEADER = [
  'Nr',
  'When',
  'Visits',
  'Lead Source',
  'Gender',
  'Same',
  'Gone',
  'Verdict',
  'Mailed',
  'Bought',
]

/** Leads with one field that tells, one leak, one protected field, one constant, one empty, and a mailing by lot. */
export function rowsOf(count: number, seed: number): string[][] {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, (_, row) => {
    const [visits, mailed, source] = [
      chance.below(10),
      chance.below(2),
      chance.pick(['web', 'fair', 'friend']),
    ]
    const score = 0.5 * visits - 2.5 + (mailed === 1 && source === 'fair' ? 3 : 0)
    const bought = chance.happens(sigmoid(score))
    const when = `${1 + (row % 28)}.${1 + (Math.floor(row / 28) % 12)}.${2020 + Math.floor(row / 336)}`
    const verdict = chance.happens(bought ? 0.95 : 0.1) ? 'hot' : 'cold'
    const gender = chance.pick(['f', 'm'])
    return [
      `L${row}`,
      when,
      String(visits),
      source,
      gender,
      'x',
      '',
      verdict,
      mailed ? 'ja' : 'nein',
      bought ? 'ja' : 'nein',
    ]
  })
}

export const csvOf = (rows: readonly (readonly string[])[], sign = ';'): string =>
  `${[HEADER, ...rows].map((row) => row.join(sign)).join('\n')}\n`
