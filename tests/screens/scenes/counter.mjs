// The clerk's window after the sign-in, state by state. The cast is fictional.

import { feature, noted } from './catalogue.mjs';
import {
  at,
  CASES,
  DIFFERS,
  EXAMINED,
  GLANCE,
  HELD,
  hidden,
  MISREAD,
  MORNING,
  OFFLINE,
  OLD_DIFFERS,
  OLD_READ,
  OLD_TYPED,
  OPEN,
  printed,
  READ,
  received,
  row,
  SEAL_FALSE,
  SEAL_OF_ANOTHER,
  SEAL_UNKNOWN,
  SEALED,
  sealedAs,
  span,
  TODAY,
  TYPED,
  WHOLE,
  withCase,
  zoneOf,
} from './counter-cast.mjs';

export { CASES, MORNING, sealedAs, withCase } from './counter-cast.mjs';

/**
 * A device over the page's routes, for what the double does not do: it keeps what is typed, and its answers may be
 * functions of the request and of the last snapshot; a refusal may change what is shown `after`. Gives every gesture but `snapshot`.
 */
export async function deviceOn(page, snapshot, answers = {}) {
  const requests = [];
  let current = snapshot;
  const note = ({ texts, focus }) => {
    const entries = Object.entries({ ...current.entries, ...texts }).filter(([, text]) => text !== '');
    return { ...current, case: noted(current.case, texts), entries: Object.fromEntries(entries), focus };
  };
  await page.route('**/gesture/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1);
    const body = route.request().postDataJSON() ?? {};
    if (name !== 'snapshot') requests.push({ name, body });
    const given = name === 'note' ? note : answers[name];
    const answer = (typeof given === 'function' ? given(body, current) : given) ?? current;
    if ('problem' in answer) {
      if (answer.after) current = answer.after;
      return route.fulfill({ status: 409, json: answer });
    }
    if (name !== 'preview') current = answer;
    return route.fulfill({ json: answer });
  });
  return requests;
}

/** The scanner: a text in a burst of keys, then Enter; in the page, so that a busy machine does not slow it down. */
export const scan = (page, text) =>
  page.evaluate((typed) => {
    const target = () => document.activeElement ?? document.body;
    const press = (key, code) =>
      target().dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
    for (const key of typed) press(key, '');
    press('Enter', 'Enter');
  }, text);

/** An invitation's text; the double does not read it. */
export const INVITATION = 'VAV1:6BF+70790T9WJWG.FKY*4GO0.O1CV2ETB90R5N8';

const named = (fr, en) => (page) => page.getByRole('button', { name: new RegExp(`^(${fr}|${en})`) }).first();
const press = (fr, en) => (page) => named(fr, en)(page).click();
const told = (page, timeout = 30_000) => page.locator('.error, [role=alert]').first().waitFor({ timeout });
const dialog = (page) => page.getByRole('dialog').waitFor();

const home = [
  { name: 'home', snapshot: { ...MORNING, parked: HELD } },
  {
    name: 'home-first',
    snapshot: { ...MORNING, today: [], outbox: { done: 0, kept: 0, waiting: 0, quarantined: 0 } },
  },
  {
    name: 'home-offline',
    snapshot: {
      ...MORNING,
      ...OFFLINE,
      today: [
        row(417, at(11, 24), { kind: 3 }),
        ...TODAY.slice(0, 2),
        received(414, at(10, 40), at(10, 41), { setAside: 2 }),
        ...TODAY.slice(3),
      ],
    },
  },
  { name: 'home-not-ready', snapshot: { ...MORNING, lease: null, parked: HELD.slice(0, 1) } },
  {
    name: 'home-used-up',
    snapshot: { ...MORNING, lease: { ...MORNING.lease, checksLeft: 0 } },
  },
  {
    name: 'home-ledger-doubted',
    snapshot: { ...MORNING, ledger: { state: 'doubted', at: at(8, 15) } },
  },
  {
    name: 'home-ended',
    snapshot: { ...MORNING, lease: { ...MORNING.lease, valid: false, ended: true } },
  },
  {
    name: 'home-prepare-away',
    snapshot: { ...MORNING, ...OFFLINE, lease: null },
    answers: { prepare: { problem: 'server-away' } },
    act: async (page) => {
      await press('Préparer ce poste', 'Prepare this desk')(page);
      await told(page);
    },
  },
  {
    name: 'home-scan-refused',
    snapshot: MORNING,
    act: async (page) => {
      await deviceOn(page, MORNING, { 'open-case': { problem: 'voucher-forged' } });
      await scan(page, INVITATION);
      await told(page);
    },
  },
  {
    name: 'home-code-wrong',
    snapshot: { ...MORNING, entries: { 'voucher-code': 'BCDF-GHJK-LNPR-STVX' } },
    act: async (page) => {
      const refused = { problem: 'voucher-letter-wrong', field: 'group-2' };
      await deviceOn(
        page,
        { ...MORNING, entries: { 'voucher-code': 'BCDF-GHJK-LNPR-STVX' } },
        { 'open-case': refused },
      );
      await press('Ouvrir le dossier', 'Open the case')(page);
      await told(page);
    },
  },
  {
    name: 'home-code-short',
    snapshot: { ...MORNING, entries: { 'voucher-code': 'BCDF-GH--' } },
    act: async (page) => {
      await press('Ouvrir le dossier', 'Open the case')(page);
      await told(page);
    },
  },
  {
    name: 'day',
    snapshot: { ...MORNING, parked: HELD },
    act: async (page) => {
      await press('Fin de journée', 'End of day')(page);
      await dialog(page);
    },
  },
  {
    name: 'day-file',
    snapshot: { ...MORNING, online: false },
    answers: {
      'export-parcel': {
        ...MORNING,
        online: false,
        parcel: {
          path: 'Documents/visavis-0f3a5c7e9b1d2f40-1795535580000.parcel',
          records: 2,
        },
      },
    },
    act: async (page) => {
      await press('Fin de journée', 'End of day')(page);
      await dialog(page);
      await press('Mettre dans un fichier', 'Put into a file')(page);
      await page.getByText(/visavis-/).waitFor();
    },
  },
  {
    name: 'day-brought',
    snapshot: MORNING,
    answers: { 'import-parcel': { ...MORNING, brought: { kept: 12, conflicting: 0, refused: 1 } } },
    act: async (page) => {
      await press('Fin de journée', 'End of day')(page);
      await dialog(page);
      const file = {
        name: 'visavis-0f3a5c7e9b1d2f40-1.parcel',
        mimeType: '',
        buffer: Buffer.from('80', 'hex'),
      };
      await page.getByLabel(/^(Fichier d’un autre appareil|File of another device)$/).setInputFiles(file);
      await page.getByText(/^(Le registre a reçu|The registry has received)/).waitFor();
    },
  },
  {
    name: 'help',
    snapshot: MORNING,
    act: async (page) => {
      await page.keyboard.press('F1');
      await dialog(page);
    },
  },
  { name: 'locked', snapshot: { ...MORNING, signedIn: null, lease: null, today: [], locked: true } },
];

