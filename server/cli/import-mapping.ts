import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileText } from '#server/cli/text-file.ts'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { readMapping } from '#server/formats/mapping.ts'
import type { ImportMapping } from '#server/ports/import-mapping.ts'

/** A mapping with where it lies; its plan lies beside it. */
export interface FoundMapping {
  readonly path: string
  readonly mapping: ImportMapping
}

const SHIPPED = fileURLToPath(new URL('../../seeds/company', import.meta.url))

/**
 * The mapping of a folder: the one named, else `mapping.yaml` in the folder, else the shipped one whose files lie in
 * the folder. Ends the verb (exit 2) when there is none.
 */
export async function findMapping(folder: string, named: string | undefined): Promise<FoundMapping> {
  const isFolder = await stat(folder).then(
    (known) => known.isDirectory(),
    () => false,
  )
  if (!isFolder)
    throw stopped('FOLDER_MISSING', `There is no folder ${folder}; name the folder of the files.`)
  if (named !== undefined) return mappingAt(resolve(named))
  const own = join(folder, 'mapping.yaml')
  if (existsSync(own)) return mappingAt(own)
  const shipped = (await readdir(SHIPPED)).filter(
    (name) => name.endsWith('.yaml') && !name.endsWith('.plan.yaml'),
  )
  for (const name of shipped.toSorted()) {
    const found = mappingAt(join(SHIPPED, name))
    const { members, orders } = found.mapping
    const files = [members.file, ...(orders ? [orders.file] : [])]
    if (files.every((file) => existsSync(join(folder, file)))) return found
  }
  throw stopped(
    'MAPPING_MISSING',
    `No shipped mapping fits the files in ${folder}; write mapping.yaml there (seeds/company/online-retail.yaml shows how), or name one with --mapping.`,
  )
}

function mappingAt(path: string): FoundMapping {
  const reading = readMapping(fileText(path))
  if (!reading.ok) throw new InvalidInput(reading.issues)
  return { path, mapping: reading.mapping }
}

const stopped = (code: string, sentence: string): VerbStopped =>
  new VerbStopped(EXIT.badInput, code, sentence)
