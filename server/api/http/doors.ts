import type { GraphQLSchema } from 'graphql/index.js'
import type { Logger } from 'pino'
import type { DemoLogIn } from '#server/api/graphql/context.ts'
import type { Ports } from '#server/usecases/ports.ts'

/** Whether this server may be sent requests, and what is missing if not. */
export interface Readiness {
  readonly ready: boolean
  readonly neo4j: boolean
  readonly migrations: boolean
  readonly index: boolean
}

/** All the doors need of the application behind them. */
export interface DoorOptions {
  readonly ports: Ports
  readonly schema: GraphQLSchema
  readonly log: Logger
  /** Name of the company's store. */
  readonly slug: string
  readonly port: number
  /** Address people use; without it only loopback is bound. */
  readonly publicUrl: string | undefined
  /** Keys the opaque form of places in the log. */
  readonly cookieKey: string
  readonly neo4j: { readonly uri: string; readonly origin: string }
  readonly demoLogIns: readonly DemoLogIn[]
  /** The built web app; absent while there is none. */
  readonly webFolder: string | undefined
  /** The published schema of plan documents. */
  readonly planSchema: string | undefined
  readonly ready: () => Promise<Readiness>
  /** Hears how long each answer took, from the parsed request to the written answer, in milliseconds. */
  readonly served?: (ms: number) => void
}

/** Open doors. */
export interface Doors {
  /** Where the web app and the API answer. */
  readonly address: string
  /** Says not ready, closes sockets, finishes requests (10 s), closes the port. */
  close(): Promise<void>
}
