import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verb } from '#server/cli/match.ts'
import type { Terminal } from '#server/cli/verb.ts'
import { recogniseColumns } from '#server/domain/matching/column-names.ts'
import { usualPeople } from '#test/domain/matching/people.ts'

let folder = ''
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stemma-match-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...args: string[]) {
  const said: string[] = []
  let finished: Record<string, unknown> = {}
  const terminal: Terminal = {
    json: false,
    say: (text) => void said.push(text),
    note: () => undefined,
    finish: (value) => {
      finished = value as Record<string, unknown>
    },
  }
  const exit = await verb.run(args, terminal)
  return { exit, said: said.join('\n'), finished }
}

function peopleFile(name: string): string {
  const rows = usualPeople(600, 51).map(({ record, person }) =>
    [record.id, record.given, record.surname, record.birthDate, record.email, record.city, person].join(';'),
  )
  return file(name, `Nr;Vorname;Nachname;Geb.-Datum;E-Mail;Wohnort;wer\n${rows.join('\n')}\n`)
}

describe('match evaluate', () => {
  it('answers exactly the promised figures for a German file it has never seen', async () => {
    const { exit, finished, said } = await run('evaluate', peopleFile('a.csv'), '--truth', 'wer')
    expect(exit).toBe(0)
    expect(Object.keys(finished)).toEqual(['pairs', 'clusters', 'blockingRecall', 'compared', 'seconds'])
    expect(finished['pairs']).toEqual({
      precision: expect.any(Number),
      recall: expect.any(Number),
      f1: expect.any(Number),
    })
    expect((finished['clusters'] as { f1: number }).f1).toBeGreaterThan(0.9)
    expect(said).toContain('Blocking reaches')
  })

  it('gives the same figures on a second run', async () => {
    const path = peopleFile('b.csv')
    const [first, second] = [
      await run('evaluate', path, '--truth', 'wer'),
      await run('evaluate', path, '--truth', 'wer'),
    ]
    expect({ ...second.finished, seconds: 0 }).toEqual({ ...first.finished, seconds: 0 })
  })

  it('reads the truth out of Febrl identifiers and says where one does not read so', async () => {
    const good = file('c.csv', 'rec_id,given_name,surname\nrec-1-org,anna,meyer\nrec-1-dup-0,anna,meyer\n')
    expect((await run('evaluate', good, '--truth', 'rec_id:febrl')).exit).toBe(0)
    const bad = file('d.csv', 'rec_id,given_name\nrec-1-org,anna\n17,bert\n')
    await expect(run('evaluate', bad, '--truth', 'rec_id:febrl')).rejects.toThrow('Line 3: "17"')
  })

  it.each([
    [[], 'Name what to do and one CSV file'],
    [['evaluate', 'x.csv'], '--truth must name the column'],
    [['explain', 'x.csv'], '--pair must name two records'],
    [['merge', 'x.csv'], '"match merge" is not known'],
    [['evaluate', 'nowhere.csv', '--truth', 'a'], 'There is no file nowhere.csv'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence)
  })

  it('names the column or field that is wrong', async () => {
    const path = file('e.csv', 'id,first_name\n1,anna\n2,anna\n')
    await expect(run('evaluate', path, '--truth', 'who')).rejects.toThrow('who: there is no such column')
    await expect(run('evaluate', path, '--truth', 'id', '--map', 'nose=first_name')).rejects.toThrow(
      'found "nose=first_name"',
    )
    await expect(run('evaluate', path, '--truth', 'id', '--map', 'given=vorname')).rejects.toThrow(
      'vorname: there is no such',
    )
    const foreign = file('f.csv', 'p,q\n1,2\n')
    await expect(run('evaluate', foreign, '--truth', 'p')).rejects.toThrow('name them with --map')
    expect((await run('evaluate', foreign, '--truth', 'p', '--map', 'given=q')).exit).toBe(0)
  })
})

