// The texts of this page: Fluent files of the room that owns them.

import enConsole from '../../../crates/words/texts/en/console.ftl?raw';
import enFeatures from '../../../crates/words/texts/en/features.ftl?raw';
import enProblems from '../../../crates/words/texts/en/problems.ftl?raw';
import frConsole from '../../../crates/words/texts/fr/console.ftl?raw';
import frFeatures from '../../../crates/words/texts/fr/features.ftl?raw';
import frProblems from '../../../crates/words/texts/fr/problems.ftl?raw';
import type { Sources } from '../words/words.tsx';

/** Both languages. */
export const TEXTS: Sources = {
  fr: [frProblems, frConsole, frFeatures],
  en: [enProblems, enConsole, enFeatures],
};
