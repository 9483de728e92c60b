// The sign-in of the agents' windows, state by state. The cast is fictional.

const fresh = {
  device: { enrolled: false, label: null, office: null, awaits: null, zone: null },
  agents: [],
  signedIn: null,
  outbox: { done: 0, kept: 0, waiting: 0, quarantined: 0 },
  online: null,
  lease: null,
  round: null,
  case: null,
  today: [],
  parked: [],
  entries: {},
  focus: null,
  locked: false,
  now: Date.UTC(2026, 10, 24, 11, 26),
  awaySince: null,
  ledger: null,
};

const DEVICES = {
  counter: {
    enrolled: true,
    label: 'Guichet 3',
    office: 'Valbrune-sur-Orle',
    awaits: null,
    zone: null,
  },
  field: {
    enrolled: true,
    label: 'Tournée 12',
    office: 'Valbrune-sur-Orle',
    awaits: null,
    zone: null,
  },
};
const agent = (id, label) => ({ id, label, kind: null, triesLeft: 10 });
const AGENTS = {
  counter: [agent('0a', 'Agathe Meunier'), agent('0b', 'Baptiste Charrel')],
  field: [agent('0c', 'Corentin Vasseur')],
};
const KINDS = { counter: 'clerk', field: 'carrier' };

const type = (label) => (page) => page.getByRole('textbox', { name: label }).or(page.getByLabel(label));

/** Fills the PIN and presses Enter. */
async function tryPin(page) {
  const radio = page.getByRole('radio').first();
  if (!(await radio.isChecked())) await radio.press('Space');
  const pin = type(/^(Code PIN|PIN)$/)(page);
  await pin.fill('000000');
  await pin.press('Enter');
  await toldOf(page);
}

/** Waits until the page says what went wrong. */
const toldOf = (page) => page.locator('.error, [role=alert]').first().waitFor();

function scenesOf(window) {
  const enrolled = { ...fresh, device: DEVICES[window], online: true };
  const manned = {
    ...enrolled,
    agents: AGENTS[window],
    outbox: { done: 9, kept: 9, waiting: 0, quarantined: 0 },
  };
  const worn = {
    ...manned,
    agents: [
      { ...AGENTS[window][0], triesLeft: 0 },
      { ...agent('0d', 'Diane Aubrac'), triesLeft: 2 },
    ],
  };
  const opened = { ...manned, signedIn: { ...AGENTS[window][0], kind: KINDS[window] } };
  const offline = { ...manned, online: false, outbox: { done: 9, kept: 6, waiting: 2, quarantined: 1 } };
  const awaiting = { ...enrolled, device: { ...DEVICES[window], awaits: 'VLPR SFTJ BCDX HNKG' } };
  const ledger = (state) => ({ ...manned, ledger: { state, at: Date.UTC(2026, 10, 24, 8, 15) } });
  const notYet = { problem: 'device-not-confirmed' };
  const wrong = { problem: 'wrong-pin', triesLeft: 8 };
  const destroyed = { problem: 'vault-destroyed' };
  return [
    {
      name: 'enrol',
      snapshot: fresh,
      answers: { 'register-device': awaiting, 'ask-confirmation': enrolled, enlist: opened },
    },
    { name: 'compared', snapshot: awaiting, answers: { 'ask-confirmation': notYet } },
    {
      name: 'compared-not-yet',
      snapshot: awaiting,
      answers: { 'ask-confirmation': notYet },
      act: async (page) => {
        await page.getByRole('button', { name: /^(Demander si|Ask whether)/ }).click();
        await page.getByText(/^(Pas encore confirmé|Not confirmed yet)/).waitFor();
      },
    },
    {
      name: 'enrol-empty',
      snapshot: fresh,
      act: async (page) => {
        await page.getByRole('textbox').first().press('Enter');
        await toldOf(page);
      },
    },
    { name: 'enlist', snapshot: enrolled },
    { name: 'open', snapshot: manned },
    { name: 'open-offline', snapshot: offline },
    { name: 'few-tries', snapshot: worn },
    { name: 'wrong-pin', snapshot: manned, answers: { 'sign-in': wrong }, act: tryPin },
    { name: 'destroyed', snapshot: manned, answers: { 'sign-in': destroyed }, act: tryPin },
    { name: 'ledger-doubted', snapshot: ledger('doubted') },
    {
      name: 'ledger-again',
      snapshot: ledger('doubted'),
      act: async (page) => {
        await page
          .getByRole('button', { name: /^(Inscrire l’appareil de|Register the device again)/ })
          .click();
        await page.getByRole('textbox').nth(1).waitFor();
      },
    },
    { name: 'ledger-restored', snapshot: ledger('restored') },
    { name: 'opened', snapshot: opened },
  ].map((scene) => ({ ...scene, window }));
}

/** The scenes of both windows. */
export const SIGN_IN = [...scenesOf('counter'), ...scenesOf('field')];
