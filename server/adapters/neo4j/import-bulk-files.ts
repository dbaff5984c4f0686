import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { contactRow } from '#server/adapters/neo4j/contact-row.ts'

/** A member as the offline import writes it. */
export interface BulkMemberNode {
  readonly ordinal: number
  readonly id: string
  readonly number: string
  readonly name: string
  readonly country: string
  readonly language: string
  readonly status: string
  readonly enrolledAt: number
  /** Ordinal of the sponsor, -1 for a root. */
  readonly sponsor: number
}

/** An order of one line as the offline import writes it; money in minor units, points in hundredths. */
export interface BulkOrderNode {
  readonly index: number
  readonly id: string
  readonly number: string
  readonly buyer: number
  readonly buyerId: string
  readonly acceptedAt: number
  readonly period: string
  readonly currency: string
  readonly productCode: string
  readonly amountMinor: number
  readonly cvMinor: number
  readonly pvHundredths: number
}

/** The files of one offline import; `args` are those of `neo4j-admin`. */
export interface BulkFiles {
  member(node: BulkMemberNode): Promise<void> | undefined
  order(node: BulkOrderNode): Promise<void> | undefined
  /** Closes the files; the next member of the company gets ordinal `nextOrdinal`. */
  end(nextOrdinal: number): Promise<void>
  readonly args: readonly string[]
}

const HEADERS = {
  members:
    ':ID(member),id,number,ordinal:long,name,nameKey,searchKey,country,language,source,status,statusFrom:localdatetime,enrolledOn:date,enrolledAt:localdatetime,agreementVersion',
  sponsors: ':START_ID(member),:END_ID(member),from:localdatetime,currentOf',
  orders:
    ':ID(order),id,number,kind,state,buyerId,memberId,byCustomer:boolean,acceptedAt:localdatetime,period,currency,productCodes:string[],quantities:long[],lineAmountMinor:long[],lineCvMinor:long[],linePvHundredths:long[],amountMinor:long,cvMinor:long,pvHundredths:long',
  buyers: ':START_ID(order),:END_ID(member)',
  head: ':ID(head),name,seq:long,link,nextOrdinal:long',
} as const
type Part = keyof typeof HEADERS

/** Opens the CSV files of an offline import in `folder`, which holds nothing else. */
export async function openBulkFiles(folder: string): Promise<BulkFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [part, header] of Object.entries(HEADERS)) {
    await writeFile(join(folder, `${part}-header.csv`), `${header}\n`, { mode: 0o600 })
  }
  const sinks = Object.fromEntries(
    Object.keys(HEADERS).map((part) => [part, sinkOf(join(folder, `${part}.csv`))]),
  ) as Record<Part, Sink>
  return {
    member: (node) => {
      const at = instantText(node.enrolledAt)
      const edge =
        node.sponsor < 0
          ? undefined
          : sinks.sponsors.write(`${node.ordinal},${node.sponsor},${at},${node.id}\n`)
      return sinks.members.write(memberLine(node, at)) ?? edge
    },
    order: (node) => {
      const edge = sinks.buyers.write(`${node.index},${node.buyer}\n`)
      return sinks.orders.write(orderLine(node)) ?? edge
    },
    end: async (nextOrdinal) => {
      sinks.head.write(`0,log,0,"",${nextOrdinal}\n`)
      await Promise.all(Object.values(sinks).map(({ end }) => end()))
    },
    args: argsOf(folder),
  }
}

function argsOf(folder: string): string[] {
  const files = (part: Part): string => `${join(folder, `${part}-header.csv`)},${join(folder, `${part}.csv`)}`
  return [
    ...['database', 'import', 'full', 'neo4j', '--overwrite-destination', '--id-type=integer'],
    ...[
      '--array-delimiter=;',
      '--multiline-fields=true',
      '--bad-tolerance=0',
      `--report-file=${join(folder, 'report.txt')}`,
    ],
    '--max-off-heap-memory=4G',
    `--nodes=Contact:Member=${files('members')}`,
    `--nodes=Order=${files('orders')}`,
    `--nodes=EventHead=${files('head')}`,
    `--relationships=SPONSORED_BY=${files('sponsors')}`,
    `--relationships=BOUGHT_BY=${files('buyers')}`,
  ]
}

/** An instant as `neo4j-admin` reads a LOCAL DATETIME. */
const instantText = (at: number): string => new Date(at).toISOString().slice(0, 23)

function memberLine(node: BulkMemberNode, at: string): string {
  const { ordinal, id, number, name, country, language, status } = node
  const nobody = { email: null, phone: null, street: null, postalCode: null, city: null }
  const { nameKey, searchKey } = contactRow({ ...nobody, name, language }, number)
  const named = [name, String(nameKey), String(searchKey)].map(quoted).join(',')
  const head = `${ordinal},${id},${quoted(number)},${ordinal},${named}`
  return `${head},${quoted(country)},${language},IMPORT,${status},${at},${at.slice(0, 10)},${at},1\n`
}

function orderLine(node: BulkOrderNode): string {
  const { index, id, number, buyerId, acceptedAt, period, currency, productCode } = node
  const { amountMinor, cvMinor, pvHundredths } = node
  const head = `${index},${id},${quoted(number)},NORMAL,ACCEPTED,${buyerId},${buyerId},false`
  const when = `${instantText(acceptedAt)},${period},${currency}`
  const line = `${productCode},1,${amountMinor},${cvMinor},${pvHundredths}`
  return `${head},${when},${line},${amountMinor},${cvMinor},${pvHundredths}\n`
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

interface Sink {
  /** A promise when the disk is behind: wait for it before writing on. */
  write(text: string): Promise<void> | undefined
  end(): Promise<void>
}

const FLUSH_AT = 1 << 20

function sinkOf(path: string): Sink {
  const stream = createWriteStream(path, { mode: 0o600, highWaterMark: FLUSH_AT * 4 })
  const done = finished(stream)
  done.catch(() => undefined)
  let waiting = ''
  const flush = (): Promise<void> | undefined => {
    const text = waiting
    waiting = ''
    if (stream.write(text)) return undefined
    return Promise.race([done, new Promise<void>((resolve) => stream.once('drain', () => resolve()))])
  }
  return {
    write: (text) => {
      waiting += text
      return waiting.length > FLUSH_AT ? flush() : undefined
    },
    end: async () => {
      await flush()
      stream.end()
      await done
    },
  }
}
