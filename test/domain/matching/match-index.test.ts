import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMatchIndex } from '#server/domain/matching/build-match-index.ts'
import type { MatchIndex } from '#server/domain/matching/match-index.ts'
import type { MatchModel } from '#server/domain/matching/match-model.ts'
import { loadMatchIndex, saveMatchIndex } from '#server/domain/matching/match-state.ts'
import { normalisePerson } from '#server/domain/matching/normalise.ts'
import { storeOf, usualPeople } from '#test/domain/matching/people.ts'

const people = usualPeople(160, 21).map(({ record }) => record)
const model: MatchModel = buildMatchIndex(storeOf(usualPeople(1500, 22).map(({ record }) => record))).index
  .scorer.model

const emptyIndex = (): MatchIndex => buildMatchIndex(storeOf([]), { model }).index

/** Who is with whom, without ids of entities. */
const groupsOf = (index: MatchIndex): string[] =>
  [...index.book.entities()].map(({ records }) => [...records].sort().join(' ')).sort()

const whole = buildMatchIndex(storeOf(people), { model }).index

describe('the match index', () => {
  it('has found people', () => {
    expect(groupsOf(whole).length).toBeGreaterThan(5)
  })

  it('comes to the same entities whatever the order of arrival, in one go or one by one', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(people, { minLength: people.length }),
        fc.nat(people.length),
        (order, atOnce) => {
          const index = buildMatchIndex(storeOf(order.slice(0, atOnce)), { model }).index
          for (const record of order.slice(atOnce)) index.put(normalisePerson(record))
          expect(groupsOf(index)).toEqual(groupsOf(whole))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('forgets a record that was removed and one that was changed, as if it had never been so', () => {
    const index = buildMatchIndex(storeOf(people), { model }).index
    const others = usualPeople(40, 23).map(({ record }) => ({ ...record, id: `x${record.id}` }))
    for (const record of others) index.put(normalisePerson(record))
    for (const record of people.slice(0, 20)) index.put(normalisePerson({ ...others[0]!, id: record.id }))
    for (const record of people.slice(0, 20)) index.put(normalisePerson(record))
    for (const record of others) expect(index.remove(record.id)).toBe(true)
    expect(groupsOf(index)).toEqual(groupsOf(whole))
    expect(index.remove('nobody')).toBe(false)
  })

  it('finds a person without adding them, and a second look finds the same', () => {
    const [twice] = groupsOf(whole)
    const known = whole.store.person(whole.store.rowOf(twice!.split(' ')[0]!)!)
    const before = whole.store.size
    const found = whole.find({ ...known, id: 'new' })
    expect(found[0]).toMatchObject({ id: known.id, class: 'LINK', entity: whole.book.entityOf(known.id) })
    expect(whole.find({ ...known, id: 'new' })).toEqual(found)
    expect(whole.find(known).map(({ id }) => id)).not.toContain(known.id)
    expect(whole.store.size).toBe(before)
    expect(whole.store.rowOf('new')).toBeUndefined()
  })

  it('keeps what was judged DIFFERENT apart and what was judged SAME together, also after changes', () => {
    const index = buildMatchIndex(storeOf(people), { model }).index
    const [left, right] = groupsOf(index)[0]!.split(' ') as [string, string]
    const stranger = people.find(({ id }) => index.book.entityOf(id) === id)!.id
    expect(index.judge({ left, right, verdict: 'DIFFERENT', reason: 'asked' })).toEqual({ ok: true })
    expect(index.judge({ left, right: stranger, verdict: 'SAME', reason: 'asked' })).toEqual({ ok: true })
    for (const id of [right, stranger]) index.put(index.store.person(index.store.rowOf(id)!))
    expect(index.book.entityOf(left)).not.toBe(index.book.entityOf(right))
    expect(index.book.entityOf(left)).toBe(index.book.entityOf(stranger))
    const answer = index.judge({ left: right, right: stranger, verdict: 'SAME', reason: 'asked' })
    expect(answer).toMatchObject({ ok: false, code: 'JUDGED_DIFFERENT' })
  })

  it('is the same after it was saved and loaded, and goes on from there', () => {
    const index = buildMatchIndex(storeOf(people.slice(0, 120)), { model }).index
    const [left, right] = groupsOf(index)[0]!.split(' ') as [string, string]
    index.judge({ left, right, verdict: 'DIFFERENT', reason: 'asked' })
    index.remove(people[3]!.id)
    const lines = [...saveMatchIndex(index)]
    const loaded = loadMatchIndex(lines)
    expect([...saveMatchIndex(loaded)].sort()).toEqual(lines.sort())
    for (const record of people.slice(120))
      expect(loaded.put(normalisePerson(record))).toBe(index.put(normalisePerson(record)))
    expect(groupsOf(loaded)).toEqual(groupsOf(index))
  })

  it('says what is wrong with a saved state, by line', () => {
    const lines = [...saveMatchIndex(emptyIndex())]
    expect(() => loadMatchIndex(lines.slice(0, 1))).toThrow('cut off')
    expect(() => loadMatchIndex(['nonsense'])).toThrow('line 1: is no JSON object')
    expect(() => loadMatchIndex([JSON.stringify({ model: { ...model, version: 99 } })])).toThrow('version 99')
    expect(() => loadMatchIndex([lines[0]!, '{"record":["a","b"]}', '{"end":2}'])).toThrow('line 2')
    expect(() => loadMatchIndex([])).toThrow('cut off')
  })

  it('has something against an entity only with a reason and a place to cut', () => {
    for (const { id } of whole.book.entities()) {
      const { reasons, proposedCut } = whole.review(id)
      expect(proposedCut === undefined).toBe(reasons.length === 0)
    }
    expect(whole.review('nobody')).toEqual({ reasons: [] })
    const index = emptyIndex()
    for (let number = 0; number < 10; number += 1)
      index.put(normalisePerson({ ...people[0]!, id: `copy${number}` }))
    expect(index.review(index.book.entityOf('copy0')).reasons).toEqual(['LARGE'])
  })

  it('explains a pair in steps that add up to its weight', () => {
    for (const group of groupsOf(whole)) {
      const [left, right] = group.split(' ') as [string, string]
      const pair = whole.explain(left, right)!
      const steps = pair.comparisons.reduce((sum, step) => sum + step.bits + step.frequencyBits, 0)
      expect(pair.priorBits + steps + pair.moveBits + pair.householdBits).toBeCloseTo(pair.sumBits, 9)
      for (const { comparison, placeBits } of pair.comparisons) {
        if (comparison !== 'city' && comparison !== 'postcode') expect(placeBits).toBe(0)
        expect(placeBits).toBeLessThanOrEqual(0)
      }
      expect(pair.sumBits + pair.brakeBits).toBeCloseTo(pair.bits, 9)
      expect(pair.probability).toBeCloseTo(1 / (1 + 2 ** -pair.bits), 12)
    }
    expect(whole.explain('nobody', people[0]!.id)).toBeUndefined()
  })
})
