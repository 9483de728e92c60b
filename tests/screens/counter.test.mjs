// The clerk's window in a real browser: the keyboard alone, the scanner, what is typed and what is refused.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { hasFocus, playScene } from './play.mjs';
import { CASES, deviceOn, INVITATION, MORNING, scan, sealedAs, withCase } from './scenes/counter.mjs';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser?.close());

/** Opens the desk at a snapshot; `answers` are those of `deviceOn`. Gives the page and what was asked of the device. */
async function atDesk(snapshot, answers, look, options = {}) {
  let requests;
  const act = async (page) => {
    requests = await deviceOn(page, snapshot, answers);
  };
  await playScene(browser, { window: 'counter', snapshot, act }, options, (page) => look(page, requests));
}

const named = (requests, name) => requests.filter((request) => request.name === name);
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
/** Longer than a character waits to be sure that it is no scan. */
const settled = (page) => page.waitForTimeout(120);

/** The gestures of a whole check, each moving the case on. */
const WHOLE = {
  'open-case': withCase(CASES.open),
  'read-document': withCase(CASES.read),
  'type-fields': withCase(CASES.typed),
  'confirm-printed': ({ field, agrees }, current) => {
    const document = current.case.document.map((each) =>
      each.name === field ? { ...each, printed: agrees } : each,
    );
    const isDone = document.every((each) => !each.toConfirm || each.printed !== null);
    return withCase({ ...current.case, document, step: isDone ? 'features' : 'fields' });
  },
  'answer-features': withCase(CASES.face),
  compare: withCase(CASES.conclusion),
  conclude: sealedAs(1),
};

describe('a whole check', () => {
  test('takes at most 25 presses after the scan, without a mouse', async () => {
    await atDesk(MORNING, WHOLE, async (page, requests) => {
      let presses = 0;
      const press = async (key) => {
        presses += 1;
        await page.keyboard.press(key);
        await settled(page);
      };
      const type = async (text) => {
        presses += 1;
        await page.keyboard.type(text, { delay: 70 });
      };
      await scan(page, INVITATION);
      await page.getByRole('checkbox').waitFor();
      await press('o');
      await press('Enter');
      await page.getByLabel('Fin du numéro').waitFor();
      await type('LT0');
      await press('Tab');
      await type('19012031');
      await press('Enter');
      for (const name of ['BERTAUD', 'CAMILLE NOELLE', '14/03/1987']) {
        await page.getByText(`Le document porte-t-il bien ${name}`).waitFor();
        await press('i');
      }
      await heading(page, 'Éléments de sécurité');
      for (const key of ['v', 'v', 's']) await press(key);
      await heading(page, 'Visage');
      await press('1');
      await heading(page, 'Conclure');
      await press('Control+Enter');
      await heading(page, 'Enregistré');
      assert.ok(presses <= 25, `${presses} presses`);
      console.log(`      ${presses} presses`);
      assert.deepEqual(
        requests
          .map(({ name }) => name)
          .filter((name) => !['note', 'touch', 'fetch-declared'].includes(name)),
        [
          'open-case',
          'read-document',
          'type-fields',
          ...Array(3).fill('confirm-printed'),
          'answer-features',
          'compare',
          'conclude',
        ],
      );
      assert.deepEqual(named(requests, 'open-case')[0].body, { shown: { scanned: INVITATION } });
      assert.deepEqual(named(requests, 'read-document')[0].body, { lines: null, originalInHand: true });
      assert.deepEqual(named(requests, 'type-fields')[0].body, {
        numberEnd: 'LT0',
        expiry: '19012031',
        issued: null,
      });
      assert.deepEqual(named(requests, 'answer-features')[0].body, {
        answers: [
          [1, 'seen'],
          [4, 'seen'],
          [6, 'seen'],
        ],
      });
      assert.deepEqual(named(requests, 'compare')[0].body, { answer: 'same' });
      assert.deepEqual(named(requests, 'conclude')[0].body, { fraud: false, duress: false });
    });
  });

  test('turns green only when the receipt is held', async () => {
    const received = sealedAs(1, { receivedAt: Date.UTC(2026, 10, 24, 11, 31), receipt: 'LKXNCTHB' });
    let answer = sealedAs(1);
    await atDesk(
      withCase(CASES.conclusion),
      { conclude: () => answer, snapshot: (_, now) => (now.case ? now : answer) },
      async (page) => {
        await page.keyboard.press('F9');
        const told = page.locator('.recorded .state');
        await told.waitFor();
        assert.equal(await told.getAttribute('data-state'), 'recorded');
        answer = received;
        await page.locator('.recorded [data-state=received]').waitFor({ timeout: 20_000 });
      },
    );
  });
});

