import { EXIT, VerbStopped } from '#server/cli/verb.ts'
import { type CsvTable, columnAt } from '#server/formats/csv-table.ts'

const FEBRL = /^rec-(\d+)-(?:org|dup-\d+)$/

/**
 * The person of each row: the values of a column, or with `column:febrl` the number inside identifiers such as
 * `rec-17-dup-0` (P. Christen's Febrl generator). Throws where an identifier does not read so.
 */
export function readTruth(table: CsvTable, truth: string): string[] {
  const febrl = truth.endsWith(':febrl') && !table.columns.includes(truth)
  const place = columnAt(table, febrl ? truth.slice(0, -':febrl'.length) : truth)
  return table.rows.map((row, at) => {
    const value = row[place]!
    if (!febrl) return value
    const entity = FEBRL.exec(value)?.[1]
    if (entity !== undefined) return entity
    throw new VerbStopped(
      EXIT.badInput,
      'TRUTH_UNREADABLE',
      `Line ${table.lines[at]}: "${value}" does not read rec-<number>-org or rec-<number>-dup-<n>.`,
    )
  })
}
