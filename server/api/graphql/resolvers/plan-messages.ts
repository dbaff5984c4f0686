import { type InLanguage, languageOf } from '#server/api/graphql/resolvers/titles.ts'
import type { Finding } from '#server/domain/compensation/plan-linter/finding.ts'

/** What the linter says, in the language that is asked for, with the law or arithmetic behind it. */
export const planMessages = (findings: readonly Finding[]) =>
  findings.map(({ severity, code, path, text, basis }) => ({
    severity,
    code,
    path,
    text: (asked: InLanguage): string => {
      const at = languageOf(asked)
      return `${text[at]} ${basis[at]}`
    },
  }))