describe('nothing is decided beforehand', () => {
  test('the original is asked for before anything is read', async () => {
    await atDesk(withCase(CASES.open), {}, async (page, requests) => {
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'original est en main' }).waitFor();
      assert.deepEqual(named(requests, 'read-document'), []);
      await hasFocus(page.getByRole('checkbox'));
      assert.ok(!(await page.getByRole('checkbox').isChecked()));
    });
  });

  test('no feature, no face and no reason is chosen', async () => {
    await atDesk(withCase(CASES.features), {}, async (page, requests) => {
      assert.equal(await page.locator('input:checked').count(), 0);
      await page.keyboard.press('F8');
      await page.keyboard.press('Escape');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      assert.equal(await page.locator('input:checked').count(), 0);
      await dialog.getByRole('button', { name: 'Terminer comme abandonné' }).click();
      await dialog.getByText('Choisissez un motif.').waitFor();
      assert.deepEqual(
        requests.filter(({ name }) => ['answer-features', 'abandon'].includes(name)),
        [],
      );
    });
  });
});

describe('what is typed', () => {
  test('stays when it differs, with both ways out, and is sent again when it is corrected', async () => {
    const answers = {
      'type-fields': ({ numberEnd }) =>
        numberEnd === 'LT0'
          ? withCase(CASES.typed)
          : {
              problem: 'fields-differ',
              after: withCase(CASES.differs, { 'number-end': numberEnd, expiry: '19012031' }),
            },
    };
    await atDesk(withCase(CASES.read), answers, async (page, requests) => {
      await page.keyboard.type('L0T', { delay: 70 });
      await page.keyboard.press('Tab');
      await page.keyboard.type('19012031', { delay: 70 });
      await settled(page);
      await page.keyboard.press('Enter');
      await page.getByText('Vous avez saisi L0T').waitFor();
      await page.getByRole('button', { name: 'Le document porte bien' }).waitFor();
      await page.getByText('Vos deux saisies seront notées.').waitFor();
      // The focus is on the first of the two.
      await page.keyboard.press('Enter');
      const end = page.getByLabel('Fin du numéro');
      await end.waitFor();
      assert.equal(await end.inputValue(), 'L0T');
      await hasFocus(end);
      await end.fill('LT0');
      await end.press('Enter');
      await page.getByText('Le document porte-t-il bien BERTAUD').waitFor();
      assert.equal(named(requests, 'type-fields').length, 2);
    });
  });

  test('may stand against the zone: the case goes on', async () => {
    await atDesk(withCase(CASES.differs), WHOLE, async (page) => {
      await page.getByRole('button', { name: 'Le document porte bien' }).click();
      await page.getByText('Le document porte-t-il bien BERTAUD').waitFor();
      await page.keyboard.press('d');
      await page.getByText('Le document porte-t-il bien CAMILLE').waitFor();
    });
  });

  test('is faulted at its field, which takes the focus', async () => {
    const answers = { 'type-fields': { problem: 'field-invalid', field: 'expiry' } };
    await atDesk(withCase(CASES.read, { 'number-end': 'LT0', expiry: '31/02' }), answers, async (page) => {
      await page.keyboard.press('F8');
      const expiry = page.getByLabel('Expire le');
      await page.locator('.error').waitFor();
      await page.waitForFunction(() => document.activeElement?.value === '31/02');
      assert.equal(await expiry.getAttribute('aria-invalid'), 'true');
    });
  });

  test('comes back with the focus after a lock', async () => {
    const snapshot = { ...withCase(CASES.read, { 'number-end': 'LT0', expiry: '1901' }), focus: 'expiry' };
    await atDesk(snapshot, {}, async (page) => {
      await page.waitForFunction(() => document.activeElement?.value === '1901');
    });
  });

  test('as lines is gone through by Enter before a reading is spent on it', async () => {
    const entries = { 'original-in-hand': 'yes', 'lines-by-hand': 'yes' };
    const answers = { preview: [], 'read-document': withCase(CASES.read) };
    await atDesk(withCase(CASES.open, entries), answers, async (page, requests) => {
      const lines = page.locator('.typed-lines .input');
      for (const [at, text] of ['idfra', '870314', 'bertaud'].entries()) {
        await page.waitForFunction(
          (line) => document.activeElement === document.querySelectorAll('.typed-lines .input')[line],
          at,
        );
        await lines.nth(at).pressSequentially(text, { delay: 70 });
        assert.deepEqual(named(requests, 'read-document'), []);
        await settled(page);
        await page.keyboard.press('Enter');
      }
      await page.getByLabel('Fin du numéro').waitFor();
      assert.deepEqual(named(requests, 'read-document')[0].body.lines, ['IDFRA', '870314', 'BERTAUD']);
    });
  });

  test('as a code moves on by itself, and may be pasted', async () => {
    await atDesk(
      MORNING,
      { 'open-case': { problem: 'voucher-letter-wrong', field: 'group-3' } },
      async (page, requests) => {
        await page.keyboard.press('F2');
        await page.keyboard.type('bcdfghjk', { delay: 70 });
        assert.equal(await page.getByLabel('Groupe 2 sur quatre').inputValue(), 'GHJK');
        await page.getByLabel('Groupe 1 sur quatre').evaluate((box) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text', 'bcdf-ghjk-lnpr-stvx');
          box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        });
        const last = page.getByLabel('Groupe 4 sur quatre');
        await page.waitForFunction(() => document.querySelectorAll('.letters input')[3].value === 'STVX');
        await last.press('Enter');
        await page.locator('.error').waitFor();
        assert.deepEqual(named(requests, 'open-case')[0].body, { shown: { typed: 'BCDFGHJKLNPRSTVX' } });
        await page.waitForFunction(() => document.activeElement?.value === 'LNPR');
      },
    );
  });
});

