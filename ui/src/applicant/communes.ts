// Communes that can be found by name or by code. Owns a short list that is there at once, and every commune once the
// long one has come; what neither knows is given by Insee's code, and whether a code is right is the server's to say.

import { NEW_DEPARTMENTS } from '../host/departments.ts';

/** A commune and its code (COG). */
export type Commune = { code: string; name: string };

const TOWNS = `Agen 47001,Aix-en-Provence 13001,Ajaccio 2A004,Albi 81004,Amiens 80021,Angers 49007,Angoulême 16015,
Annecy 74010,Antibes 06004,Argenteuil 95018,Arles 13004,Arras 62041,Asnières-sur-Seine 92004,Aubervilliers 93001,
Aulnay-sous-Bois 93005,Aurillac 15014,Auxerre 89024,Avignon 84007,Basse-Terre 97105,Bastia 2B033,Bayonne 64102,
Beauvais 60057,Belfort 90010,Besançon 25056,Béziers 34032,Blois 41018,Bobigny 93008,Bondy 93010,Bordeaux 33063,
Boulogne-Billancourt 92012,Bourg-en-Bresse 01053,Bourges 18033,Brest 29019,Caen 14118,Cahors 46042,Calais 62193,
Cannes 06029,Carcassonne 11069,Castres 81065,Cayenne 97302,Chalon-sur-Saône 71076,Châlons-en-Champagne 51108,
Chambéry 73065,Champigny-sur-Marne 94017,Charleville-Mézières 08105,Chartres 28085,Châteauroux 36044,
Cherbourg-en-Cotentin 50129,Cholet 49099,Clamart 92023,Clermont-Ferrand 63113,Colmar 68066,Colombes 92025,
Compiègne 60159,Corbeil-Essonnes 91174,Courbevoie 92026,Créteil 94028,Dijon 21231,Douai 59178,Drancy 93029,
Dunkerque 59183,Épinal 88160,Évreux 27229,Évry-Courcouronnes 91228,Fort-de-France 97209,Gap 05061,Grenoble 38185,
Haguenau 67180,Hyères 83069,Issy-les-Moulineaux 92040,Ivry-sur-Seine 94041,La Rochelle 17300,
La Roche-sur-Yon 85191,La Seyne-sur-Mer 83126,Laval 53130,Le Havre 76351,Le Mans 72181,Lens 62498,
Levallois-Perret 92044,Lille 59350,Limoges 87085,Lorient 56121,Mâcon 71270,Maubeuge 59392,
Meaux 77284,Melun 77288,Mérignac 33281,Metz 57463,Montauban 82121,Montluçon 03185,Montpellier 34172,
Montreuil 93048,Mulhouse 68224,Nancy 54395,Nanterre 92050,Nantes 44109,Narbonne 11262,Neuilly-sur-Seine 92051,
Nevers 58194,Nice 06088,Nîmes 30189,Niort 79191,Orléans 45234,Pau 64445,Périgueux 24322,Perpignan 66136,
Pointe-à-Pitre 97120,Poissy 78498,Poitiers 86194,Pontoise 95500,Quimper 29232,Reims 51454,Rennes 35238,
Roanne 42187,Rodez 12202,Roubaix 59512,Rouen 76540,Saint-Brieuc 22278,Saint-Denis (La Réunion) 97411,
Saint-Denis (Seine-Saint-Denis) 93066,Saint-Étienne 42218,Saint-Germain-en-Laye 78551,Saint-Malo 35288,
Saint-Maur-des-Fossés 94068,Saint-Nazaire 44184,Saint-Paul (La Réunion) 97415,Saint-Pierre (La Réunion) 97416,
Saint-Quentin 02691,Sarcelles 95585,Sèvres 92072,Strasbourg 67482,Tarbes 65440,Thionville 57672,Toulon 83137,
Toulouse 31555,Tourcoing 59599,Tours 37261,Troyes 10387,Valence 26362,Valenciennes 59606,Vannes 56260,
Vénissieux 69259,Versailles 78646,Vichy 03310,Villeurbanne 69266,Vitry-sur-Seine 94081`;

// Births of these three are written under their arrondissements.
const DIVIDED = [
  ['Paris', 20, 75100],
  ['Lyon', 9, 69380],
  ['Marseille', 16, 13200],
] as const;

const split = (line: string): Commune => {
  const [, name = '', code = ''] = /^(.*) (\w{5})$/.exec(line.trim()) ?? [];
  return { code, name };
};

const SHORT: Commune[] = [
  ...DIVIDED.flatMap(([town, count, before]) =>
    Array.from({ length: count }, (_, at) => ({
      code: String(before + at + 1),
      name: `${town} ${at === 0 ? '1er' : `${at + 1}e`} arrondissement`,
    })),
  ),
  ...TOWNS.split(',').map(split),
];

/** A commune with what it is sought by, and the codes it had before. */
type Entry = Commune & { bare: string; old: string[]; isLarge: boolean };

// What a phone's keyboard leaves out: accents, capitals, hyphens.
const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const entry = (commune: Commune, old: string[] = [], isLarge = false): Entry => ({
  ...commune,
  bare: bare(commune.name),
  old,
  isLarge,
});

