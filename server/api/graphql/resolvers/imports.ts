import { field, type Resolvers } from '#server/api/graphql/field.ts'
import { pageOfRows } from '#server/api/graphql/formats.ts'
import { input, type PageArguments, pageOf, parseInput } from '#server/api/graphql/input.ts'
import { type InLanguage, languageOf } from '#server/api/graphql/resolvers/titles.ts'
import {
  cancelImport,
  readImport,
  readImports,
  readRejectedRows,
} from '#server/usecases/imports/read-imports.ts'
import { isRowReason, reasonSentence } from '#server/usecases/imports/row-reasons.ts'

interface RejectedArguments extends PageArguments {
  readonly import: string
  readonly code?: string | null
}

const idOf = ({ id }: { readonly id: string }) => ({ id: parseInput(input.text(100), id) })

/** Imports: what was read, taken and rejected. */
export const importResolvers: Resolvers = {
  Query: {
    imports: field(readImports, () => undefined),
    import: field(readImport, idOf, ({ rejectedBy, warnedBy, ...row }) => ({ row, rejectedBy, warnedBy })),
    rejectedRows: field(
      readRejectedRows,
      ({ code, ...args }: RejectedArguments) => ({
        id: parseInput(input.text(100), args.import),
        code: parseInput(input.optional(60), code),
        ...pageOf(args),
      }),
      (page) =>
        pageOfRows(page, ({ facts, ...row }) => ({
          ...row,
          reason: (asked: InLanguage) =>
            isRowReason(row.code) ? reasonSentence(row.code, facts, languageOf(asked)) : row.code,
        })),
    ),
  },
  Mutation: { cancelImport: field(cancelImport, idOf) },
}
