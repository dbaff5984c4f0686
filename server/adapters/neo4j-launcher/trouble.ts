import { Fault, type FaultSource } from '#server/domain/kernel/failure.ts'

/** Every way the launcher says no; the sentence beside it always says what to do. */
export type LauncherCode =
  | 'NEO4J_AWAY'
  | 'NEO4J_TOO_OLD'
  | 'NEO4J_PASSWORD_WRONG'
  | 'NEO4J_START_FAILED'
  | 'NEO4J_STORE_LOCKED'
  | 'NEO4J_PORT_TAKEN'
  | 'NEO4J_RUNNING'
  | 'NEO4J_ADMIN_FAILED'
  | 'JAVA_MISSING'
  | 'JAVA_WRONG'
  | 'MAVEN_MISSING'
  | 'MAVEN_WRONG'
  | 'JARS_NOT_FETCHED'
  | 'DISK_FULL'

const SOURCES: Partial<Record<LauncherCode, FaultSource>> = {
  JAVA_MISSING: 'PROCESS',
  JAVA_WRONG: 'PROCESS',
  MAVEN_MISSING: 'PROCESS',
  MAVEN_WRONG: 'PROCESS',
  JARS_NOT_FETCHED: 'NETWORK',
  DISK_FULL: 'DISK',
}

/**
 * A fault with its one sentence as cause; a door prints both. Retriable only where waiting alone can help.
 */
export function trouble(code: LauncherCode, sentence: string): Fault {
  return new Fault({
    source: SOURCES[code] ?? 'NEO4J',
    retriable: code === 'NEO4J_AWAY' || code === 'JARS_NOT_FETCHED',
    code,
    cause: new Error(sentence),
  })
}

/** The sentence of a fault made here, or the plain message of anything else thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Fault && error.cause instanceof Error) return error.cause.message
  return error instanceof Error ? error.message : String(error)
}

/** What a Neo4j process that ended by itself said last, turned into one sentence with a remedy. */
export function troubleOfConsole(
  text: string,
  place: { readonly store: string; readonly log: string },
): Fault {
  if (/No space left on device|not enough space|Disk quota exceeded/i.test(text)) {
    return trouble('DISK_FULL', `The disk of ${place.store} is full; free some space and start again`)
  }
  if (/StoreLockException|FileLockException|Lock file has been locked|store_lock/.test(text)) {
    return trouble(
      'NEO4J_STORE_LOCKED',
      `Another Neo4j uses the store in ${place.store}; stop it, or set STEMMA_HOME to another folder`,
    )
  }
  if (/Address already in use|BindException|PortBindException/.test(text)) {
    return trouble('NEO4J_PORT_TAKEN', 'The port meant for Neo4j is taken by another program; start again')
  }
  if (/OutOfMemoryError|Could not reserve enough space|insufficient memory/i.test(text)) {
    return trouble(
      'NEO4J_START_FAILED',
      'There is too little free memory for Neo4j; end other programs first',
    )
  }
  const cause = [...text.matchAll(/^(?:Caused by|Error|Exception)\b[^\n]*/gm)].at(-1)?.[0].slice(0, 300)
  const why = cause === undefined ? '' : ` (${cause})`
  return trouble('NEO4J_START_FAILED', `Neo4j ended while it started${why}; read on in ${place.log}`)
}
