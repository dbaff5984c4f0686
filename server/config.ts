import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type InputIssue, InvalidInput } from '#server/domain/kernel/failure.ts'

/** All that Stemma reads from its environment, parsed once. Every key is optional in a first run. */
export interface Config {
  /**
   * NEO4J_URI, NEO4J_USER (default `neo4j`), NEO4J_PASSWORD: a server that runs already. Without: an own one.
   */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string } | undefined
  /**
   * STEMMA_HOME: the absolute folder that holds one folder a company. Default: a folder of the user's data
   * directory named after the checkout, so that two copies never share a store. Never inside the checkout.
   */
  readonly home: string
  /**
   * XDG_CACHE_HOME (default `~/.cache`): Neo4j's jars stand in its folder `stemma`, shared by all checkouts.
   */
  readonly cache: string
  /** PORT: where the web app and the API are served. Default 4717. */
  readonly port: number
  /**
   * PUBLIC_URL: the address people use, without a path; when set, all interfaces are bound, not only
   * loopback.
   */
  readonly publicUrl: string | undefined
  /** LOG_LEVEL: fatal, error, warn, info (default), debug, trace or silent. */
  readonly logLevel: LogLevel
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The default of PORT. */
export const DEFAULT_PORT = 4717

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url))

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Parses the environment. An empty value counts as absent. Throws InvalidInput that names every bad key with
 * its remedy; passwords and keys are never repeated in it.
 */
export function readConfig(environment: Environment = process.env, checkout: string = CHECKOUT): Config {
  const issues: InputIssue[] = []
  const read: Read = {
    text: (key) => environment[key]?.trim() || undefined,
    refuse: (path, reason) => {
      issues.push({ path, reason })
      return undefined
    },
  }
  const config: Config = {
    neo4j: neo4jOf(read),
    home: homeOf(read, checkout),
    cache: join(absolute(read, 'XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'stemma'),
    port: portOf(read),
    publicUrl: address(read, 'PUBLIC_URL', ['http:', 'https:'])?.origin,
    logLevel: logLevelOf(read),
  }
  if (issues.length > 0) throw new InvalidInput(issues)
  return config
}

interface Read {
  text(key: string): string | undefined
  /** Notes what is wrong with a key and goes on, so that all bad keys are named at once. */
  refuse(key: string, reason: string): undefined
}

const NEO4J_SCHEMES = ['bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:']

function neo4jOf(read: Read): Config['neo4j'] {
  const uri = address(read, 'NEO4J_URI', NEO4J_SCHEMES)
  const password = read.text('NEO4J_PASSWORD')
  if (read.text('NEO4J_URI') === undefined) {
    for (const key of ['NEO4J_USER', 'NEO4J_PASSWORD'].filter((name) => read.text(name) !== undefined)) {
      read.refuse(
        key,
        'says who signs in to NEO4J_URI, which is not set; set NEO4J_URI too, or unset this one',
      )
    }
    return undefined
  }
  if (password === undefined) return read.refuse('NEO4J_PASSWORD', 'is needed beside NEO4J_URI; set it')
  if (uri === undefined) return undefined
  return { uri: uri.href.replace(/\/$/, ''), user: read.text('NEO4J_USER') ?? 'neo4j', password }
}

function address(read: Read, key: string, schemes: readonly string[]): URL | undefined {
  const text = read.text(key)
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url !== null && schemes.includes(url.protocol) && url.hostname !== '') return url
  return read.refuse(key, `is no address; begin it with ${schemes.map((name) => `${name}//`).join(', ')}`)
}

function portOf(read: Read): number {
  const text = read.text('PORT')
  if (text === undefined) return DEFAULT_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port >= 0 && port <= 65_535) return port
  return read.refuse('PORT', `"${text}" is no port; give a whole number from 0 to 65535`) ?? DEFAULT_PORT
}

function logLevelOf(read: Read): LogLevel {
  const text = read.text('LOG_LEVEL') ?? 'info'
  const known = LOG_LEVELS.find((level) => level === text)
  return (
    known ?? read.refuse('LOG_LEVEL', `"${text}" is unknown; give one of ${LOG_LEVELS.join(', ')}`) ?? 'info'
  )
}

function absolute(read: Read, key: string): string | undefined {
  const text = read.text(key)
  if (text === undefined || isAbsolute(text)) return text
  return read.refuse(key, `"${text}" is relative; give an absolute path`)
}

function homeOf(read: Read, checkout: string): string {
  const named = absolute(read, 'STEMMA_HOME')
  const data = absolute(read, 'XDG_DATA_HOME') ?? join(homedir(), '.local', 'share')
  const home = resolve(named ?? join(data, 'stemma', checkoutName(checkout)))
  if (isInside(home, checkout)) {
    read.refuse('STEMMA_HOME', `${home} lies inside the checkout; choose a folder outside of it`)
  }
  return home
}

/** The checkout's folder name and a short digest of its path: readable, and another for another copy. */
function checkoutName(checkout: string): string {
  const path = followed(checkout)
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 10)
  return `${basename(path).replace(/[^\w.-]/g, '_')}-${digest}`
}

/** True when `path` is `folder` or below it, links followed as far as the path exists. */
function isInside(path: string, folder: string): boolean {
  const way = relative(followed(folder), followed(path))
  return way === '' || (!/^\.\.([/\\]|$)/.test(way) && !isAbsolute(way))
}

function followed(path: string): string {
  let known = resolve(path)
  while (!existsSync(known) && dirname(known) !== known) known = dirname(known)
  return join(realpathSync(known), relative(known, resolve(path)))
}