const CORSICA_SINCE = 1976;
let entries: Entry[] = SHORT.map((commune) => entry(commune, [], true));
/** Postcodes that never were a commune's code; none before the long list has come. */
let posts: Set<string> | null = null;

/** Takes the long list as `scripts/write-communes.mjs` writes it. */
export function take(list: string) {
  const large = new Map(SHORT.map((commune) => [commune.code, commune]));
  const found: Entry[] = [];
  for (const line of list.split('\n')) {
    if (line.startsWith('*')) posts = new Set(line.slice(1).split(' '));
    else if (line !== '') found.push(...entriesOf(line, large));
  }
  const listed = new Set(found.map(({ code }) => code));
  entries = [...found, ...SHORT.filter(({ code }) => !listed.has(code)).map((one) => entry(one, [], true))];
}

/** The communes of a département; a large one keeps the name of the short list, which tells it from its namesakes. */
function entriesOf(line: string, large: Map<string, Commune>): Entry[] {
  const department = line.slice(0, 2);
  return line
    .slice(2)
    .split(';')
    .flatMap((part) => {
      const code = department + part.slice(0, 3);
      const [names = '', old] = part.slice(4).split(':');
      return names.split('/').map((name, at) => {
        const known = at === 0 ? large.get(code) : undefined;
        return entry(known ?? { code, name }, old?.split(' '), known !== undefined);
      });
    });
}

/** Fetches the long list; fails when the line does, and may be tried again. */
export async function fetchCommunes(): Promise<void> {
  if (posts) return;
  const { default: list } = await import('./communes.txt?raw');
  take(list);
}

const isBefore = (code: string, year: number) =>
  NEW_DEPARTMENTS.some((department) => year < department.since && code.startsWith(department.code));

/** Under which code a birth of that year is written: that of the day, where it is known to have been another. */
function ofYear({ code, old }: Entry, year: number): string | undefined {
  if (!isBefore(code, year)) return code;
  const then = old.filter((each) => !isBefore(each, year));
  return then.length === 1 ? then[0] : undefined;
}

/** A code is written so: five characters, the second of which may be a Corsican letter. */
const isCode = (typed: string) => /^\d[\dAB]\d{3}$/.test(typed);
const asCode = (typed: string) => typed.trim().toUpperCase();

/** The communes that have or had that code, in a year when it may have held. */
function ofCode(code: string, year: number): Entry[] {
  if (code.startsWith('20') && year >= CORSICA_SINCE) return [];
  const now = entries.filter((each) => each.code === code && !isBefore(code, year));
  return now.length > 0 ? now : entries.filter(({ old }) => old.includes(code));
}

/** As many as fit under a field without hiding the rest of the page. */
const MOST = 8;

/** Whole names first, then large towns, then names that begin so, then those with a word that does. */
function rankOf(each: Entry, wanted: string): number {
  if (each.bare === wanted) return 0;
  if (each.isLarge) return 1;
  return each.bare.startsWith(wanted) ? 2 : 3;
}

/** The communes of a year of birth whose name has a word that begins as typed, or whose code it is. */
export function communesLike(typed: string, year: number): Commune[] {
  const wanted = bare(typed);
  if (wanted === '') return [];
  const code = asCode(typed);
  if (isCode(code)) return ofCode(code, year).map(({ name }) => ({ code, name }));
  const found = entries.filter((each) => ` ${each.bare}`.includes(` ${wanted}`));
  return found
    .sort((a, b) => rankOf(a, wanted) - rankOf(b, wanted))
    .flatMap((each) => {
      const then = ofYear(each, year);
      return then ? [{ code: then, name: each.name }] : [];
    })
    .slice(0, MOST);
}

function codesOfName(typed: string, year: number): string[] {
  const wanted = bare(typed);
  const found = entries.filter((each) => each.bare === wanted).map((each) => ofYear(each, year));
  return [...new Set(found.filter((code) => code !== undefined))];
}

/** What stands in the field once a commune is chosen: its name, with its code where others are called so. */
export const written = ({ code, name }: Commune, year: number): string =>
  codesOfName(name, year).length === 1 && codesOfName(name, year)[0] === code ? name : `${name} (${code})`;

/** What the server is told: the code of a commune that is known here, or what was typed, for the server to judge. */
export function codeOfCommune(typed: string, year: number): string {
  const [, named] = /\((\d[\dAB]\d{3})\)$/.exec(typed.trim()) ?? [];
  if (named) return named;
  const [code, ...others] = codesOfName(typed, year);
  return code && others.length === 0 ? code : asCode(typed);
}

/** The answer as it is read back: a code with the name of its commune. */
export function saidCommune(typed: string, year: number): string {
  const code = asCode(typed);
  const [commune] = isCode(code) ? ofCode(code, year) : [];
  return commune ? `${commune.name} (${code})` : typed;
}

/** Whether what was typed is a postcode or a département, and no commune ever had it: never a doubt about a code. */
export function isNoCommune(typed: string, year: number): boolean {
  const code = asCode(typed);
  if (!posts || !isCode(code) || ofCode(code, year).length > 0) return false;
  const isLateCorsica = code.startsWith('20') && year >= CORSICA_SINCE;
  return posts.has(code) || code.endsWith('000') || isLateCorsica;
}
