import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readMapping } from '#server/formats/mapping.ts'
import { publishedSchema } from '#server/formats/published-schemas.ts'

const readme = readFileSync(new URL('../../seeds/README.md', import.meta.url), 'utf8')
const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? []

test('the mapping that is shown for German files can be read', () => {
  const reading = readMapping(example)
  expect(reading).toMatchObject({
    ok: true,
    mapping: {
      members: {
        dates: 'DD.MM.YYYY',
        decimal: '.',
        ignore: ['Notiz'],
        statuses: { gekündigt: 'TERMINATED' },
      },
      orders: {
        decimal: ',',
        creditNotePrefix: 'G',
        cvShare: { numerator: 7n, denominator: 10n },
        pointsPerUnit: { numerator: 1n, denominator: 1n },
      },
    },
  })
})

test('and one slip in it names the place and the nearest key', () => {
  const reading = readMapping(example.replace('creditNotePrefix', 'creditNotePrefx'))
  expect(JSON.stringify(reading)).toContain('creditNotePrefix')
})

test('the shipped mapping can be read, and it is the one the published schema describes', () => {
  const shipped = new URL('../../seeds/company/online-retail.yaml', import.meta.url)
  const text = readFileSync(shipped, 'utf8')
  expect(readMapping(text)).toMatchObject({ ok: true })
  const published = z.fromJSONSchema(JSON.parse(publishedSchema('mapping-1')))
  expect(published.safeParse(parse(text))).toMatchObject({ success: true })
  const cut = { ...parse(text), orders: { file: 'orders.csv' } }
  expect(published.safeParse(cut)).toMatchObject({ success: false })
})

test('every key of the schema is named in the README', () => {
  const missing = keysOf(JSON.parse(publishedSchema('mapping-1'))).filter((key) => !readme.includes(key))
  expect(missing).toEqual([])
})

/** The names of all properties, at any depth of nesting there is: document, section, columns. */
function keysOf(schema: unknown): string[] {
  const open = [schema]
  const keys: string[] = []
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue
    if ('properties' in node && typeof node.properties === 'object') {
      keys.push(...Object.keys(node.properties ?? {}))
    }
    open.push(...Object.values(node))
  }
  return keys
}
