import type { Offence, Source } from './sources.ts'

/** Doors without a docstring, by name. It may shrink freely and grow only with a review. */
export const UNDOCUMENTED: ReadonlySet<string> = new Set([
  'server/adapters/neo4j/expected-graph.ts emptyGraph',
  'server/domain/compensation/breakage.ts breakageOf',
  'server/domain/compensation/draft.ts draftOn',
  'server/domain/compensation/rate-list.ts factorMaker',
  'server/domain/compensation/tree.ts intervalsOf',
  'web/pages/members/person-filled.ts nobodyFilled',
])

const DOOR = /^export (?:async )?function\*? (\w+)|^export const (\w+)(?::[^=]+)? = (?:async )?(?:<|\()/
/** A function of one line says what it does by itself. */
const ONE_LINE = /^export const .*=> [^{].*[^{([,]$/

/** Exported functions without a docstring: what a caller may rely on, shapes, units and refusals. */
export function doorplateOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, at) => {
      const found = DOOR.exec(line)
      const name = found?.[1] ?? found?.[2]
      if (name === undefined || ONE_LINE.test(line) || UNDOCUMENTED.has(`${path} ${name}`)) return []
      const above = lines.slice(0, at).findLast((each) => !/^\/\/ biome-ignore|^\/\* @__/.test(each)) ?? ''
      return /\*\/\s*$/.test(above) ? [] : [{ path, rule: `${name} has no docstring` }]
    })
  })
}

/** A comment that is code: `// const x = 1`, `// await run()`. */
const CODE_IN_COMMENT = new RegExp(
  `^\\s*// (?:${[
    String.raw`(?:export |async )*(?:const|let|function|class) \w+.*[={(]`,
    'import .* from ',
    'return .*[;)]$',
    String.raw`await \w+.*\(`,
    String.raw`if \(.*\) ?\{`,
    String.raw`\w[\w.]*\(.*\);?$`,
  ].join('|')})`,
)

/** Code that was put to sleep instead of being deleted. */
export function sleepingOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) =>
        CODE_IN_COMMENT.test(line) ? [{ path, rule: `line ${at + 1} is code in a comment: delete it` }] : [],
      ),
  )
}

/** Classes that inherit. A class holds a connection or an index; what two share is a function. Errors may. */
export function inheritanceOffences(sources: readonly Source[]): Offence[] {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(/^(?:export )?(?:abstract )?class (\w+) extends (\w+)/gm)]
      .filter(([, , parent]) => parent !== 'Error')
      .map(([, name, parent]) => ({ path, rule: `${name} extends ${parent}: share a function` })),
  )
}
