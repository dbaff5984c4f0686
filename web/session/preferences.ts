import { activateLanguage, LANGUAGES, type Language } from '#web/words/words.ts'

export const DENSITIES = ['normal', 'dense'] as const
export type Density = (typeof DENSITIES)[number]

const LANGUAGE_KEY = 'stemma.language'
const DENSITY_KEY = 'stemma.density'

/** Reads a kept choice; a browser that keeps nothing (private windows) has none. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
}

const isLanguage = (text: string | null): text is Language =>
  text !== null && (LANGUAGES as readonly string[]).includes(text)

/** The language to begin with: the one chosen before, else the browser's, else English. */
export function firstLanguage(): Language {
  const chosen = kept(LANGUAGE_KEY)
  if (isLanguage(chosen)) return chosen
  return navigator.languages.find((tag) => /^(de|en)\b/.test(tag))?.startsWith('de') ? 'de' : 'en'
}

/** The language somebody signed in with, unless this browser was told another one before. */
export async function adoptLanguage(language: string): Promise<void> {
  if (isLanguage(language) && kept(LANGUAGE_KEY) === null) await activateLanguage(language)
}

/** Switches the language of every screen and keeps the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  keep(LANGUAGE_KEY, language)
  await activateLanguage(language)
}

export const firstDensity = (): Density => (kept(DENSITY_KEY) === 'dense' ? 'dense' : 'normal')

/** Sets the height of rows everywhere and keeps the choice. */
export function chooseDensity(density: Density): void {
  keep(DENSITY_KEY, density)
  document.documentElement.dataset['density'] = density
}
