import type { Application } from '#server/app.ts'
import type { Ordinal } from '#server/domain/kernel/ids.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'
import { accepted } from '#server/domain/kernel/result.ts'
import { systemActor } from '#server/usecases/actor.ts'
import { BULK_PRODUCT } from '#server/usecases/imports/bulk-wish.ts'
import { createUser } from '#server/usecases/users/create-user.ts'

/** Half and the slowest hundredth of the answers took at most so many milliseconds. */
export interface Times {
  readonly p50Ms: number
  readonly p99Ms: number
}

/** What was measured through the real HTTP API. */
export interface HttpFigures {
  readonly subtreeMembers: number
  readonly subtreeAggregate: Times
  readonly pathLength: number
  readonly pathToRoot: Times
  readonly downlinePage: Times
  readonly singleOrdersASecond: number
  readonly batchedOrdersASecond: number
}

/** How often is asked; the bench's own are 200 and 2,000. */
export interface Effort {
  readonly warmUp: number
  readonly requests: number
  readonly orderSeconds: number
}

const SUBTREE = 100_000
const CLIENTS = 8
const BATCH_CLIENTS = 2
const BATCH = 500

/** Serves the application and asks it as a client does. */
export async function measureHttp(
  app: Application,
  effort: Effort,
  heard: (line: string) => void,
): Promise<HttpFigures> {
  const served: number[] = []
  const key = await machineKey(app)
  const doors = await app.serve({ port: 0, served: (ms) => served.push(ms) })
  const ask = asker(`${doors.address}/graphql`, key)
  const { index } = app.ports.genealogy
  const { root, size } = rootNear(app, SUBTREE)
  const deep = deepest(app)
  const timed = async (query: string, variables: object): Promise<Times> => {
    for (let round = 0; round < effort.warmUp; round += 1) await ask(query, variables)
    served.length = 0
    for (let round = 0; round < effort.requests; round += 1) await ask(query, variables)
    const times = timesOf(served)
    heard(`${/\) \{ (\w+)/.exec(query)?.[1]}: p50 ${times.p50Ms} ms, p99 ${times.p99Ms} ms`)
    return times
  }
  const [rootId, deepId] = [index.idOf(root), index.idOf(deep)]
  const figures = {
    subtreeMembers: size,
    subtreeAggregate: await timed(AGGREGATE, { root: rootId }),
    pathLength: index.pathToRoot('SPONSOR', deep).length,
    pathToRoot: await timed(PATH, { id: deepId }),
    downlinePage: await timed(PAGE, { root: rootId }),
  }
  const buyers = await buyerNumbers(app)
  const seconds = effort.orderSeconds
  await singles(ask, { buyers, first: 0, seconds })
  const singleOrdersASecond = await singles(ask, { buyers, first: 500_000, seconds })
  heard(`single orders: ${singleOrdersASecond} a second`)
  await batches(ask, { buyers, first: 1_000_000, seconds })
  const batchedOrdersASecond = await batches(ask, { buyers, first: 2_000_000, seconds })
  return { ...figures, singleOrdersASecond, batchedOrdersASecond }
}

const AGGREGATE =
  'query($root: ID!) { subtreeFigures(root: $root) ' +
  '{ members active deepest personalVolume groupVolume byLevel } }'
const PATH = 'query($id: ID!) { pathToRoot(id: $id) { id number name } }'
const PAGE =
  'query($root: ID!) { downlinePage(root: $root, first: 50) ' +
  '{ rows { id number name rank level personalVolume groupVolume } } }'
const RECORD = 'mutation($in: OrderIn!) { recordOrder(in: $in) { id } }'
const RECORD_MANY = 'mutation($orders: [OrderIn!]!) { recordOrders(orders: $orders) { accepted refused } }'

type Ask = (query: string, variables: object) => Promise<Record<string, Record<string, unknown>>>

