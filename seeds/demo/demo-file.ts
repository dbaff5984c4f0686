import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CalendarDate } from '#server/domain/kernel/instant.ts'

/** A log-in that the demo prints at every start. */
export interface DemoLogIn {
  readonly role: string
  readonly email: string
  readonly password: string
  /** True for the member with the large downline. */
  readonly leader: boolean
}

/** What a demo home remembers: the day its story ends (a story told twice must be the same) and its log-ins. */
export interface DemoRecord {
  readonly storyDay: CalendarDate
  readonly seed: number
  readonly logIns: readonly DemoLogIn[]
  /** True when everything was written. */
  readonly done: boolean
}

const fileIn = (folder: string): string => join(folder, 'demo.json')

/** The record of a demo home, `undefined` where none was written. */
export async function readDemoRecord(folder: string): Promise<DemoRecord | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(folder), 'utf8')) as DemoRecord
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes the record whole or not at all, readable by its owner only. */
export async function writeDemoRecord(folder: string, record: DemoRecord): Promise<void> {
  const half = `${fileIn(folder)}.half`
  await writeFile(half, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600, flush: true })
  await rename(half, fileIn(folder))
}
