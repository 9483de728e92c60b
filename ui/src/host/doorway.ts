// Chooses the one host of this page.

import type { Host } from './gestures.ts';
import { loopbackHost } from './loopback.ts';
import { isTauri, tauriHost } from './tauri.ts';

export const host: Host = isTauri() ? tauriHost : loopbackHost;
