import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** One file of the manifest that Vite writes. */
interface Chunk {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

export type Manifest = Readonly<Record<string, Chunk>>

/** Kilobytes (1,024 bytes) after gzip: design/web 6, measured with level 9. */
export const BUDGETS = {
  initialScripts: 250,
  initialStyles: 42,
  explorer: 40,
  otherRoute: 30,
} as const

export interface Weighed {
  readonly what: string
  readonly kilobytes: number
  readonly budget: number
}

/** Every chunk that arrives with one: itself and what it imports, each once. */
export function chunksOf(manifest: Manifest, start: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...start]
  while (waiting.length > 0) {
    const key = waiting.pop()
    if (key === undefined || found.has(key)) continue
    found.add(key)
    waiting.push(...(manifest[key]?.imports ?? []))
  }
  return found
}

/**
 * Weighs the first screen and every route against the budgets. The first screen is the entry, one catalogue (the
 * heavier) and the start page; a route counts what it brings besides those.
 */
export function weigh(manifest: Manifest, sizeOf: (file: string) => number): readonly Weighed[] {
  const keys = Object.keys(manifest)
  const total = (chunks: Iterable<string>) =>
    [...chunks].reduce((sum, key) => sum + sizeOf(manifest[key]?.file ?? ''), 0)
  const catalogues = keys.filter((key) => /words\/\w+\/catalogue/.test(manifest[key]?.src ?? key))
  const heaviest = catalogues.sort((left, right) => total([right]) - total([left])).slice(0, 1)
  const entries = keys.filter((key) => manifest[key]?.isEntry)
  const home = keys.filter((key) => /pages\/home\//.test(manifest[key]?.src ?? ''))
  const first = chunksOf(manifest, [...entries, ...heaviest, ...home])
  const styles = new Set([...first].flatMap((key) => manifest[key]?.css ?? []))
  const routes = keys.filter(
    (key) => /^pages\//.test(manifest[key]?.src ?? '') && manifest[key]?.isDynamicEntry,
  )
  return [
    { what: 'scripts of the first screen', kilobytes: total(first), budget: BUDGETS.initialScripts },
    {
      what: 'styles of the first screen',
      kilobytes: [...styles].reduce((sum, file) => sum + sizeOf(file), 0),
      budget: BUDGETS.initialStyles,
    },
    ...routes.map((route) => ({
      what: manifest[route]?.src ?? route,
      kilobytes: total([...chunksOf(manifest, [route])].filter((key) => !first.has(key))),
      budget: /downline-page/.test(route) ? BUDGETS.explorer : BUDGETS.otherRoute,
    })),
  ]
}

/** The weights that break their budget, as sentences that name the module. */
export const broken = (weights: readonly Weighed[]): readonly string[] =>
  weights
    .filter(({ kilobytes, budget }) => kilobytes > budget)
    .map(({ what, kilobytes, budget }) => `${what}: ${kilobytes.toFixed(1)} KB gzip, at most ${budget} KB`)

/** Reads the build and prints each weight; exit 1 when a budget is broken. */
function main(): void {
  const built = fileURLToPath(new URL('./dist/', import.meta.url))
  const manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Manifest
  const sizeOf = (file: string) =>
    file === '' ? 0 : gzipSync(readFileSync(join(built, file)), { level: 9 }).length / 1024
  const weights = weigh(manifest, sizeOf)
  for (const { what, kilobytes, budget } of weights) {
    console.log(`${kilobytes.toFixed(1).padStart(7)} of ${budget} KB  ${what}`)
  }
  for (const sentence of broken(weights)) {
    console.error(sentence)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
