import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { CYPHER_FOLDER } from '#server/adapters/neo4j/statement-file.ts'

const keys = z.record(z.string(), z.string())

const shape = z.strictObject({
  nodes: z.record(
    z.string(),
    z.strictObject({
      /** A noun of which there may be millions: never scanned by its label. */
      large: z.boolean(),
      alsoLabelled: z.string().array().optional(),
      keys,
    }),
  ),
  relationships: z.record(z.string(), z.strictObject({ from: z.string(), to: z.string(), keys })),
})

export type GraphModel = z.output<typeof shape>

/** `cypher/model.json`: the one declared shape of the graph. */
export const graphModel: GraphModel = shape.parse(
  JSON.parse(readFileSync(`${CYPHER_FOLDER}model.json`, 'utf8')),
)

/** The keys a node with one of these labels may have: its own, those of labels it always has too, and of roles. */
export function keysOf(model: GraphModel, labels: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [label, { alsoLabelled = [], keys: own }] of Object.entries(model.nodes)) {
    const meant = labels.includes(label) || labels.some((one) => also(model, one).includes(label))
    const role = alsoLabelled.some((base) => labels.includes(base))
    if (meant || role) for (const key of Object.keys(own)) found.add(key)
  }
  return found
}

const also = (model: GraphModel, label: string): readonly string[] => model.nodes[label]?.alsoLabelled ?? []
