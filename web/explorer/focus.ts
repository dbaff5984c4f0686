import type { Scene } from '#web/explorer/scene.ts'

/** Where the arrow keys lead in the picture: left to the parent, right to the first child, up and down to siblings. */
export function movedFocus(scene: Scene, row: number, key: string): number {
  if (row < 0 || row >= scene.count) return 0
  const parent = scene.parent[row] ?? -1
  if (key === 'ArrowLeft') return parent >= 0 ? parent : row
  if (key === 'ArrowRight') return childrenOf(scene, row)[0] ?? row
  if (key === 'Home') return 0
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return row
  const siblings = parent >= 0 ? childrenOf(scene, parent) : [row]
  const next = siblings.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)
  return siblings[next] ?? row
}

/** The drawn children of a row, in their order. */
export function childrenOf(scene: Scene, row: number): readonly number[] {
  const children: number[] = []
  for (let other = row + 1; other < scene.count; other += 1) {
    if (scene.parent[other] === row) children.push(other)
  }
  return children
}
