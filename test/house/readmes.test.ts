import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { frontDoorOffences, longReadmeOffences, readmeOffences, readmes } from './readmes.ts'
import { top } from './sources.ts'

const front = readFileSync(join(top, 'README.md'), 'utf8')
const frontOffences = (text: string) => frontDoorOffences({ path: 'README.md', text }).map(({ rule }) => rule)

describe('the READMEs', () => {
  test.each([
    'README.md',
    'server/README.md',
    'cypher/README.md',
    'seeds/README.md',
    'test/README.md',
    'web/README.md',
  ])('%s exists', (path) => {
    expect(existsSync(join(top, path))).toBe(true)
  })

  test('every path, link, script and verb they name exists', () => {
    expect(readmes().flatMap(readmeOffences)).toEqual([])
  })

  test.each(['`server/nowhere.ts`', 'npm run nothing', 'npm run -s stemma -- fly', '![x](web/nowhere.png)'])(
    'finds the planted offender %s',
    (text) => {
      expect(readmeOffences({ path: 'README.md', text })).toHaveLength(1)
    },
  )

  test('are one page each, the front door two screens', () => {
    expect(longReadmeOffences(readmes())).toEqual([])
    expect(longReadmeOffences([{ path: 'web/README.md', text: 'a'.repeat(7_001) }])).toHaveLength(1)
  })
})

describe('the front door', () => {
  test('says of the command and the configuration what they are', () => {
    expect(frontOffences(front)).toEqual([])
  })

  test.each([
    [/\| `verify` \|.*\n/, '', 'does not list the verb verify'],
    [/3 refused/, '5 refused', 'and the command differ about exit code 5'],
    [/`LOG_LEVEL`/, '`LOG_VOLUME`', 'names LOG_VOLUME, which nobody reads'],
    [/## Configuration[\s\S]*?(?=\n## )/, '', 'names no configuration'],
  ])('finds %s planted as %j', (said, instead, rule) => {
    expect(frontOffences(front.replace(said, instead))).toContain(rule)
  })

  test('opens with a picture, ends the first commands on a log-in, and names three recipes', () => {
    expect(front).toMatch(/!\[[^\]]+\]\(web\/explorer\.png\)/)
    expect(front).toContain('npm ci && npm start')
    expect(front).toContain('npm ci && npm test')
    expect(front.match(/^\*\*Add an? [^*]+\*\* \(example: `[^`]+`/gm)).toHaveLength(3)
  })
})
