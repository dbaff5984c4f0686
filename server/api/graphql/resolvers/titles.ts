import type { BonusTitles } from '#server/usecases/periods/bonus-titles.ts'

/** The argument of every field that speaks a language. */
export interface InLanguage {
  readonly language?: string | null
}

/** One of the two languages documents are written in; English for any other. */
export const languageOf = ({ language }: InLanguage): 'de' | 'en' => (language === 'de' ? 'de' : 'en')

/** What the plan calls a bonus, in the language that is asked for; its id where the plan gives no title. */
export const bonusTitle =
  (titles: BonusTitles, bonus: string) =>
  (asked: InLanguage): string =>
    titles.get(bonus)?.[languageOf(asked)] ?? bonus
