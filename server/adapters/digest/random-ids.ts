import { randomUUID } from 'node:crypto'
import type { IdSource } from '#server/ports/id-source.ts'

/** Random UUIDs (version 4). */
export const randomIds: IdSource = { next: () => randomUUID() }
