import type { Facts, PlacementFacts } from '#server/domain/compensation/facts.ts'
import type { PlacementResult } from '#server/domain/compensation/result.ts'

/** Places that runs gave or took, handed on from one period to the next. */
export interface KeptPlaces {
  /** The placements of a period as its facts name them, with the kept places laid over them. */
  laidOver(facts: Facts): PlacementFacts[]
  keep(results: readonly PlacementResult[]): void
}

/**
 * A place that a run gave or took holds until the facts themselves say something new about the member: a move that is
 * dated into a later period goes before.
 */
export function keptPlaces(): KeptPlaces {
  const kept = new Map<string, Map<number, PlacementResult>>()
  let before: readonly PlacementFacts[] = []
  return {
    laidOver(facts) {
      const now = new Map(facts.placements.map((placement) => [placement.tree, placement]))
      for (const [tree, places] of kept) {
        const documented = now.get(tree) ?? noPlaces(tree, facts.members.count)
        now.set(
          tree,
          laidOver(
            documented,
            before.find((one) => one.tree === tree),
            places,
          ),
        )
      }
      before = facts.placements
      return [...now.values()]
    },
    keep(results) {
      for (const place of results) {
        const places = kept.get(place.tree) ?? new Map<number, PlacementResult>()
        places.set(place.member, place)
        kept.set(place.tree, places)
      }
    },
  }
}

const noPlaces = (tree: string, count: number): PlacementFacts => ({
  tree,
  parent: new Int32Array(count).fill(-1),
  leg: new Int16Array(count).fill(-1),
})

function laidOver(
  now: PlacementFacts,
  before: PlacementFacts | undefined,
  places: Map<number, PlacementResult>,
): PlacementFacts {
  const parent = now.parent.slice()
  const leg = now.leg.slice()
  for (const place of places.values()) {
    const { member } = place
    const moved =
      now.leg[member] !== (before?.leg[member] ?? -1) || now.parent[member] !== (before?.parent[member] ?? -1)
    if (moved) places.delete(member)
    else {
      parent[member] = place.parent
      leg[member] = place.leg
    }
  }
  return { tree: now.tree, parent, leg }
}
