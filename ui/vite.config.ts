// One build per window: `vite build --mode counter` reads src/counter and writes dist/counter.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  root: mode === 'test' ? here('.') : here(`src/${mode}`),
  plugins: [react()],
  build: {
    outDir: here(`dist/${mode}`),
    emptyOutDir: true,
    target: 'safari16.4',
    // Fonts and shapes stay files: the windows' content policy allows them from the window alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The texts lie in the Rust room that owns them.
  server: { fs: { allow: [here('..')] } },
  test: { environment: 'jsdom', restoreMocks: true, setupFiles: ['src/jest-dom.ts'] },
}));
