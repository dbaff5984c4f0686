import { askOnce, isNewEnough, type SignIn } from '#server/adapters/neo4j-launcher/bolt-probe.ts'
import { dockerAnswers, openDocker } from '#server/adapters/neo4j-launcher/docker.ts'
import type { EmbeddedOptions } from '#server/adapters/neo4j-launcher/embedded.ts'
import { type Crash, keepRunning } from '#server/adapters/neo4j-launcher/keep-running.ts'
import { loopbackUri, STORE_USER } from '#server/adapters/neo4j-launcher/launch.ts'
import type { Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'
import { type LauncherCode, sentenceOf, trouble } from '#server/adapters/neo4j-launcher/trouble.ts'
import { Fault } from '#server/domain/kernel/failure.ts'

/** How to come by a Neo4j. Folders are absolute. */
export interface Neo4jOptions {
  readonly profile: Profile
  /** From NEO4J_URI: then this server is used, and its failure is an error and no reason to look further. */
  readonly environment?: SignIn | undefined
  /** The store of one company, and the folder where Neo4j logs. */
  readonly store: string
  readonly logs: string
  /** The cache folder shared by all companies: Neo4j's jars stand in it. */
  readonly cache: string
  /** Password of an own server, from the company's secrets; it never becomes an argument of a command. */
  readonly password: string
  /** Hears progress and what happens to the server, a line at a time. */
  readonly say?: ((line: string) => void) | undefined
}

/** A Neo4j that answered a query. Its address stays the same for as long as it is open. */
export interface Neo4jServer extends SignIn {
  readonly origin: 'ENVIRONMENT' | 'EMBEDDED' | 'DOCKER'
  /** True when the server was another's at opening; `stop` leaves a server that is another's running. */
  readonly attached: boolean
  /** Stops an own server and returns when its process is gone; safe to call twice. */
  stop(): Promise<void>
  /** Hears when an embedded server crashed, runs again, or was given up. */
  onCrash(listener: (crash: Crash) => void): void
}

/**
 * Finds or starts Neo4j, the first that holds: the one `environment` names; one from Neo4j's published jars
 * on our own store; one from Docker. Throws a Fault whose cause is one sentence that says what to do.
 */
export async function openNeo4j(options: Neo4jOptions): Promise<Neo4jServer> {
  if (options.environment) return await fromEnvironment(options.environment)
  const own: EmbeddedOptions = { ...options, say: options.say ?? (() => undefined) }
  try {
    return await fromJars(own)
  } catch (error) {
    if (!(error instanceof Fault) || !isMissingTool(error.code)) throw error
    if (await dockerAnswers()) return await fromDocker(own)
    throw trouble(error.code, `${sentenceOf(error)}. ${THREE_WAYS}`)
  }
}

const THREE_WAYS =
  'Stemma needs a Neo4j in one of three ways: set NEO4J_URI and NEO4J_PASSWORD to a running one; ' +
  'or install a JDK 17 or 21 and Maven; or start Docker'

const MISSING_TOOLS = ['JAVA_MISSING', 'JAVA_WRONG', 'MAVEN_MISSING', 'MAVEN_WRONG'] as const

const isMissingTool = (code: string): code is LauncherCode & (typeof MISSING_TOOLS)[number] =>
  (MISSING_TOOLS as readonly string[]).includes(code)

async function fromEnvironment(signIn: SignIn): Promise<Neo4jServer> {
  const agent = await askOnce(signIn)
  if (!isNewEnough(agent)) {
    const remedy = 'Stemma needs 5.26 or later: upgrade it, or unset NEO4J_URI'
    throw trouble('NEO4J_TOO_OLD', `The server at ${signIn.uri} is ${agent}; ${remedy}`)
  }
  const nothing = async (): Promise<void> => undefined
  return { ...signIn, origin: 'ENVIRONMENT', attached: true, stop: nothing, onCrash: () => undefined }
}

async function fromJars(options: EmbeddedOptions): Promise<Neo4jServer> {
  const server = await keepRunning(options)
  return {
    uri: loopbackUri(server.port),
    user: STORE_USER,
    password: options.password,
    origin: 'EMBEDDED',
    attached: !server.owned(),
    stop: () => server.stop(),
    onCrash: (listener) => server.onCrash(listener),
  }
}

async function fromDocker(options: EmbeddedOptions): Promise<Neo4jServer> {
  const server = await openDocker(options)
  return {
    uri: loopbackUri(server.port),
    user: STORE_USER,
    password: options.password,
    origin: 'DOCKER',
    attached: server.attached,
    stop: () => server.stop(),
    onCrash: () => undefined,
  }
}
