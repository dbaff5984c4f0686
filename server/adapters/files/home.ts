import { chmod, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openSecrets, type Secrets } from '#server/adapters/files/secrets.ts'
import { Fault, InvalidInput } from '#server/domain/kernel/failure.ts'

/** The company shown when `--company` names no other. */
export const DEMO_COMPANY = 'demo'

/** The folders of one company; all absolute, all exist, all readable by their owner only. */
export interface Home {
  readonly company: string
  readonly folder: string
  /** Neo4j's own folder: configuration, data, transaction logs. */
  readonly store: string
  readonly exports: string
  /** One folder an import, with its rejected rows. */
  readonly imports: string
  readonly logs: string
  readonly secrets: Secrets
}

/**
 * Opens the folder of one company below `home` (STEMMA_HOME), making it with its secrets on first start.
 * Throws InvalidInput for a name that is no plain folder name and the fault `HOME_UNWRITABLE` when the disk
 * says no.
 */
export async function openHome(home: string, company: string = DEMO_COMPANY): Promise<Home> {
  const folder = companyFolder(home, company)
  const made = {
    store: join(folder, 'store'),
    exports: join(folder, 'exports'),
    imports: join(folder, 'imports'),
    logs: join(folder, 'logs'),
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    for (const path of Object.values(made)) await mkdir(path, { recursive: true, mode: 0o700 })
    return { company, folder, ...made, secrets: await openSecrets(join(folder, 'secrets.json')) }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw unwritable(folder, error)
  }
}

/** True when the company's folder was made before; nothing is made by asking. */
export async function homeExists(home: string, company: string): Promise<boolean> {
  return await stat(join(companyFolder(home, company), 'secrets.json')).then(
    () => true,
    () => false,
  )
}

function companyFolder(home: string, company: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(company)) return join(home, company)
  const reason = `"${company}" is no company name; use small letters, digits and hyphens, at most 63`
  throw new InvalidInput([{ path: 'company', reason }])
}

function unwritable(folder: string, cause: unknown): Fault {
  const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
  const remedy = full
    ? 'its disk is full; free some space'
    : 'make it writable, or set STEMMA_HOME to another folder'
  return new Fault({
    source: 'DISK',
    retriable: false,
    code: full ? 'DISK_FULL' : 'HOME_UNWRITABLE',
    cause: new Error(`The folder ${folder} cannot be made or written: ${remedy}`, { cause }),
  })
}
