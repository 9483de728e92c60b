// One build per window: `vite build --mode counter` reads src/counter and writes dist/counter.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The plain pages that the server makes name these two sheets, so that theirs keep their names. */
const SHEETS: Record<string, string> = { 'index.css': 'applicant.css', 'pages.css': 'typeface.css' };

const sheetName = ({ names }: { names: string[] }) => {
  const sheet = SHEETS[names[0] ?? ''];
  return sheet ? `assets/${sheet}` : 'assets/[name]-[hash][extname]';
};

/** What the server sends is compressed once, here, as far as it goes. */
const compressed = (folder: string) => ({
  name: 'compressed',
  closeBundle() {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!/\.(html|js|css)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

export default defineConfig(({ mode }) => ({
  root: mode === 'test' ? here('.') : here(`src/${mode}`),
  // The server shows the console below this path, and the rest at its root.
  base: mode === 'manager' ? '/console/' : '/',
  plugins: [
    react(),
    ...(mode === 'applicant' || mode === 'manager' ? [compressed(here(`dist/${mode}`))] : []),
  ],
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
  test: { environment: 'jsdom', testTimeout: 20_000, restoreMocks: true, setupFiles: ['src/jest-dom.ts'] },
}));
