import { setTimeout as sleep } from 'node:timers/promises'
import {
  type EmbeddedOptions,
  openEmbedded,
  type RunningServer,
  stopEmbedded,
} from '#server/adapters/neo4j-launcher/embedded.ts'
import { releaseExit } from '#server/adapters/neo4j-launcher/guard-exit.ts'
import { lives } from '#server/adapters/neo4j-launcher/process-identity.ts'
import { sentenceOf } from '#server/adapters/neo4j-launcher/trouble.ts'

/**
 * What happened to a server that ended by itself: noticed, running again at the same address, or given up.
 */
export interface Crash {
  readonly kind: 'CRASHED' | 'RESTARTED' | 'LOST'
  readonly sentence: string
}

/** An embedded server that is started again when it ends by itself. */
export interface KeptServer {
  readonly port: number
  owned(): boolean
  onCrash(listener: (crash: Crash) => void): void
  stop(): Promise<void>
}

/** Pauses in milliseconds before each try of one crash. */
const PAUSES: readonly number[] = [500, 2000, 8000]
/** A companion waits longer, so that the owner of a crashed server stays its owner. */
const COMPANION_PAUSE = 2000
const LOOK_EVERY = 250
/** A server that ran this long before it crashed gets all its tries again. */
const STEADY = 300_000

/**
 * Opens the embedded server and keeps it running: three tries with growing pauses when it crashed. A
 * companion whose server was stopped by its owner starts it itself and owns it from then on. The address
 * never changes.
 */
export async function keepRunning(options: EmbeddedOptions): Promise<KeptServer> {
  const keeper = new Keeper(options, await openEmbedded(options))
  keeper.watch()
  return keeper
}

class Keeper implements KeptServer {
  readonly #options: EmbeddedOptions
  readonly #listeners: ((crash: Crash) => void)[] = []
  readonly #stopping = new AbortController()
  #server: RunningServer
  #tries = 0
  #begun = performance.now()
  #restart: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped: Promise<void> | undefined

  constructor(options: EmbeddedOptions, server: RunningServer) {
    this.#options = options
    this.#server = server
  }

  get port(): number {
    return this.#server.port
  }

  owned(): boolean {
    return this.#server.owned
  }

  onCrash(listener: (crash: Crash) => void): void {
    this.#listeners.push(listener)
  }

  watch(): void {
    this.#timer = setInterval(() => {
      if (this.#restart || lives(this.#server.identity)) return
      this.#restart = this.#startAgain().finally(() => {
        this.#restart = undefined
      })
    }, LOOK_EVERY)
    this.#timer.unref()
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stopOnce()
    return this.#stopped
  }

  async #stopOnce(): Promise<void> {
    this.#stopping.abort()
    clearInterval(this.#timer)
    await this.#restart
    if (this.#server.owned) await stopEmbedded(this.#options.store, this.#server)
  }

  async #startAgain(): Promise<void> {
    releaseExit(this.#server.identity)
    if (performance.now() - this.#begun > STEADY) this.#tries = 0
    this.#tell('CRASHED', 'Neo4j ended by itself; it is started again')
    let reason = 'it crashed too often'
    for (; this.#tries < PAUSES.length && !this.#stopping.signal.aborted; ) {
      await this.#pause((PAUSES[this.#tries++] ?? 0) + (this.#server.owned ? 0 : COMPANION_PAUSE))
      if (this.#stopping.signal.aborted) return
      try {
        this.#server = await openEmbedded(this.#options, this.#server.port)
        this.#begun = performance.now()
        return this.#tell('RESTARTED', 'Neo4j runs again')
      } catch (error) {
        reason = sentenceOf(error)
      }
    }
    clearInterval(this.#timer)
    this.#tell('LOST', `Neo4j could not be started again (${reason}); start Stemma again when that is mended`)
  }

  /** Ends early when the server is to be stopped. */
  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
  }

  #tell(kind: Crash['kind'], sentence: string): void {
    this.#options.say(sentence)
    for (const listener of this.#listeners) listener({ kind, sentence })
  }
}
