import { createHash, type Hash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BenchData } from '#server/cli/bench-store-data.ts'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import { parseInstant } from '#server/domain/kernel/instant.ts'
import { ownEntry } from '#server/domain/kernel/own-entry.ts'
import { type BulkMember, bulkTree } from '#server/usecases/imports/bulk-members.ts'
import type { BulkOrder } from '#server/usecases/imports/bulk-wish.ts'
import { AMOUNT_MOST, TEXT_MOST } from '#server/usecases/imports/field-values.ts'

const MEMBER_COLUMNS = 'id,sponsor_id,joined,country,status'
const ORDER_COLUMNS = 'id,member_id,ordered_at,amount_cents,cv_cents'
const STATUSES: Readonly<Record<string, ContractStatus>> = { active: 'ENROLLED', lapsed: 'TERMINATED' }
const AT_ONCE = 1_000

/**
 * Reads `members.csv` (`id,sponsor_id,joined,country,status`) and `orders.csv`
 * (`id,member_id,ordered_at,amount_cents,cv_cents`) of a folder: plain fields without quotes, in UTF-8. Both files
 * are read to their end before anything else is done; what cannot be brought in ends the verb (exit 2) with file,
 * line and remedy.
 */
export async function folderData(folder: string): Promise<BenchData> {
  const hash = createHash('sha256')
  const memberFile = fileIn(folder, 'members.csv')
  const orderFile = fileIn(folder, 'orders.csv')
  const members: BulkMember[] = []
  for await (const row of rowsOf(memberFile, MEMBER_COLUMNS, hash)) members.push(memberOf(row))
  if (bulkTree(members).members.length === 0) {
    const sentence = `${memberFile} names nobody who could be enrolled; give it a member without a sponsor first.`
    throw new VerbStopped(EXIT.badInput, 'FILE_EMPTY', sentence)
  }
  let count = 0
  for await (const row of rowsOf(orderFile, ORDER_COLUMNS)) if (orderOf(row).id !== '') count += 1
  if (count === 0) {
    throw new VerbStopped(
      EXIT.badInput,
      'FILE_EMPTY',
      `${orderFile} has no orders; the bench runs a month of them.`,
    )
  }
  return { members, orders: ordersOf(orderFile), sourceDigest: hash.digest('hex') }
}

async function* ordersOf(file: string): AsyncGenerator<readonly BulkOrder[]> {
  let batch: BulkOrder[] = []
  for await (const row of rowsOf(file, ORDER_COLUMNS)) {
    batch.push(orderOf(row))
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  yield batch
}

/** A line of a file with its fields, as many as there are columns. */
interface Row {
  readonly fields: readonly string[]
  no(column: string, remedy: string): VerbStopped
}

function memberOf(row: Row): BulkMember {
  const [id = '', sponsorId = '', joined = '', country = '', status = ''] = row.fields
  const state = status === '' ? 'ENROLLED' : ownEntry(STATUSES, status)
  if (state === undefined) throw row.no('status', 'write active or lapsed, or leave it empty')
  return { id: named(row, id), sponsorId, joinedAt: momentOf(row, 'joined', joined), country, status: state }
}

function orderOf(row: Row): BulkOrder {
  const [id = '', memberId = '', at = '', amount = '', cv = ''] = row.fields
  return {
    id: named(row, id),
    memberId,
    at: momentOf(row, 'ordered_at', at),
    amountMinor: centsOf(row, 'amount_cents', amount),
    cvMinor: centsOf(row, 'cv_cents', cv),
  }
}

function named(row: Row, id: string): string {
  if (id !== '' && id.length <= TEXT_MOST.number) return id
  throw row.no('id', `give it a number of 1 to ${TEXT_MOST.number} characters`)
}

/** A date or a moment; one without a zone is taken as UTC. Milliseconds. */
function momentOf(row: Row, column: string, text: string): number {
  const zoned = /[zZ]|[+-]\d\d:?\d\d$/.test(text) && text.length > 10
  const whole = text.length === 10 ? `${text}T00:00Z` : `${text.replace(' ', 'T')}${zoned ? '' : 'Z'}`
  const at = parseInstant(whole)
  if (at !== undefined) return at
  throw row.no(
    column,
    'write a day or moment of the years 1900 to 2199, such as 2026-01-31 or 2026-01-31T12:00:00',
  )
}

function centsOf(row: Row, column: string, text: string): number {
  const cents = /^-?\d{1,13}$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(cents) <= Number(AMOUNT_MOST)) return cents
  throw row.no(column, `write whole cents of at most ${AMOUNT_MOST}, such as 1250`)
}

function fileIn(folder: string, name: string): string {
  const path = join(folder, name)
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path
  throw new VerbStopped(EXIT.badInput, 'FILE_MISSING', `There is no file ${name} in ${folder}.`)
}

/** The rows behind the header; what is read goes into the hash as well. */
async function* rowsOf(path: string, header: string, hash?: Hash): AsyncGenerator<Row> {
  const columns = header.split(',').length
  let line = 0
  for await (const text of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) })) {
    hash?.update(text)
    line += 1
    if (line === 1) checkHeader(path, header, text)
    else if (text !== '') {
      const fields = text.split(',')
      const at = line
      const row: Row = { fields, no: (column, remedy) => unreadable(`${path} line ${at}: ${column}`, remedy) }
      if (fields.length !== columns) throw row.no(`${fields.length} fields`, `write ${columns}: ${header}`)
      yield row
    }
  }
  if (line === 0) checkHeader(path, header, '')
}

const unreadable = (place: string, remedy: string): VerbStopped =>
  new VerbStopped(EXIT.badInput, 'ROW_UNREADABLE', `${place} cannot be read; ${remedy}.`)

function checkHeader(path: string, header: string, text: string): void {
  if (text.trim() === header) return
  const sentence = `${path} begins with "${text.slice(0, 100)}"; its columns must be ${header}.`
  throw new VerbStopped(EXIT.badInput, 'COLUMNS_WRONG', sentence)
}
