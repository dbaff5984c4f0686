import { askOnce, type SignIn } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { openEmbedded, stopEmbedded } from '#server/adapters/neo4j-launcher/embedded.ts'
import { loopbackUri, STORE_USER } from '#server/adapters/neo4j-launcher/launch.ts'
import type { Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'

/** How to come by a Neo4j. */
export interface Neo4jOptions {
  readonly profile: Profile
  /** From NEO4J_URI: then this server is used, and its failure is an error and no reason to look further. */
  readonly environment?: SignIn | undefined
  /** Absolute folders of one company: the store, and where Neo4j logs. */
  readonly store: string
  readonly logs: string
  /** The cache folder shared by all companies: Neo4j's jars stand in it. */
  readonly cache: string
  /** Password of an own server, from the company's secrets. */
  readonly password: string
  readonly say?: ((line: string) => void) | undefined
}

export interface Neo4jServer extends SignIn {
  readonly origin: 'ENVIRONMENT' | 'EMBEDDED' | 'DOCKER'
  /** True when another process owns the server; then `stop` leaves it running. */
  readonly attached: boolean
  /** Stops an own server and returns when its process is gone; safe to call twice. */
  stop(): Promise<void>
}

/** Finds or starts Neo4j. */
export async function openNeo4j(options: Neo4jOptions): Promise<Neo4jServer> {
  if (options.environment) {
    await askOnce(options.environment)
    return { ...options.environment, origin: 'ENVIRONMENT', attached: true, stop: async () => undefined }
  }
  const say = options.say ?? (() => undefined)
  const server = await openEmbedded({ ...options, say })
  return {
    uri: loopbackUri(server.port),
    user: STORE_USER,
    password: options.password,
    origin: 'EMBEDDED',
    attached: !server.owned,
    stop: async () => {
      if (server.owned) await stopEmbedded(options.store, server)
    },
  }
}
