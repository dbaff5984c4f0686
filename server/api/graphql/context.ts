import type { Actor } from '#server/usecases/actor.ts'
import type { Caller } from '#server/usecases/guard.ts'

/** What every resolver gets: who asks, and what it may say back beside the data. */
export interface Context {
  /** Who asks, over which ports; a request that only reads is given ports that answer each question once. */
  caller: Caller
  /** Names this request in the log and in answers to bugs. */
  readonly correlationId: string
  /** How a place of the log is shown to this actor: staff see it, all others an opaque number. */
  readonly shownSeq: (seq: bigint, actor?: Actor) => bigint
  /** Sets the session cookie, or with `undefined` clears it. Does nothing on a socket. */
  readonly setSession: (token: string | undefined) => void
  /** Lifts the time limit of this request: it computes or walks everything. */
  readonly unhurried: () => void
  /** What the door knows of this server: its demo log-ins, its launcher, its live hub. */
  readonly door: DoorFacts
}

/** A log-in that the sign-in page of a demo store shows. */
export interface DemoLogIn {
  readonly role: string
  readonly email: string
  readonly password: string
  readonly leader: boolean
}

/** Facts of this process that no store holds. */
export interface DoorFacts {
  /** Name of the company's store, as given with `--company`. */
  readonly slug: string
  /** Only in a demo store on loopback. */
  readonly demoLogIns: readonly DemoLogIn[]
  readonly neo4j: { readonly uri: string; readonly origin: string }
  /** Open sockets, and what is remembered of who sends requests. */
  readonly live: LiveDoor
}

/** What ends with a session. */
export interface LiveDoor {
  /** Closes the sockets of one session and forgets it. */
  closeSession(sessionId: string | null): void
  /** Asks anew who sends requests, and closes the sockets of sessions that are over. */
  forgetSessions(): void
}
