import { describe, expect, it } from 'vitest'
import { EntityBook } from '#server/domain/matching/entity-book.ts'
import { type Judgement, Judgements } from '#server/domain/matching/judgements.ts'

const judged = (left: string, right: string, verdict: Judgement['verdict']): Judgement => ({
  left,
  right,
  verdict,
  reason: 'seen',
})

describe('judgements', () => {
  it('refuse a SAME that would tie a DIFFERENT pair, and show the chain', () => {
    const judgements = new Judgements()
    judgements.add(judged('a', 'b', 'SAME'))
    judgements.add(judged('c', 'd', 'SAME'))
    judgements.add(judged('a', 'd', 'DIFFERENT'))
    expect(judgements.add(judged('b', 'c', 'SAME'))).toEqual({
      ok: false,
      code: 'JUDGED_DIFFERENT',
      path: ['a', 'b', 'c', 'd'],
    })
    expect(judgements.on('b', 'c')).toBeUndefined()
  })

  it('let the latest word on a pair hold and keep the history', () => {
    const judgements = new Judgements()
    judgements.add(judged('a', 'b', 'DIFFERENT'))
    expect(judgements.add(judged('b', 'a', 'SAME'))).toEqual({ ok: true })
    expect(judgements.on('a', 'b')?.verdict).toBe('SAME')
    expect(judgements.history).toHaveLength(2)
    expect(judgements.of('a')).toHaveLength(1)
  })

  it('refuse a record with itself and always take a DIFFERENT', () => {
    const judgements = new Judgements()
    expect(judgements.add(judged('a', 'a', 'SAME'))).toEqual({ ok: false, code: 'SAME_RECORD', path: ['a'] })
    judgements.add(judged('a', 'b', 'SAME'))
    expect(judgements.add(judged('a', 'b', 'DIFFERENT'))).toEqual({ ok: true })
  })
})

describe('entity ids', () => {
  const nobody = (): boolean => false

  it('stay with the larger part; a stored id leads to the whole after a merge, to all parts after a split', () => {
    const book = new EntityBook()
    book.replace(['a', 'b', 'c'], [['a', 'b', 'c']], nobody)
    book.replace(['x', 'y'], [['x', 'y']], nobody)
    const [large, small] = [book.entityOf('a'), book.entityOf('x')]
    book.replace(['a', 'b', 'c', 'x', 'y'], [['a', 'b', 'c', 'x', 'y']], nobody)
    expect(book.entityOf('x')).toBe(large)
    expect(book.resolve(small)).toEqual([large])
    book.replace(
      ['a', 'b', 'c', 'x', 'y'],
      [
        ['a', 'b', 'c'],
        ['x', 'y'],
      ],
      nobody,
    )
    expect(book.entityOf('b')).toBe(large)
    expect(book.resolve(large)).toEqual([large, book.entityOf('x')].sort())
  })

  it('go with the judged records before the many', () => {
    const book = new EntityBook()
    book.replace(['a', 'b', 'c'], [['a', 'b', 'c']], nobody)
    const id = book.entityOf('a')
    book.replace(
      ['a', 'b', 'c', 'd'],
      [
        ['b', 'c'],
        ['a', 'd'],
      ],
      (record) => record === 'a',
    )
    expect(book.entityOf('d')).toBe(id)
    expect(book.entityOf('b')).not.toBe(id)
  })

  it('of a record alone are its own, also for whoever stored the id of its former entity', () => {
    const book = new EntityBook()
    book.replace(['a', 'b'], [['a', 'b']], nobody)
    const id = book.entityOf('a')
    book.replace(['a', 'b'], [], nobody)
    expect(book.entityOf('a')).toBe('a')
    expect(book.resolve(id)).toEqual(['a', 'b'])
    book.replace(['a', 'b'], [['a', 'b']], nobody)
    expect(book.entityOf('a')).not.toBe(id)
    expect(book.resolve(id)).toEqual([book.entityOf('a')])
  })
})
