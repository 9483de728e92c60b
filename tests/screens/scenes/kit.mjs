// The states of the kit page, one scene for each of its parts. The cast is fictional.

const PARTS = ['boutons', 'champs', 'erreurs', 'choix', 'etats', 'messages', 'tableaux', 'dessins'];

const scene = (name, more = {}) => ({ window: 'kit', name, path: `?partie=${name}`, whole: true, ...more });

const dialog = (name, button) =>
  scene(name, {
    path: '?partie=fenetres',
    whole: false,
    act: async (page) => {
      await page.getByRole('button', { name: button }).click();
      await page.locator('.dialog').waitFor();
    },
  });

/** Its scenes. */
export const KIT = [
  ...PARTS.map((name) => scene(name)),
  scene('erreurs-resume', {
    path: '?partie=erreurs',
    act: async (page) => {
      await page.getByRole('button', { name: 'Vérifier' }).click();
      await page.locator('.summary:focus').waitFor();
    },
  }),
  scene('pas-encore', {
    path: '?partie=boutons',
    act: async (page) => {
      // Playwright would wait for the button to be pressable.
      await page.getByRole('button', { name: 'Signer' }).press('Enter');
      await page.locator('.because[data-asked]').waitFor();
    },
  }),
  dialog('fenetre', 'Abandonner…'),
  dialog('fenetre-large', 'Déplacer…'),
];
