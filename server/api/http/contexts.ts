import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context, DoorFacts, LiveDoor } from '#server/api/graphql/context.ts'
import type { SessionCookie } from '#server/api/http/cookie.ts'
import type { DoorOptions } from '#server/api/http/doors.ts'
import type { OpaqueSeq } from '#server/api/http/opaque-seq.ts'
import { type Actor, isStaff } from '#server/usecases/actor.ts'
import type { Credentials, Identification } from '#server/usecases/users/identify.ts'

/** What every request of this server shares. */
export interface Surroundings {
  readonly options: DoorOptions
  readonly cookie: SessionCookie
  readonly seqs: OpaqueSeq
  readonly who: Identification
  readonly live: LiveDoor
}

/** What a single request may do beside answering. */
export interface RequestSides {
  readonly setSession: (token: string | undefined) => void
  readonly unhurried: () => void
}

/** What a request shows of who sent it: a bearer key, else the session cookie. */
export function credentialsOf(request: IncomingMessage, cookie: SessionCookie, address: string): Credentials {
  const { authorization, cookie: cookies } = request.headers
  return {
    sessionToken: cookie.read(cookies),
    apiKey: authorization?.startsWith('Bearer ') ? authorization.slice(7, 200) : undefined,
    address,
    userAgent: request.headers['user-agent']?.slice(0, 200) ?? '',
  }
}

/** The context of one request of an actor, HTTP and sockets alike. */
export function contextOf(
  around: Surroundings,
  actor: Actor,
  from: RequestSides & { seen?: string },
): Context {
  const { options, seqs, live } = around
  const staff = isStaff(actor)
  const door: DoorFacts = {
    slug: options.slug,
    demoLogIns: options.demoLogIns,
    neo4j: options.neo4j,
    live,
  }
  return {
    caller: { ports: options.ports, actor, seen: seenSeq(around, from.seen, staff) },
    correlationId: randomUUID(),
    shownSeq: (seq, reader = actor) => (isStaff(reader) ? seq : seqs.show(seq)),
    setSession: from.setSession,
    unhurried: from.unhurried,
    door,
  }
}

/** How far ahead of this process another one can be; a number beyond it is none of ours. */
const AHEAD_MOST = 1_000_000n

/** The place of the log a client says it has seen (`x-stemma-seq`); anything else is no place. */
function seenSeq(
  { options, seqs }: Surroundings,
  header: string | undefined,
  staff: boolean,
): bigint | undefined {
  if (header === undefined || !/^\d{1,19}$/.test(header)) return undefined
  const seq = staff ? BigInt(header) : seqs.read(BigInt(header))
  return seq <= options.ports.genealogy.health().headSeq + AHEAD_MOST ? seq : undefined
}
