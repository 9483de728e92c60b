// Writes src/applicant/communes.txt: every commune of today, with the names that merged ones had and the codes that
// they had before. `node scripts/write-communes.mjs communes.json`, from the package @etalab/decoupage-administratif
// (MIT; data: INSEE, Code officiel géographique, Licence Ouverte), version 6.0.0 for the year 2026.
//
// A line for each département: its two characters, then `code name`, with earlier codes after a colon. The last line,
// after a star, has the postcodes that are nobody's code and never were.

import { readFileSync, writeFileSync } from 'node:fs';

const all = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// Births of these three are written under their arrondissements.
const DIVIDED = new Set(['13055', '69123', '75056']);

const byCode = new Map();
const rank = { 'commune-actuelle': 0, 'arrondissement-municipal': 0 };
for (const one of [...all].sort((a, b) => (rank[a.type] ?? 1) - (rank[b.type] ?? 1))) {
  if (DIVIDED.has(one.code)) continue;
  const known = byCode.get(one.code) ?? { names: [], before: new Set() };
  const name = one.nom.replace(/'/g, '’').replace(/ Arrondissement$/, ' arrondissement');
  if (!known.names.includes(name)) known.names.push(name);
  for (const code of one.anciensCodes ?? []) known.before.add(code);
  byCode.set(one.code, known);
}

const lines = new Map();
for (const [code, { names, before }] of [...byCode].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const [department, commune] = [code.slice(0, 2), code.slice(2)];
  const old = [...before].filter((each) => !byCode.has(each));
  const entry = `${commune} ${names.join('/')}${old.length > 0 ? `:${old.join(' ')}` : ''}`;
  lines.set(department, [...(lines.get(department) ?? []), entry]);
}

const codes = new Set([...byCode.keys(), ...[...byCode.values()].flatMap(({ before }) => [...before])]);
const posts = [...new Set(all.flatMap(({ codesPostaux = [] }) => codesPostaux))];
const alone = posts.filter((code) => !codes.has(code) && !DIVIDED.has(code)).sort();
const text = [...lines].map(([department, entries]) => `${department}${entries.join(';')}`);
writeFileSync(
  new URL('../src/applicant/communes.txt', import.meta.url),
  [...text, `*${alone.join(' ')}`, ''].join('\n'),
);
