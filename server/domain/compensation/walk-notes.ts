import { lineCode } from '#server/domain/compensation/draft.ts'
import type { Note, Spot } from '#server/domain/compensation/paid-bonus.ts'
import { passesSponsor, startsAtBuyer, type Walk } from '#server/domain/compensation/walk.ts'
import { invariant } from '#server/domain/kernel/invariant.ts'

const ROLLED_UP = lineCode('ROLLED_UP')

/** Walks one source again member by member, by the letter of section 5, up to the line's earner. */
export function walkNotes(walk: Walk, spot: Spot, most: number): Note[] {
  const notes: Note[] = []
  const { parent } = walk.paths.tree
  const buyer = walk.draft.sources.member[spot.source]!
  const startsThere = startsAtBuyer(walk, spot.source)
  let below = startsThere ? -1 : buyer
  let member = startsThere ? buyer : parent[buyer]!
  let level = 1
  while (member >= 0) {
    if (notes.length === most) return notes
    const passed = below >= 0 && isPassed(walk, spot.source, below)
    const why = passed ? 'PASS_UP' : walk.paths.reasonAt(member, level)
    if (why === undefined && level === spot.level) {
      if (member === spot.earner) return notes
      invariant(spot.code === ROLLED_UP, 'a replayed walk ends at the earner of its line')
      return [...notes, ...handedUp(walk, spot, { from: member, most })].slice(0, most)
    }
    notes.push({ member, why: why ?? 'COUNTED' })
    if (why === undefined) level += 1
    below = member
    member = parent[member]!
  }
  invariant(false, 'a replayed walk ends at the earner of its line')
}

function isPassed(walk: Walk, source: number, below: number): boolean {
  if (walk.paths.passesBranch) return walk.paths.passed[below] === 1
  return below === walk.draft.sources.member[source] && passesSponsor(walk, source)
}

/** The counted position that may not have its amount, and everybody who could not take it over. */
function handedUp(
  { ground, paths }: Walk,
  spot: Spot,
  { from, most }: { from: number; most: number },
): Note[] {
  const notes: Note[] = []
  for (
    let member = from;
    member !== spot.earner && notes.length < most;
    member = paths.tree.parent[member]!
  ) {
    invariant(member >= 0, 'what is handed up is received above')
    // Whom the plan skips is told so here too, by the same word as on the order's other lines.
    const skipped = paths.reasonAt(member, spot.level)
    notes.push({ member, why: skipped ?? (ground.payable[member] === 1 ? 'TITLE' : 'UNQUALIFIED') })
  }
  return notes
}
