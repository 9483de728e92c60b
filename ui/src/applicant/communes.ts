// Communes that can be found by name. Owns a short list for the eye; every other commune is given by Insee's
// code, and whether a code is right is the server's to say.

import { NEW_DEPARTMENTS } from '../host/departments.ts';

/** A commune and its code of today (COG). */
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

const COMMUNES: Commune[] = [
  ...DIVIDED.flatMap(([town, count, before]) =>
    Array.from({ length: count }, (_, at) => ({
      code: String(before + at + 1),
      name: `${town} ${at === 0 ? '1er' : `${at + 1}e`} arrondissement`,
    })),
  ),
  ...TOWNS.split(',').map(split),
];

// The code that counts is that of the day of birth.
const ofYear = (year: number) =>
  COMMUNES.filter(
    (commune) => !NEW_DEPARTMENTS.some(({ code, since }) => year < since && commune.code.startsWith(code)),
  );

/** As many as fit under a field without hiding the rest of the page. */
const MOST = 8;

// What a phone's keyboard leaves out: accents, capitals, hyphens.
const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The communes of a year of birth whose name has a word that begins as typed. */
export function communesLike(typed: string, year: number): Commune[] {
  const wanted = bare(typed);
  if (wanted === '') return [];
  return ofYear(year)
    .filter(({ name }) => ` ${bare(name)}`.includes(` ${wanted}`))
    .slice(0, MOST);
}

/** What the server is told: the code of a name in the list, or what was typed, for the server to judge. */
export function codeOfCommune(typed: string, year: number): string {
  const wanted = bare(typed);
  const found = ofYear(year).filter(({ name }) => bare(name) === wanted);
  return found.length === 1 ? (found[0]?.code ?? '') : typed.trim().toUpperCase();
}