const enter = async (page) => {
  await page.keyboard.press('Enter');
  // A press that comes before the page listens is lost: a person presses again.
  await told(page, 5_000).catch(() => page.keyboard.press('Enter'));
  await told(page);
};

const step = [
  { name: 'document', snapshot: withCase(CASES.open) },
  {
    name: 'document-warned',
    snapshot: withCase(
      { ...OPEN, warnings: ['voucher-expired', 'voucher-not-verifiable'], declared: 'glance' },
      { 'original-in-hand': 'yes' },
      OFFLINE,
    ),
  },
  { name: 'document-not-in-hand', snapshot: withCase(CASES.open), act: enter },
  {
    name: 'document-reader-away',
    snapshot: withCase(CASES.open, { 'original-in-hand': 'yes' }),
    act: async (page) => {
      const snapshot = withCase(CASES.open, { 'original-in-hand': 'yes' });
      await deviceOn(page, snapshot, { 'read-document': { problem: 'reader-away' }, preview: [] });
      await enter(page);
    },
  },
  {
    name: 'document-typed',
    snapshot: withCase({ ...OPEN, readings: 1, readingsLeft: 2 }, {}),
    act: async (page) => {
      const entries = {
        'lines-by-hand': 'yes',
        'line-1': 'IDFRAK7X2R9LT04<<<<<<<<<<<<<<<',
        'line-2': '8703145F3101197FRA<<<<<<<<<<<2',
        'line-3': 'BERTAUD<<CAMILLE<NOELLE<<<<<<<',
      };
      const zone = zoneOf(false);
      zone[1][4] = span('expiry', '7', 'wrong');
      await deviceOn(page, withCase({ ...OPEN, readings: 1, readingsLeft: 2 }, entries), {
        preview: zone,
        'read-document': { problem: 'check-digits-wrong' },
      });
      await page.getByRole('checkbox').press('o');
      await page.locator('.mrz').waitFor();
      await page.keyboard.press('F8');
      await told(page);
    },
  },
  {
    name: 'document-over',
    snapshot: withCase({ ...OPEN, readings: 3, readingsLeft: 0 }, { 'original-in-hand': 'yes' }),
  },
  { name: 'fields', snapshot: withCase(CASES.read) },
  {
    name: 'fields-missing',
    snapshot: withCase(CASES.read, { 'number-end': 'LT0' }),
    act: async (page) => {
      const refused = { problem: 'field-missing', field: 'expiry' };
      await deviceOn(page, withCase(CASES.read, { 'number-end': 'LT0' }), { 'type-fields': refused });
      await page.keyboard.press('F8');
      await page.locator('.error').first().waitFor();
    },
  },
  {
    name: 'fields-offline',
    snapshot: withCase({ ...READ, declared: 'glance', document: hidden(GLANCE) }, {}, OFFLINE),
  },
  { name: 'fields-differ', snapshot: withCase(DIFFERS, { 'number-end': 'L0T', expiry: '19012031' }) },
  { name: 'confirm', snapshot: withCase({ ...TYPED, document: printed(WHOLE, 1) }) },
  {
    name: 'confirm-different',
    snapshot: withCase({
      ...TYPED,
      document: printed(WHOLE, 1).map((each) =>
        each.name === 'birth-date' ? { ...each, declared: '1987-04-14', relation: 'different' } : each,
      ),
      validity: { accepted: false, until: '2025-01-19', rule: 'printed-date' },
    }),
  },
  { name: 'seal-verified', snapshot: withCase(SEALED) },
  { name: 'seal-of-another', snapshot: withCase(SEAL_OF_ANOTHER) },
  { name: 'seal-false', snapshot: withCase(SEAL_FALSE) },
  { name: 'seal-not-verifiable', snapshot: withCase(SEAL_UNKNOWN) },
  {
    name: 'seal-unreadable',
    snapshot: withCase(TYPED),
    answers: { 'read-visible-seal': { problem: 'seal-unreadable', field: 'no-signature' } },
    act: async (page) => {
      await scan(page, 'DC04FR0002561FE11FE10701FR60ALIX');
      await page.locator('.seal [role=alert]').waitFor();
    },
  },
  {
    name: 'seal-no-camera',
    snapshot: withCase(TYPED),
    answers: { 'read-visible-seal': { problem: 'scanner-away' } },
    act: async (page) => {
      await page.keyboard.press('F6');
      await page.locator('.seal [role=alert]').waitFor();
    },
  },
  {
    name: 'document-misread',
    snapshot: withCase(MISREAD, { 'original-in-hand': 'yes' }),
  },
  { name: 'old-card', snapshot: withCase(OLD_READ, { 'number-end': '007', expiry: '14/06/2022' }) },
  {
    name: 'old-card-differs',
    snapshot: withCase(OLD_DIFFERS, { 'number-end': '007', expiry: '14062022', issued: '15072012' }),
  },
  { name: 'old-card-confirm', snapshot: withCase(OLD_TYPED) },
  { name: 'old-card-features', snapshot: withCase({ ...OLD_TYPED, step: 'features' }) },
  { name: 'features', snapshot: withCase(CASES.features, { 'feature-1': 'seen' }) },
  {
    name: 'features-passport',
    snapshot: withCase({
      ...EXAMINED,
      model: 'model-passport-fra',
      features: [
        feature('model-passport-fra', 5),
        feature('model-passport-fra', 3),
        feature('model-passport-fra', 7),
      ],
    }),
  },
  { name: 'face', snapshot: withCase(CASES.face) },
  { name: 'conclusion', snapshot: withCase(CASES.conclusion) },
  {
    name: 'conclusion-differs',
    snapshot: withCase({
      ...CASES.conclusion,
      declared: 'glance',
      typed: DIFFERS.typed,
      document: GLANCE.map((each) => (each.toConfirm ? { ...each, printed: each.name !== 'name' } : each)),
    }),
  },
  {
    name: 'store-full',
    snapshot: withCase(CASES.conclusion),
    answers: { conclude: { problem: 'store-full' } },
    act: async (page) => {
      await page.keyboard.press('Control+Enter');
      await told(page);
    },
  },
  {
    name: 'recorded',
    snapshot: withCase(CASES.conclusion),
    answers: { conclude: sealedAs(1) },
    act: async (page) => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: /^(Enregistré|Recorded)$/ }).waitFor();
    },
  },
  {
    name: 'recorded-received',
    snapshot: withCase(CASES.conclusion),
    answers: { conclude: sealedAs(1, { receivedAt: at(11, 31), receipt: 'LKXNCTHB' }) },
    act: async (page) => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: /^(Enregistré|Recorded)$/ }).waitFor();
    },
  },
  {
    name: 'leave',
    snapshot: withCase(CASES.features),
    act: async (page) => {
      await page.keyboard.press('Escape');
      await dialog(page);
      await page.getByRole('dialog').locator('.choice').nth(4).click();
      await page.locator('.to-say .say').waitFor();
    },
  },
  {
    name: 'leave-unchosen',
    snapshot: withCase(CASES.features),
    act: async (page) => {
      await page.keyboard.press('Escape');
      await dialog(page);
      await press('Terminer comme', 'End as')(page);
      await told(page);
    },
  },
  {
    name: 'note',
    snapshot: withCase(CASES.face),
    act: async (page) => {
      await press('Note au registre', 'Note to the registry')(page);
      await dialog(page);
    },
  },
  {
    name: 'scan-later',
    snapshot: withCase(CASES.features),
    act: async (page) => {
      await scan(page, INVITATION);
      await page.locator('.toast').waitFor();
    },
  },
  {
    name: 'stale',
    snapshot: withCase(CASES.features),
    act: async (page) => {
      await page.route('**/gesture/snapshot', (route) =>
        route.fulfill({ status: 409, json: { problem: 'unexpected' } }),
      );
      await page.getByRole('alert').waitFor();
    },
  },
];

/** The scenes of the counter window beyond the sign-in. */
export const COUNTER = [...home, ...step].map((scene) => ({ window: 'counter', ...scene }));
