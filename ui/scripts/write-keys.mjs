// Writes src/words/keys.ts from the Fluent files that the windows show. `npm run keys`.

import { writeFileSync } from 'node:fs';
import { keysSource } from './keys-source.mjs';

writeFileSync(new URL('../src/words/keys.ts', import.meta.url), keysSource());
