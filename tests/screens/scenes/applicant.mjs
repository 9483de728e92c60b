// The applicant's forms, page by page. The cast is fictional.

/** The request that the double opens. */
export const ID = '0c8f2a41b7d34e19a6f05c2d9e7b1384';

/** What Élise types; the server's double accepts it unless a scene says otherwise. */
export const ELISE = {
  'birth-name': 'Tournelle',
  'usage-name': '',
  'given-names': 'Élise Ô Marguerite',
  day: '9',
  month: '2',
  year: '1987',
  sex: 'female',
  born: 'france',
  commune: 'Besançon',
  nationality: 'FRA',
  'address-line': '3 place du Marché',
  postcode: '39120',
  locality: 'Valbrune-sur-Orle',
  email: 'elise.tournelle@exemple.fr',
  mobile: '06 12 34 56 78',
};

const problem = (code, ...fields) => ({ problem: code, text: `Texte du serveur (${code}).`, fields });
const field = (name, code) => ({ field: name, problem: code, text: `Texte du serveur (${code}).` });

// A Thursday and a Saturday of November 2026, in France's winter time.
const at = (day, hour) => Date.UTC(2026, 10, day, hour - 1);
/** What is free. */
export const WINDOWS = [
  { id: 'w1', from: at(26, 9), to: at(26, 11), zone: 'Europe/Paris' },
  { id: 'w2', from: at(26, 14), to: at(26, 16), zone: 'Europe/Paris' },
  { id: 'w3', from: at(28, 10), to: at(28, 12) + 30 * 60_000, zone: 'Europe/Paris' },
];

/** Every answer of a day on which all goes well. */
export const SERVER = {
  'GET /v1/paper': { address: [] },
  'POST /v1/enrolments/check': () => [204, null],
  'POST /v1/enrolments': () => [201, { id: ID, continuation: 'x', code_expires_at: Date.now() + 600_000 }],
  [`POST /v1/enrolments/${ID}/confirm`]: () => [200, { id: ID, state: 'submitted' }],
  [`POST /v1/enrolments/${ID}/code`]: () => [201, { expires_at: Date.now() + 600_000 }],
  [`POST /v1/enrolments/${ID}/route`]: () => [200, { id: ID, state: 'awaiting-check' }],
  [`GET /v1/enrolments/${ID}/windows`]: () => [200, WINDOWS],
  [`POST /v1/enrolments/${ID}/appointment`]: () => [201, { id: 'a1', state: 'booked' }],
};

const refusing = (path, ...refusal) => ({ ...SERVER, [path]: () => refusal });
const CHECK = 'POST /v1/enrolments/check';
const OPEN = 'POST /v1/enrolments';

