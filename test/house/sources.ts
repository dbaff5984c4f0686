import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One file of the house: path from the top with forward slashes, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** A rule broken at a place; `rule` says what to do instead. */
export interface Offence {
  readonly path: string
  readonly rule: string
}

export const top = fileURLToPath(new URL('../..', import.meta.url))

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'generated', 'coverage', '.stemma'])

/** Every file below a folder, without what is installed, built or generated. */
export function filesBelow(folder: string): string[] {
  const found: string[] = []
  const waiting = [join(top, folder)]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      if (LEFT_OUT.has(entry.name)) continue
      const path = join(place, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else found.push(relative(top, path).split(sep).join('/'))
    }
  }
  return found.sort()
}

/** The texts of the files below the folders whose path fits `pattern`. */
export function sourcesIn(folders: readonly string[], pattern: RegExp): Source[] {
  return folders
    .flatMap(filesBelow)
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(top, path), 'utf8') }))
}

export const CODE = /\.(ts|tsx)$/

export const houseCode = (): Source[] => sourcesIn(['server', 'web', 'seeds', 'test'], CODE)
