import { mkdir, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRowReport } from '#server/adapters/files/row-report.ts'

const row = (text: string) => ({
  ...({ outcome: 'REJECTED', file: 'members.csv', line: 7, code: 'SPONSOR_RING' } as const),
  reason: 'Following sponsors leads back.',
  text,
})

describe('the report of an import', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stemma-report-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is its owner’s only, and no field is a formula to a table program', async () => {
    const report = await openRowReport(folder, 'one')
    await report.add(row('=HYPERLINK("x")'))
    await report.add(row('plain, with a comma'))
    await report.close()
    const lines = (await readFile(report.path, 'utf8')).trimEnd().split('\n')
    expect(lines[1]).toBe(
      `REJECTED,members.csv,7,SPONSOR_RING,Following sponsors leads back.,"'=HYPERLINK(""x"")"`,
    )
    expect(lines[2]?.endsWith(',"plain, with a comma"')).toBe(true)
    expect((await stat(report.path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'one'))).mode & 0o777).toBe(0o700)
  })

  it.skipIf(process.platform !== 'linux')('says in one sentence that the disk is full', async () => {
    await mkdir(join(folder, 'full'))
    await symlink('/dev/full', join(folder, 'full', 'rows.csv'))
    const report = await openRowReport(folder, 'full')
    await report.add(row('x'))
    const failed = await report.close().catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'DISK_FULL', source: 'DISK' })
    expect(String((failed as Error).cause)).toContain('free some space')
  })
})
