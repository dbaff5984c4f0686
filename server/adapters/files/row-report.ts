import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '#server/domain/kernel/failure.ts'
import type { ReportedRow, RowReport } from '#server/ports/import-files.ts'

const HEADER = 'outcome,file,line,code,reason,text\n'
const FLUSH_AT = 64 * 1024

/** Opens the report of an import below `folder` (`<folder>/<importId>/rows.csv`), readable by its owner only. */
export async function openRowReport(folder: string, importId: string): Promise<RowReport> {
  const own = join(folder, importId)
  await mkdir(own, { recursive: true, mode: 0o700 })
  const path = join(own, 'rows.csv')
  const file = await open(path, 'w', 0o600)
  let waiting = HEADER
  const flush = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    await file.write(text).catch((error) => {
      throw diskFault(path, error)
    })
  }
  return {
    path,
    add: async (row) => {
      waiting += lineOf(row)
      if (waiting.length > FLUSH_AT) await flush()
    },
    close: async () => {
      await flush()
      await file.close()
    },
  }
}

function diskFault(path: string, cause: unknown): Fault {
  const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
  const remedy = full ? 'its disk is full; free some space and import again' : 'check the folder'
  return new Fault({
    source: 'DISK',
    retriable: false,
    code: full ? 'DISK_FULL' : 'HOME_UNWRITABLE',
    cause: new Error(`${path} cannot be written: ${remedy}`, { cause }),
  })
}

const lineOf = ({ outcome, file, line, code, reason, text }: ReportedRow): string =>
  `${[outcome, file, String(line), code, reason, text].map(field).join(',')}\n`

/** A field for a table program: text that would be taken for a formula gets an apostrophe. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
