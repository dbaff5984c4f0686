import { expect, test } from 'vitest'
import { broken, chunksOf, type Manifest, weigh } from '#web/check-bundle.ts'

const manifest: Manifest = {
  'index.html': {
    file: 'index.js',
    isEntry: true,
    src: 'index.html',
    imports: ['_shared.js'],
    css: ['index.css'],
  },
  '_shared.js': { file: 'shared.js', imports: ['_shared.js'] },
  'words/de/catalogue.ts': { file: 'de.js', src: 'words/de/catalogue.ts', isDynamicEntry: true },
  'words/en/catalogue.ts': { file: 'en.js', src: 'words/en/catalogue.ts', isDynamicEntry: true },
  'pages/orders/orders-list.tsx': {
    file: 'orders.js',
    src: 'pages/orders/orders-list.tsx',
    isDynamicEntry: true,
    imports: ['_shared.js', '_table.js'],
  },
  '_table.js': { file: 'table.js' },
}
const SIZES: Readonly<Record<string, number>> = {
  'index.js': 100,
  'shared.js': 20,
  'de.js': 9,
  'en.js': 8,
  'orders.js': 6,
  'table.js': 12,
  'index.css': 20,
}
const sizeOf = (file: string) => SIZES[file] ?? 0

test('a chunk arrives with everything it imports, each once, rings included', () => {
  expect([...chunksOf(manifest, ['index.html'])].sort()).toEqual(['_shared.js', 'index.html'])
})

test('the first screen is weighed with one catalogue, a route with what it brings besides', () => {
  const weights = Object.fromEntries(weigh(manifest, sizeOf).map(({ what, kilobytes }) => [what, kilobytes]))
  expect(weights['scripts of the first screen']).toBe(129)
  expect(weights['styles of the first screen']).toBe(20)
  expect(weights['pages/orders/orders-list.tsx']).toBe(18)
  expect(broken(weigh(manifest, sizeOf))).toEqual([])
})

test('a module that grows too large is named', () => {
  const heavy = (file: string) => (file === 'table.js' ? 60 : sizeOf(file))
  expect(broken(weigh(manifest, heavy))).toEqual([
    'pages/orders/orders-list.tsx: 66.0 KB gzip, at most 30 KB',
  ])
})
