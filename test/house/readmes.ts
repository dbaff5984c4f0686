import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Offence, type Source, sourcesIn, top } from './sources.ts'

/** Made by a build, so that they are not there in a fresh clone. */
const BUILT = new Set(['web/dist', 'node_modules'])

/** The front door is two screens, a folder's README one page. In characters, since lines are of any length. */
const PAGES: Readonly<Record<string, number>> = { 'README.md': 7_000 }
const PAGE = 7_000

const textOf = (path: string): string => readFileSync(join(top, path), 'utf8')

/** Every README of the house. */
export const readmes = (): Source[] =>
  sourcesIn(['server', 'web', 'seeds', 'test', 'cypher'], /README\.md$/).concat({
    path: 'README.md',
    text: textOf('README.md'),
  })

const named = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name)

const scripts = (): readonly string[] => Object.keys(JSON.parse(textOf('package.json')).scripts)
/** The verbs of the command, as its table lists them. */
const verbs = (): readonly string[] =>
  named(/const VERBS[\s\S]*?\n}\n/.exec(textOf('server/cli/main.ts'))?.[0] ?? '', /^ {2}(\w+): /gm)

/** What a README says of the house that does not hold: paths, scripts and verbs that are not there. */
export function readmeOffences({ path, text }: Source): Offence[] {
  const offence = (name: string): Offence => ({ path, rule: `names ${name}, which does not exist` })
  const places = named(text, /`((?:server|web|cypher|seeds|test|\.ci)\/[\w./-]*)`/g)
  const links = named(text, /\]\((?!https?:|#)([^)\s]+)\)/g)
  return [
    ...places.filter((place) => !BUILT.has(place) && !existsSync(join(top, place))),
    ...links.filter((link) => !existsSync(join(top, path, '..', link))),
    ...named(text, /npm run (?:-s )?([\w:-]+)/g)
      .filter((name) => !scripts().includes(name))
      .map((name) => `npm run ${name}`),
    ...named(text, /npm run -s stemma -- (\w+)/g)
      .filter((name) => !verbs().includes(name))
      .map((name) => `the verb ${name}`),
  ].map(offence)
}

/** READMEs that are longer than their page. */
export function longReadmeOffences(sources: readonly Source[]): Offence[] {
  return sources
    .filter(({ path }) => path.split('/').length <= 2)
    .filter(({ path, text }) => text.length > (PAGES[path] ?? PAGE))
    .map(({ path, text }) => ({ path, rule: `is ${text.length} characters long: one page, please` }))
}

/** Where the front door and the command, its exit codes or the configuration say different things. */
export function frontDoorOffences({ path, text }: Source): Offence[] {
  const table = /\| verb \|[\s\S]*?\n\n/.exec(text)?.[0] ?? ''
  const told = new Set(named(table, /^\| (.*?) \|/gm).flatMap((cell) => named(cell, /`(\w+)/g)))
  const exits = named(textOf('server/cli/verb.ts'), /EXIT = \{([^}]*)\}/g).flatMap((row) =>
    named(row, /(\d+)/g),
  )
  const saidExits = named(text, /Exit codes: ([^.]*)\./g).flatMap((row) => named(row, /\b(\d+)\b/g))
  const config = textOf('server/config.ts')
  const keys = named(/## Configuration[\s\S]*?(?=\n## |$)/.exec(text)?.[0] ?? '', /`([A-Z0-9_]+)`/g)
  return [
    ...verbs()
      .filter((verb) => !told.has(verb))
      .map((verb) => `does not list the verb ${verb}`),
    ...[
      ...exits.filter((exit) => !saidExits.includes(exit)),
      ...saidExits.filter((exit) => !exits.includes(exit)),
    ].map((exit) => `and the command differ about exit code ${exit}`),
    ...keys
      .filter((key) => !new RegExp(`\\b${key}\\b`).test(config))
      .map((key) => `names ${key}, which nobody reads`),
    ...(keys.length > 0 ? [] : ['names no configuration']),
  ].map((rule) => ({ path, rule }))
}
