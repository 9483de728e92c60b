// The doorway of a real window: Tauri commands. The only file that may import Tauri.

import { invoke, isTauri } from '@tauri-apps/api/core';
import type { Snapshot } from './bindings.ts';
import { gesturesOver, Refused, refusalOf } from './host.ts';

export { isTauri };

/** Gestures over the commands of `src-tauri` and `field-app`. */
export const tauriHost = gesturesOver((name, request) =>
  invoke<Snapshot>(name.replaceAll('-', '_'), request ? { request } : {}).catch((thrown: unknown) => {
    throw new Refused(refusalOf(thrown));
  }),
);
