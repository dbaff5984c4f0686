import { type ParseArgsConfig, parseArgs } from 'node:util'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'

/**
 * Reads a verb's arguments with `node:util` and turns its complaint into one clear sentence with the usage
 * (exit 2, `ARGUMENTS`).
 */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new VerbStopped(
      EXIT.badInput,
      'ARGUMENTS',
      `${(error as Error).message.split('. To ')[0]}.\nUsage: ${usage}`,
    )
  }
}

/** A required whole number of an option, between `min` and `max`; otherwise exit 2 naming the option. */
export function wholeNumber(
  text: string | undefined,
  option: string,
  bounds: { min: number; max: number },
): number {
  const value = text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
  if (value >= bounds.min && value <= bounds.max) return value
  throw new VerbStopped(
    EXIT.badInput,
    'ARGUMENTS',
    `--${option} must be a whole number from ${bounds.min} to ${bounds.max}.`,
  )
}
