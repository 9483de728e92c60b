// The texts of this page: Fluent files of the room that owns them.

import enCheck from '../../../crates/words/texts/en/check.ftl?raw';
import enDocuments from '../../../crates/words/texts/en/documents.ftl?raw';
import enFeatures from '../../../crates/words/texts/en/features.ftl?raw';
import enProblems from '../../../crates/words/texts/en/problems.ftl?raw';
import enRound from '../../../crates/words/texts/en/round.ftl?raw';
import enWindows from '../../../crates/words/texts/en/windows.ftl?raw';
import frCheck from '../../../crates/words/texts/fr/check.ftl?raw';
import frDocuments from '../../../crates/words/texts/fr/documents.ftl?raw';
import frFeatures from '../../../crates/words/texts/fr/features.ftl?raw';
import frProblems from '../../../crates/words/texts/fr/problems.ftl?raw';
import frRound from '../../../crates/words/texts/fr/round.ftl?raw';
import frWindows from '../../../crates/words/texts/fr/windows.ftl?raw';
import type { Sources } from '../words/words.tsx';

/** Both languages. */
export const TEXTS: Sources = {
  fr: [frProblems, frWindows, frCheck, frRound, frFeatures, frDocuments],
  en: [enProblems, enWindows, enCheck, enRound, enFeatures, enDocuments],
};
