import type { MemberId, RunId } from '#server/domain/kernel/ids.ts'
import type { StatementHead } from '#server/ports/period-facts.ts'
import type { Ports } from '#server/usecases/ports.ts'

/**
 * The same ports for one request that only reads: what several verbs of a page ask (runs, shut periods, plans, one
 * statement) is read once and shared. Never for a request that writes: its second question must see its first answer.
 */
export function readingOnce(ports: Ports): Ports {
  const { periods, plans, company } = ports
  return {
    ...ports,
    periods: {
      ...periods,
      runs: onceEach(periods.runs, () => ''),
      run: onceEach(periods.run, String),
      runById: onceEach(periods.runById, String),
      statement: onceEach(periods.statement, statementKey),
      statementsOf: onceEach(periods.statementsOf, String),
    },
    plans: { versions: onceEach(plans.versions, () => '') },
    company: { ...company, shutPeriods: onceEach(company.shutPeriods, () => '') },
  }
}

type ReadStatement = (run: RunId, computation: number, earner: MemberId) => Promise<StatementHead | undefined>

const statementKey = (...[run, computation, earner]: Parameters<ReadStatement>): string =>
  `${run} ${computation} ${earner}`

/** Asks once for each key; whoever asks again gets the same answer, a failure too. */
function onceEach<Asked extends readonly unknown[], Answer>(
  read: (...asked: Asked) => Promise<Answer>,
  keyOf: (...asked: Asked) => string,
): (...asked: Asked) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return (...asked) => {
    const key = keyOf(...asked)
    const known = answers.get(key) ?? read(...asked)
    answers.set(key, known)
    return known
  }
}
