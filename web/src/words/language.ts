// Which language this phone speaks. It is settled before any catalogue is read: English rides
// with the screen it belongs to, another language comes in one file that only its readers load.
import type { German } from './de';

export type Language = 'en' | 'de';

/** What the languages call themselves. */
export const languages: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const key = 'recoup-language';

export const language: Language = kept();

/** How dates and numbers are written in it. */
export const locale = { en: 'en-GB', de: 'de-DE' }[language];

const said = new Map<string, object>();
let other: German | null = null;

/** A section of the catalogue. Its words are those of this phone's language; English where that has no twin of it. */
export function section<T extends object>(name: string, english: T): T {
  said.set(name, english);
  return Object.assign(english, other?.[name as keyof German]);
}

/** Fetches the language of this phone before the first word is shown; English is there already. */
export async function fetchWords(): Promise<void> {
  if (language === 'en') return;
  other = await import('./de').then((file) => file.german).catch(() => null);
  for (const [name, words] of said) Object.assign(words, other?.[name as keyof German]);
}

/** Speaks another language from now on. The page starts anew: every word on it changes. */
export function setLanguage(next: Language): void {
  localStorage.setItem(key, next);
  location.reload();
}

/** Says to the browser and to screen readers which language the page is in. */
export function applyLanguage(): void {
  document.documentElement.lang = language;
}

function kept(): Language {
  const found = globalThis.localStorage?.getItem(key);
  return found === 'de' ? 'de' : 'en';
}
