import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMapping } from '#server/formats/mapping.ts'

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
      orders: { decimal: ',', creditNotePrefix: 'G', cvShare: { numerator: 7n, denominator: 10n } },
    },
  })
})

test('and one slip in it names the place and the nearest key', () => {
  const reading = readMapping(example.replace('creditNotePrefix', 'creditNotePrefx'))
  expect(JSON.stringify(reading)).toContain('creditNotePrefix')
})