describe('match explain', () => {
  it('takes ids, else row numbers from 1, and speaks both languages', async () => {
    const path = file(
      'g.csv',
      'code,first_name,last_name,dob\na,Anna,Meyer,1980-01-02\nb,Anna,Meier,1980-01-02\n',
    )
    const byNumber = await run('explain', path, '--pair', '1,2')
    expect(byNumber.said).toContain('Birth date "19800102" / "19800102": equal')
    expect((await run('explain', path, '--pair', 'a,b', '--map', 'id=code')).said).toContain('a – b')
    expect((await run('explain', path, '--pair', '1,2', '--lang', 'de')).said).toContain('Geburtsdatum')
    expect(byNumber.finished).toMatchObject({ left: '1', right: '2', priorBits: expect.any(Number) })
  })

  it('refuses a record that is not there and a pair of one', async () => {
    const path = file('h.csv', 'first_name\nAnna\nBert\n')
    await expect(run('explain', path, '--pair', '1,3')).rejects.toThrow('There is no record "3"')
    await expect(run('explain', path, '--pair', '1,1')).rejects.toThrow('two different records')
    await expect(run('explain', path, '--pair', '1')).rejects.toThrow('two records')
    await expect(run('explain', path, '--pair', '1,2', '--lang', 'fr')).rejects.toThrow(
      '--lang must be en or de',
    )
  })
})

describe('columns', () => {
  it('are recognised by the names files give them, each used once', () => {
    expect(
      recogniseColumns(['Kunden-Nr', 'VORNAME', 'Nachname', 'PLZ', 'Straße', 'Hausnr.', 'Handy']),
    ).toEqual({
      given: 'VORNAME',
      surname: 'Nachname',
      postcode: 'PLZ',
      street: 'Straße',
      number: 'Hausnr.',
      mobile: 'Handy',
    })
    expect(recogniseColumns(['address_1', 'address_2', 'Full Name'])).toEqual({
      street: 'address_1',
      secondLine: 'address_2',
      name: 'Full Name',
    })
    expect(recogniseColumns([])).toEqual({})
  })

  it.each([
    [
      ['unique_id', 'birth_place', 'postcode_fake', 'gender'],
      { id: 'unique_id', city: 'birth_place', postcode: 'postcode_fake' },
    ],
    [
      ['fname_c1', 'lname_c1', 'by', 'bm', 'bd'],
      { given: 'fname_c1', surname: 'lname_c1', birthYear: 'by', birthMonth: 'bm', birthDay: 'bd' },
    ],
    [
      ['customerFirstName', 'customerLastName', 'HomePhone'],
      { given: 'customerFirstName', surname: 'customerLastName', phone: 'HomePhone' },
    ],
    [
      ['Firma', 'Straße und Hausnummer', 'Ort', 'Telefon privat'],
      { name: 'Firma', street: 'Straße und Hausnummer', city: 'Ort', phone: 'Telefon privat' },
    ],
    [
      ['Site name', 'Address', 'Zip', 'Phone'],
      { name: 'Site name', street: 'Address', postcode: 'Zip', phone: 'Phone' },
    ],
    [['by', 'forename', 'amount'], { given: 'forename' }],
  ])('%j are recognised with words beside them and in parts', (columns, mapping) => {
    expect(recogniseColumns(columns)).toEqual(mapping)
  })

  it('that hold a birth date in three parts make one date of it, and none where a part is missing', async () => {
    const path = file(
      'i.csv',
      'fname,lname,by,bm,bd\nAnna,Meyer,1980,2,1\nAnna,Meyer,1980,02,01\nAnna,Meyer,NA,2,1\n',
    )
    const dates = await run('explain', path, '--pair', '1,2')
    expect(dates.said).toContain('Birth date "19800201" / "19800201": equal')
    expect((await run('explain', path, '--pair', '1,3')).finished).toMatchObject({
      comparisons: expect.arrayContaining([
        expect.objectContaining({ comparison: 'birthDate', level: 'MISSING' }),
      ]),
    })
  })
})