describe('the scanner', () => {
  test('leaves typing to the boxes of the code, also when nothing has the focus', async () => {
    await atDesk(MORNING, {}, async (page) => {
      await hasFocus(page.getByRole('heading', { level: 1 }));
      await page.keyboard.type('bcdfgh', { delay: 70 });
      assert.equal(await page.getByLabel('Groupe 1 sur quatre').inputValue(), 'BCDF');
      assert.equal(await page.getByLabel('Groupe 2 sur quatre').inputValue(), 'GH');
    });
  });

  test('leaves the boxes of the code empty, although its first letters fell into them', async () => {
    // The second has no beginning by which it is known: only its pace tells it from typing.
    for (const text of [INVITATION, 'ABCDEFGHJK12']) {
      await atDesk(MORNING, { 'open-case': { problem: 'voucher-foreign' } }, async (page, requests) => {
        await page.evaluate((typed) => {
          const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
          for (const key of [...typed, 'Enter']) {
            const options = { key, code: '', bubbles: true, cancelable: true };
            const target = document.activeElement ?? document.body;
            const isTaken = !target.dispatchEvent(new KeyboardEvent('keydown', options));
            const field = document.activeElement;
            if (isTaken || key.length > 1 || !(field instanceof HTMLInputElement)) continue;
            write.call(field, field.value + key);
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }, text);
        await page.getByText('vient d’un autre service').waitFor();
        assert.deepEqual(named(requests, 'open-case')[0].body, { shown: { scanned: text } });
        const boxes = page.locator('.letters input');
        assert.deepEqual(await boxes.evaluateAll((all) => all.map(({ value }) => value)), ['', '', '', '']);
      });
    }
  });

  test('takes its characters back out of the field they fell into', async () => {
    await atDesk(withCase(CASES.read, { expiry: '1901' }), {}, async (page, requests) => {
      const expiry = page.getByLabel('Expire le');
      await expiry.focus();
      // The first characters fall into the field before anybody can know what they are.
      await page.evaluate((text) => {
        const field = document.activeElement;
        const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
        // Their times are those of the scanner, not of the page.
        const events = [...text, 'Enter'].map(
          (key) => new KeyboardEvent('keydown', { key, code: '', bubbles: true, cancelable: true }),
        );
        for (const event of events) {
          const { key } = event;
          if (field.dispatchEvent(event) && key.length === 1) {
            write.call(field, field.value + key);
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }
      }, INVITATION);
      await page.getByText('Un contrôle est ouvert.').waitFor();
      assert.equal(await expiry.inputValue(), '1901');
      assert.deepEqual(named(requests, 'open-case'), []);
      assert.deepEqual(named(requests, 'type-fields'), []);
    });
  });

  test('answers no question of the step that is open', async () => {
    await atDesk(withCase(CASES.face), {}, async (page, requests) => {
      await scan(page, INVITATION);
      await page.getByText('Un contrôle est ouvert.').waitFor();
      await settled(page);
      assert.deepEqual(named(requests, 'compare'), []);
    });
  });

  test('says why an invitation does not open a case, and the desk stays ready', async () => {
    await atDesk(MORNING, { 'open-case': { problem: 'voucher-foreign' } }, async (page) => {
      await scan(page, INVITATION);
      await page.getByText('vient d’un autre service').waitFor();
      await heading(page, 'Présentez l’invitation au lecteur.');
    });
  });
});

describe('the keys', () => {
  test('park a case and take it up again', async () => {
    const parked = [{ draft: 'd7', step: 'features', initials: 'CB', birthYear: 1987, opened: MORNING.now }];
    const answers = { park: { ...MORNING, parked }, resume: withCase(CASES.features) };
    await atDesk(withCase(CASES.features), answers, async (page, requests) => {
      await page.keyboard.press('F4');
      await heading(page, 'Présentez l’invitation au lecteur.');
      await page.locator('.held .strong').waitFor();
      assert.equal(await page.locator('.held .strong').innerText(), 'C.\u00a0B., 1987');
      await page.keyboard.press('F4');
      await heading(page, 'Éléments de sécurité');
      assert.deepEqual(named(requests, 'resume')[0].body, { draft: 'd7' });
    });
  });

  test('lock at any time, and nothing is lost', async () => {
    const locked = { ...MORNING, signedIn: null, locked: false };
    await atDesk(withCase(CASES.face), { 'sign-out': locked }, async (page) => {
      await page.keyboard.press('Control+l');
      await heading(page, 'Ouvrez votre session.');
    });
  });

  test('open the help, and Escape closes it before it leaves a case', async () => {
    await atDesk(withCase(CASES.face), {}, async (page) => {
      await page.keyboard.press('F1');
      const dialog = page.getByRole('dialog', { name: 'Touches et aide' });
      await dialog.waitFor();
      await page.keyboard.press('1');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await heading(page, 'Visage');
    });
  });

  test('leave a case with its reason and its discreet note', async () => {
    await atDesk(withCase(CASES.face), { abandon: sealedAs(3) }, async (page, requests) => {
      await page.getByRole('button', { name: 'Note au registre' }).click();
      await page.getByRole('checkbox', { name: /sous pression/ }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').getByText('La personne préfère s’arrêter').click();
      await page.getByText('C’est votre choix.').waitFor();
      await page.getByRole('button', { name: 'Terminer comme abandonné' }).click();
      await heading(page, 'Abandonné et enregistré');
      assert.deepEqual(named(requests, 'abandon')[0].body, {
        reason: 'applicant-leaves',
        fraud: false,
        duress: true,
      });
    });
  });
});

describe('the page', () => {
  test('scrolls in one direction only, at 200 % and at 320 pixels (WCAG 2.2, 1.4.10)', async () => {
    for (const size of [
      { width: 640, height: 400 },
      { width: 320, height: 640 },
    ]) {
      for (const snapshot of [MORNING, withCase(CASES.features), withCase(CASES.face)]) {
        await atDesk(
          snapshot,
          {},
          async (page) => {
            const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(over <= 0, `${size.width}, ${snapshot.case?.step ?? 'home'}: ${over} pixels too wide`);
          },
          { size },
        );
      }
    }
  });

  test('shows no name in the bar, in the lists and on the rail', async () => {
    await atDesk(withCase(CASES.typed), {}, async (page) => {
      for (const place of ['.bar', '.rail', '.public']) {
        assert.doesNotMatch(await page.locator(place).innerText(), /bertaud|camille/i);
      }
    });
  });
});
