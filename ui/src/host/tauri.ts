// The doorway of a real window: Tauri commands. The only file that may import Tauri.

import { invoke, isTauri } from '@tauri-apps/api/core';
import { gesturesOver } from './gestures.ts';
import { Refused, refusalOf } from './host.ts';

export { isTauri };

/** Gestures over the commands of `src-tauri` and `field-app`. */
export const tauriHost = gesturesOver((name, request) =>
  invoke<unknown>(name.replaceAll('-', '_'), request ? { request } : {}).catch((thrown: unknown) => {
    throw new Refused(refusalOf(thrown));
  }),
);
