/** Exit codes of `stemma`: done, bad input, refused or tampering found, something outside failed, our bug. */
export const EXIT = { done: 0, badInput: 2, refused: 3, outside: 4, bug: 70 } as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/**
 * Where a verb speaks. With `--json` `say` is silent and the value given to `finish` is the one line on standard
 * output; without it `say` writes to standard output and `finish` prints nothing. `note` (progress, warnings)
 * always goes to standard error.
 */
export interface Terminal {
  readonly json: boolean
  say(text: string): void
  note(text: string): void
  finish(value: object): void
}

/** One verb of the command. `args` come without the verb and without `--json`. */
export interface Verb {
  readonly summary: string
  readonly usage: string
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>
}

/** A verb's "no" with a code, thrown where a door must stop; `main` prints it and exits with `exit`. */
export class VerbStopped extends Error {
  readonly code: string
  readonly exit: ExitCode
  facts: Readonly<Record<string, unknown>> = {}
  constructor(exit: ExitCode, code: string, sentence: string) {
    super(sentence)
    this.name = 'VerbStopped'
    this.exit = exit
    this.code = code
  }

  /** Adds what `--json` prints besides code and sentence. */
  withFacts(facts: Readonly<Record<string, unknown>>): this {
    this.facts = facts
    return this
  }
}

/** Code of a `VerbStopped` by a signal, in the midst of work that would go on: `main` ends the process with it. */
export const INTERRUPTED = 'INTERRUPTED'