/** Makes a user for the bench with a key a machine signs in with. */
async function machineKey({ ports }: Application): Promise<string> {
  const caller = { ports, actor: systemActor() }
  const roles = ['ADMIN', 'BACK_OFFICE'] as const
  const user = await createUser(caller, {
    email: 'bench@bench.example',
    name: 'Bench',
    roles,
    language: 'en',
  })
  invariant(user.ok, 'an empty store takes a user')
  const key = `stemma_${ports.secret.token()}`
  const id = ports.ids.next()
  const keyDigest = ports.secret.tokenDigest(key)
  const body = { id, userId: user.value.id as never, label: 'bench', roles, keyDigest }
  await ports.changes.commit({ actor: 'system', verb: 'bench' }, async () =>
    accepted({ events: [{ kind: 'API_KEY_CREATED', subject: id, body }], restsOn: [], raises: [] }),
  )
  return key
}

function asker(url: string, key: string): Ask {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  return async (query, variables) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
    const answer = (await response.json()) as {
      data?: Record<string, Record<string, unknown>> | null
      errors?: unknown
    }
    if (answer.data && !answer.errors) return answer.data
    throw new Error(`the API refuses the bench: ${JSON.stringify(answer.errors ?? answer).slice(0, 500)}`)
  }
}

/** The member whose downline is nearest to a size. */
function rootNear({ ports }: Application, wanted: number): { root: Ordinal; size: number } {
  const { index } = ports.genealogy
  const found = { root: 0 as Ordinal, size: index.sizeOfDownline('SPONSOR', 0 as Ordinal) }
  const nearer = (size: number): boolean => Math.abs(size - wanted) < Math.abs(found.size - wanted)
  let level: Ordinal[] = [found.root]
  while (level.length > 0) {
    const below = level.flatMap((member) => index.frontline('SPONSOR', member))
    level = below.filter((member) => {
      const size = index.sizeOfDownline('SPONSOR', member)
      if (nearer(size)) Object.assign(found, { root: member, size })
      return size > wanted
    })
  }
  return found
}

function deepest({ ports }: Application): Ordinal {
  const { index } = ports.genealogy
  let best = { member: 0 as Ordinal, length: 0 }
  const step = Math.max(1, Math.floor(index.count / 20_000))
  for (let member = 0; member < index.count; member += step) {
    const { length } = index.pathToRoot('SPONSOR', member as Ordinal)
    if (length > best.length) best = { member: member as Ordinal, length }
  }
  return best.member
}

function timesOf(served: readonly number[]): Times {
  const sorted = served.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50Ms: rounded(at(0.5)), p99Ms: rounded(at(0.99)) }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

async function buyerNumbers({ ports }: Application): Promise<readonly string[]> {
  const { index } = ports.genealogy
  const wanted = Math.min(2_000, index.count)
  const ids = Array.from({ length: wanted }, (_, at) =>
    index.idOf(Math.floor((at * index.count) / wanted) as Ordinal),
  )
  const names = await ports.members.names(ids)
  return [...names.values()].map(({ number }) => number)
}

/** Who buys, the number of the first order, and for how long. */
interface Selling {
  readonly buyers: readonly string[]
  readonly first: number
  readonly seconds: number
}

const orderOf = (buyers: readonly string[], at: number) => ({
  requestKey: `bench-order-${at}`,
  buyerNumber: buyers[at % buyers.length]!,
  lines: [{ productCode: BULK_PRODUCT, quantity: 1, amount: '25.00', cv: '20.00', points: '20.00' }],
})

/** Single orders from eight clients at once; one that the server calls too slow is sent again under its key. */
async function singles(ask: Ask, { buyers, first, seconds }: Selling): Promise<number> {
  let next = first
  let done = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const at = next
      next += 1
      await again(() => ask(RECORD, { in: orderOf(buyers, at) }))
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return rounded(done / ((performance.now() - start) / 1000))
}

/** Batches of 500 from two clients at once. A batch that the server calls too slow is sent again under its keys. */
async function batches(ask: Ask, { buyers, first, seconds }: Selling): Promise<number> {
  let next = first
  let done = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const from = next
      next += BATCH
      const orders = Array.from({ length: BATCH }, (_, at) => orderOf(buyers, from + at))
      const { recordOrders } = await again(() => ask(RECORD_MANY, { orders }))
      done += recordOrders?.['accepted'] as number
    }
  }
  await Promise.all(Array.from({ length: BATCH_CLIENTS }, client))
  return rounded(done / ((performance.now() - start) / 1000))
}

const TRIES = 6

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === TRIES || !String(error).includes('"retriable":"true"')) throw error
    }
  }
}
