import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { networkShape, orderStream } from '#seeds/large/network-shape.ts'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import type { ContractStatus } from '#server/domain/genealogy/events.ts'
import type { BulkMember } from '#server/usecases/imports/bulk-members.ts'
import type { BulkOrder } from '#server/usecases/imports/bulk-wish.ts'

/** Members and orders of a bench: made from a seed, or read from a folder. */
export interface BenchData {
  readonly members: readonly BulkMember[]
  readonly orders: AsyncIterable<readonly BulkOrder[]> | Iterable<readonly BulkOrder[]>
  readonly sourceDigest: string
}

export interface BenchSize {
  readonly members: number
  readonly orders: number
  readonly seed: number
}

const FROM = Date.UTC(2016, 0, 1)
const TO = Date.UTC(2026, 0, 1)
const COUNTRIES = ['DE', 'AT', 'CH', 'GB', 'IE', 'NL', 'FR', 'PL']
const AT_ONCE = 1_000

/** Ten years of a network of the true shape, orders as a stream. */
export function madeData({ members, orders, seed }: BenchSize): BenchData {
  const wish = { members, seed, from: FROM, to: TO }
  const { sponsor, joinedAt } = networkShape(wish)
  const rows = Array.from(
    sponsor,
    (above, member): BulkMember => ({
      id: numberOf(member),
      sponsorId: above < 0 ? '' : numberOf(above),
      joinedAt: joinedAt[member]!,
      country: COUNTRIES[member % COUNTRIES.length]!,
      status: 'ENROLLED',
    }),
  )
  const stream = function* (): Generator<readonly BulkOrder[]> {
    let batch: BulkOrder[] = []
    for (const { index, member, at, cv } of orderStream(wish, orders)) {
      const moment = Math.max(at, joinedAt[member]!)
      batch.push({ id: `B${index}`, memberId: numberOf(member), at: moment, amountMinor: cv, cvMinor: cv })
      if (batch.length < AT_ONCE) continue
      yield batch
      batch = []
    }
    yield batch
  }
  const digest = createHash('sha256').update(`made ${members} ${orders} ${seed}`).digest('hex')
  return { members: rows, orders: stream(), sourceDigest: digest }
}

const numberOf = (member: number): string => `M${1_000_000 + member}`

const STATUSES: Readonly<Record<string, ContractStatus>> = { active: 'ENROLLED', lapsed: 'TERMINATED' }

/**
 * Reads `members.csv` (`id,sponsor_id,joined,country,status`) and `orders.csv`
 * (`id,member_id,ordered_at,amount_cents,cv_cents`) of a folder. Ends the verb (exit 2) when one is missing or has
 * other columns.
 */
export async function folderData(folder: string): Promise<BenchData> {
  const members: BulkMember[] = []
  const hash = createHash('sha256')
  const memberFile = fileIn(folder, 'members.csv')
  for await (const [id = '', sponsorId = '', joined = '', country = '', status = ''] of rowsOf(memberFile, [
    'id,sponsor_id,joined,country,status',
    hash,
  ])) {
    members.push({
      id,
      sponsorId,
      joinedAt: momentOf(joined),
      country,
      status: STATUSES[status] ?? 'ENROLLED',
    })
  }
  const orderFile = fileIn(folder, 'orders.csv')
  const orders = async function* (): AsyncGenerator<readonly BulkOrder[]> {
    let batch: BulkOrder[] = []
    for await (const [id = '', memberId = '', at = '', amount = '', cv = ''] of rowsOf(orderFile, [
      'id,member_id,ordered_at,amount_cents,cv_cents',
      undefined,
    ])) {
      batch.push({ id, memberId, at: momentOf(at), amountMinor: Number(amount), cvMinor: Number(cv) })
      if (batch.length < AT_ONCE) continue
      yield batch
      batch = []
    }
    yield batch
  }
  return { members, orders: orders(), sourceDigest: hash.digest('hex') }
}

/** A date or a moment; one without a zone is taken as UTC. */
const momentOf = (text: string): number =>
  Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) || text.length === 10 ? text : `${text.replace(' ', 'T')}Z`)

function fileIn(folder: string, name: string): string {
  const path = join(folder, name)
  if (existsSync(path)) return path
  throw new VerbStopped(EXIT.badInput, 'FILE_MISSING', `There is no ${name} in ${folder}.`)
}

async function* rowsOf(
  path: string,
  [header, hash]: readonly [string, ReturnType<typeof createHash> | undefined],
): AsyncGenerator<string[]> {
  let first = true
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) })) {
    hash?.update(line)
    if (first && line.trim() !== header) {
      const sentence = `${path} begins with "${line.slice(0, 100)}"; its columns must be ${header}.`
      throw new VerbStopped(EXIT.badInput, 'COLUMNS_WRONG', sentence)
    }
    if (!first && line !== '') yield line.split(',')
    first = false
  }
}