/** Puts the tab where it was left, as a reload finds it. */
export async function leftAt(page, place, { answers = ELISE, ...more } = {}) {
  await page.evaluate((kept) => sessionStorage.setItem('enrolment', JSON.stringify(kept)), {
    page: place,
    answers,
    opened: null,
    isConfirmed: false,
    ...more,
  });
  await page.evaluate(() => history.replaceState(null, ''));
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const opened = { id: ID, againAt: 0 };
const submit = (page) => page.locator('form .btn-primary').click();
const told = (page) => page.locator('.error, [role=alert], .summary').first().waitFor();

const left = (place, more, then) => async (page) => {
  await leftAt(page, place, more);
  await then?.(page);
};
const pressed = async (page) => {
  await submit(page);
  await told(page);
};
const WAY = { opened, isConfirmed: true, answers: {} };

const scenes = [
  { name: 'begin' },
  { name: 'names', act: left('names', { answers: {} }) },
  {
    name: 'names-faults',
    server: refusing(
      CHECK,
      422,
      problem('field-missing', field('birth-name', 'field-missing'), field('given-names', 'nir-refused')),
    ),
    act: left('names', { answers: { 'given-names': '2 87 02' } }, pressed),
  },
  { name: 'birth', act: left('birth', { answers: {} }) },
  { name: 'birth-partial', act: left('birth', { answers: { ...ELISE, day: '', 'is-partial': 'yes' } }) },
  {
    name: 'birth-faults',
    server: refusing(
      CHECK,
      422,
      problem('field-invalid', field('birth-date', 'field-invalid'), field('sex', 'field-missing')),
    ),
    act: left('birth', { answers: { day: '31', month: '2', year: '1987' } }, pressed),
  },
  { name: 'place', act: left('place', { answers: {} }) },
  {
    name: 'place-suggested',
    act: left('place', {}, async (page) => {
      await page.getByRole('combobox').first().fill('saint');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    }),
  },
  {
    name: 'place-code',
    act: left('place', {}, async (page) => {
      await page.getByRole('combobox').first().fill('39120');
      await page.getByRole('option', { name: /Châtelneuf/ }).waitFor();
    }),
  },
  {
    name: 'place-postcode',
    act: left('place', {}, async (page) => {
      const commune = page.getByRole('combobox').first();
      await commune.fill('chatelneuf');
      await page.getByRole('option', { name: '39120' }).waitFor();
      await commune.fill('97400');
      await pressed(page);
    }),
  },
  {
    name: 'place-abroad',
    act: left('place', { answers: { ...ELISE, born: 'abroad', 'birth-country': 'other', town: '' } }),
  },
  { name: 'address', act: left('address') },
  {
    name: 'address-faults',
    server: refusing(
      CHECK,
      422,
      problem(
        'field-invalid',
        field('address-line', 'field-invalid'),
        field('address-complement', 'field-invalid'),
        field('postcode', 'field-invalid'),
        field('locality', 'field-invalid'),
      ),
    ),
    act: left('address', {}, pressed),
  },
  { name: 'contact', act: left('contact', { answers: {} }) },
  {
    name: 'contact-faults',
    server: refusing(
      CHECK,
      422,
      problem('field-invalid', field('email', 'field-invalid'), field('mobile', 'mobile-not-accepted')),
    ),
    act: left('contact', { answers: { email: 'elise', mobile: '01 23 45 67 89' } }, pressed),
  },
  { name: 'away', server: refusing(CHECK, 429, problem('busy')), act: left('address', {}, pressed) },
  { name: 'check', act: left('check') },
  {
    name: 'check-faults',
    server: refusing(
      OPEN,
      422,
      problem('field-invalid', field('birth-date', 'field-invalid'), field('postcode', 'field-invalid')),
    ),
    act: left('check', {}, pressed),
  },
  { name: 'code', act: (page) => leftAt(page, 'code', { opened: { id: ID, againAt: Date.now() + 45_000 } }) },
  {
    name: 'code-wrong',
    server: refusing(`POST /v1/enrolments/${ID}/confirm`, 422, problem('code-wrong')),
    act: left('code', { opened }, async (page) => {
      await page.getByRole('textbox').fill('123456');
      await pressed(page);
    }),
  },
  {
    name: 'code-gone',
    server: refusing(`POST /v1/enrolments/${ID}/confirm`, 404, problem('not-found')),
    act: left('code', { opened }, async (page) => {
      await page.getByRole('textbox').fill('123456');
      await pressed(page);
    }),
  },
  { name: 'way', act: left('way', WAY) },
  { name: 'way-missing', act: left('way', WAY, pressed) },
  { name: 'window', act: left('window', WAY, (page) => page.getByRole('radio').first().waitFor()) },
  {
    name: 'window-none-suits',
    act: left('window', WAY, async (page) => {
      await page.getByRole('button', { name: /Aucun ne me convient|None of these/ }).click();
      await page.locator('.next').waitFor();
    }),
  },
  {
    name: 'window-none',
    server: { ...SERVER, [`GET /v1/enrolments/${ID}/windows`]: () => [200, []] },
    act: left('window', WAY, (page) => page.locator('.next').waitFor()),
  },
  { name: 'paper', act: left('paper') },
  {
    name: 'paper-letter',
    server: {
      ...SERVER,
      'GET /v1/paper': { address: ['Vis-à-vis, dossier papier', '39120 Valbrune-sur-Orle'] },
    },
    act: left('paper', {}, (page) => page.locator('address').waitFor()),
  },
  { name: 'young', act: left('young', { answers: { ...ELISE, year: '2009' } }) },
  { name: 'erase', act: left('erase') },
];

/** Its scenes. */
export const APPLICANT = scenes.map((scene) => ({
  server: SERVER,
  ...scene,
  window: 'applicant',
  path: 'enrol',
  whole: true,
}));
