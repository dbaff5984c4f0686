import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openLogFile } from '#server/adapters/files/log-file.ts'

const ground = mkdtempSync(join(tmpdir(), 'stemma-log-'))
afterAll(() => rmSync(ground, { recursive: true }))

describe('the log file', () => {
  it('is made when it is needed, for its owner alone, and grows', () => {
    const path = join(ground, 'logs', 'server.log')
    const log = openLogFile(path, () => undefined)
    expect(existsSync(path)).toBe(false)
    log.write('one\n')
    log.write('two\n')
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.skipIf(!existsSync('/dev/full'))(
    'costs lines and not the server when the disk is full; said once',
    () => {
      const path = join(ground, 'full.log')
      symlinkSync('/dev/full', path)
      const said: string[] = []
      const log = openLogFile(path, (sentence) => said.push(sentence))
      log.write('lost\n')
      log.write('lost too\n')
      expect(said).toEqual([
        `The log ${path} cannot be written (ENOSPC) and is not kept; free space on its disk.`,
      ])
    },
  )
})
