// One build per window: `vite build --mode counter` reads src/counter and writes dist/counter.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The plain pages that the server makes name these two sheets, so that theirs keep their names. */
const SHEETS: Record<string, string> = { 'index.css': 'applicant.css', 'pages.css': 'typeface.css' };

const sheetName = ({ names }: { names: string[] }) => {
  const sheet = SHEETS[names[0] ?? ''];
  return sheet ? `assets/${sheet}` : 'assets/[name]-[hash][extname]';
};

export default defineConfig(({ mode }) => ({
  root: mode === 'test' ? here('.') : here(`src/${mode}`),
  // The server shows the console below this path, and the rest at its root.
  base: mode === 'manager' ? '/console/' : '/',
  plugins: [react()],
  build: {
    outDir: here(`dist/${mode}`),
    emptyOutDir: true,
    target: 'safari16.4',
    // Fonts and shapes stay files: the windows' content policy allows them from the window alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    ...(mode === 'applicant' && { rollupOptions: { output: { assetFileNames: sheetName } } }),
  },
  // The texts lie in the Rust room that owns them.
  server: { fs: { allow: [here('..')] } },
  test: { environment: 'jsdom', restoreMocks: true, setupFiles: ['src/jest-dom.ts'] },
}));
