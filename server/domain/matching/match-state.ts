import { InvalidInput } from '#server/domain/kernel/failure.ts'
import { BlockIndex } from '#server/domain/matching/block-index.ts'
import type { Entity } from '#server/domain/matching/entity-ids.ts'
import type { Judgement } from '#server/domain/matching/judgements.ts'
import { MatchIndex } from '#server/domain/matching/match-index.ts'
import { type MatchModel, MODEL_VERSION } from '#server/domain/matching/match-model.ts'
import { PairComparer } from '#server/domain/matching/pair-comparer.ts'
import { PairScorer } from '#server/domain/matching/pair-scorer.ts'
import { NORMAL_FIELDS, type NormalPerson } from '#server/domain/matching/person-record.ts'
import { FIELD_COUNT, PersonStore } from '#server/domain/matching/person-store.ts'

type StateLine =
  | { readonly model: MatchModel }
  | { readonly record: readonly string[] }
  | { readonly edge: readonly [left: string, right: string, bits: number] }
  | { readonly judgement: Judgement }
  | { readonly entity: Entity }
  | { readonly moved: readonly [id: string, to: readonly string[]] }
  | { readonly end: number }

/**
 * An index as lines of JSON: the model first, then records, scored pairs, judgements in order, entities with their
 * ids, ids that were given up, and last the number of lines. Holds names and addresses in clear: whoever writes it
 * down keeps it like the records themselves.
 */
export function* saveMatchIndex(index: MatchIndex): Generator<string> {
  let count = 0
  for (const line of stateLines(index)) {
    count += 1
    yield JSON.stringify(line)
  }
  yield JSON.stringify({ end: count } satisfies StateLine)
}

function* stateLines(index: MatchIndex): Generator<StateLine> {
  const { store } = index
  yield { model: index.scorer.model }
  for (let row = 0; row < store.size; row += 1) {
    if (store.alive[row] === 0) continue
    yield {
      record: [store.ids[row]!, ...Array.from({ length: FIELD_COUNT }, (_, at) => store.text(row, at))],
    }
  }
  for (const { left, right, bits } of index.edges())
    yield { edge: [store.ids[left]!, store.ids[right]!, bits] }
  for (const judgement of index.judgements.history) yield { judgement }
  for (const entity of index.book.entities()) yield { entity }
  for (const moved of index.book.moved()) yield { moved }
}

/**
 * The index that `saveMatchIndex` wrote. Throws `InvalidInput` naming the line for text that is not such a state, is
 * of another version or has lost its end.
 */
export function loadMatchIndex(lines: Iterable<string>): MatchIndex {
  const state = { models: [] as MatchModel[], judgements: [] as Judgement[], entities: [] as Entity[] }
  const edges: [string, string, number][] = []
  const moved: [string, readonly string[]][] = []
  const store = new PersonStore()
  let number = 0
  let ended = false
  for (const text of lines) {
    number += 1
    const line = parseLine(text, number)
    if ('model' in line) state.models.push(checkedModel(line.model))
    else if ('record' in line) store.add(personOf(line.record, number))
    else if ('edge' in line) edges.push([...line.edge])
    else if ('judgement' in line) state.judgements.push(line.judgement)
    else if ('entity' in line) state.entities.push(line.entity)
    else if ('moved' in line) moved.push([...line.moved])
    else if ('end' in line) ended = line.end === number - 1
    else throw unreadable(number, 'is no line of a match state')
  }
  const [model] = state.models
  if (!ended || model === undefined)
    throw unreadable(number, 'is not the end of a match state; the file is cut off')
  const scorer = new PairScorer(store, new PairComparer(store), model)
  const index = new MatchIndex({ scorer, blocks: new BlockIndex(store) })
  for (const [left, right, bits] of edges) {
    const rows = [store.rowOf(left), store.rowOf(right)]
    if (rows[0] === undefined || rows[1] === undefined)
      throw unreadable(0, `no record for the pair ${left}, ${right}`)
    index.addEdge({ left: rows[0], right: rows[1], bits })
  }
  for (const judgement of state.judgements) index.judgements.add(judgement)
  index.book.restore(state.entities, moved)
  return index
}

const unreadable = (line: number, reason: string): InvalidInput =>
  new InvalidInput([{ path: `line ${line}`, reason }])

function parseLine(text: string, number: number): StateLine {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as StateLine
  } catch {
    // Falls through: not JSON is answered like JSON of another kind.
  }
  throw unreadable(number, 'is no JSON object; restore the state from a whole copy')
}

function checkedModel(model: MatchModel): MatchModel {
  if (model.version === MODEL_VERSION) return model
  throw unreadable(
    1,
    `was written by version ${model.version}, this is version ${MODEL_VERSION}; match again`,
  )
}

function personOf(values: readonly string[], line: number): NormalPerson {
  if (values.length !== FIELD_COUNT + 1) throw unreadable(line, 'has another number of fields; match again')
  const fields = NORMAL_FIELDS.map((field, at) => [field, values[at + 1]])
  return { id: values[0]!, ...Object.fromEntries(fields) } as NormalPerson
}
