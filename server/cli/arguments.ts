import { type ParseArgsConfig, parseArgs } from 'node:util'
import { EXIT, VerbStopped } from '#server/cli/verb.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Reads the options of a verb that takes no further words. What is none of them, and any word, is one clear sentence
 * with the usage (exit 2, `ARGUMENTS`).
 */
export const readArguments = <T extends Options>(args: readonly string[], options: T, usage: string) =>
  complaining(usage, () => parseArgs({ args: [...args], options, allowPositionals: false, strict: true }))

/** The same for a verb that takes words (`positionals`); how many and which is for the verb to judge. */
export const readWords = <T extends Options>(args: readonly string[], options: T, usage: string) =>
  complaining(usage, () => parseArgs({ args: [...args], options, allowPositionals: true, strict: true }))

function complaining<T>(usage: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [complaint = ''] = (error as Error).message.split('. To ')
    const sentence = `${complaint.replace(/\.$/, '')}.\nUsage: ${usage}`
    throw new VerbStopped(EXIT.badInput, 'ARGUMENTS', sentence)
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
