import type { PlacementTree } from '#server/domain/compensation/plan-document.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'

/** How a placement tree is filled, and what becomes of a place whose member leaves. */
export function treeWords(tree: PlacementTree, speaker: Speaker): string {
  const say = speaker.say.bind(speaker)
  if (tree.kind === 'BINARY') {
    const places = {
      LEFT: say('links', 'on the left'),
      RIGHT: say('rechts', 'on the right'),
      WEAKER: say('im schwächeren Bein', 'in the weaker leg'),
      STRONGER: say('im stärkeren Bein', 'in the stronger leg'),
      ALTERNATE: say('abwechselnd', 'in turns'),
      POWER_LINE: say('im zuletzt gewählten Bein', 'in the leg chosen last'),
      FREE: say('nach freier Wahl', 'by free choice'),
    }
    const place = places[tree.placement]
    const free =
      tree.holdingDays > 0
        ? say(`, frei wählbar bis Tag ${tree.holdingDays}`, `, free to choose up to day ${tree.holdingDays}`)
        : ''
    return say(
      `${tree.name}: zwei Beine; neue Plätze ${place}${free}.`,
      `${tree.name}: two legs; new places ${place}${free}.`,
    )
  }
  const { width, depth, name } = tree
  const spill = {
    BREADTH_FIRST: say('auf der flachsten Ebene von links', 'on the shallowest level from the left'),
    DEPTH_FIRST: say('auf dem linken offenen Weg', 'on the leftmost open path'),
  }[tree.spillover]
  const vacancy = {
    KEEP_EMPTY: say('bleibt leer', 'stays empty'),
    PROMOTE_EARLIEST: say('nimmt, wer darunter zuerst beitrat', 'is taken by who joined first below'),
    HOLDING_TANK: say('schickt die darunter in den Wartebereich', 'sends those below to the holding tank'),
  }[tree.vacancy]
  return say(
    `${name}: ${width} breit, ${depth} tief; neue Plätze ${spill}; ein frei gewordener Platz ${vacancy}.`,
    `${name}: ${width} wide, ${depth} deep; new places ${spill}; a place that becomes free ${vacancy}.`,
  )
}
