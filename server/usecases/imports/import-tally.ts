import type { FileRow, RowReport } from '#server/ports/import-files.ts'
import type { ImportProgress, Imports, ReasonCount, RejectedRow, RowFacts } from '#server/ports/imports.ts'
import { type RowReason, reasonSentence } from '#server/usecases/imports/row-reasons.ts'

/** Rejected rows of one page in the store. */
const PAGE = 1_000

/** Where a reported row stands. */
export interface RowPlace {
  readonly file: string
  readonly row: FileRow
}

/** Counts what became of every row, and reports the rows that were not taken. */
export class ImportTally {
  readonly #imports: Imports
  readonly #id: string
  readonly #report: RowReport
  readonly #rejectedBy = new Map<string, ReasonCount>()
  readonly #warnedBy = new Map<string, ReasonCount>()
  readonly #seen = new Map<string, number>()
  #page = 0
  #waiting: RejectedRow[] = []
  #accepted = 0
  #unchanged = 0
  #rejected = 0
  #warnings = 0

  constructor(imports: Imports, id: string, report: RowReport) {
    this.#imports = imports
    this.#id = id
    this.#report = report
  }

  accept(rows: number): void {
    this.#accepted += rows
  }

  keep(rows: number): void {
    this.#unchanged += rows
  }

  /** Counts something that is neither good nor bad, such as lines of company sales. */
  see(fact: string, rows: number): void {
    if (rows > 0) this.#seen.set(fact, (this.#seen.get(fact) ?? 0) + rows)
  }

  async reject(place: RowPlace, code: RowReason, facts: RowFacts = {}): Promise<void> {
    this.#rejected += 1
    countReason(this.#rejectedBy, place.file, code)
    const { reason, ...reported } = reportedRow(place, code, facts)
    await this.#report.add({ outcome: 'REJECTED', reason, ...reported })
    this.#waiting.push({ ...reported, facts })
    if (this.#waiting.length === PAGE) await this.#flush()
  }

  async warn(place: RowPlace, code: RowReason, facts: RowFacts = {}): Promise<void> {
    this.#warnings += 1
    countReason(this.#warnedBy, place.file, code)
    await this.#report.add({ outcome: 'WARNING', ...reportedRow(place, code, facts) })
  }

  progress(): ImportProgress {
    const [accepted, unchanged, rejected] = [this.#accepted, this.#unchanged, this.#rejected]
    return {
      read: accepted + unchanged + rejected,
      ...{ accepted, unchanged, rejected, warnings: this.#warnings },
      rejectedBy: [...this.#rejectedBy.values()],
      warnedBy: [...this.#warnedBy.values()],
      file: this.#report.path,
    }
  }

  seen(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#seen)
  }

  /** Writes what waits and closes the report. */
  async close(): Promise<void> {
    await this.#flush()
    await this.#report.close()
  }

  async #flush(): Promise<void> {
    if (this.#waiting.length === 0) return
    const rows = this.#waiting
    this.#waiting = []
    await this.#imports.addRejected(this.#id, this.#page, rows)
    this.#page += 1
  }
}

function countReason(reasons: Map<string, ReasonCount>, file: string, code: string): void {
  const key = `${file} ${code}`
  reasons.set(key, { file, code, count: (reasons.get(key)?.count ?? 0) + 1 })
}

/** Longest text of a row that is kept for its reader. */
const TEXT_MAX = 500

/** The report is written in English: nobody knows yet who will read it. */
function reportedRow({ file, row }: RowPlace, code: RowReason, facts: RowFacts) {
  const text = row.fields.join(' | ').slice(0, TEXT_MAX)
  return { file, line: row.line, code, reason: reasonSentence(code, facts, 'en'), text }
}
