// The texts of this page: Fluent files of the room that owns them. The problems of devices are left out for
// weight (these pages have their own words for what can happen here), and English is fetched when wanted.

import fr from '../../../crates/words/texts/fr/applicant.ftl?raw';
import type { Language, Sources } from '../words/words.tsx';

/** The texts that are there so far. */
export const TEXTS: Sources = { fr: [fr], en: [] };

/** Fetches what a language still lacks; fails when the line does. */
export async function fetchTexts(language: Language): Promise<void> {
  if (TEXTS[language].length > 0) return;
  const { default: en } = await import('../../../crates/words/texts/en/applicant.ftl?raw');
  TEXTS.en = [en];
}
