// What a code scanner meant, whatever layout the machine has: a scanner types keys of a layout of its own, so the
// position of a key (`code`) may say more than its letter. Must not know when keys are a scan.

/** The text that every invitation begins with. */
export const PREFIX = 'VAV1:';

/** How a document's seal begins: its version, and the country of who signed. */
const SEAL = /^DC0[2-4][A-Z]{2}/;

/** One key press, as far as its character is concerned. */
export type Press = { key: string; code: string; shift: boolean };

type Layout = (press: Press) => string | null;

/** Letters and digits as on the machine's own keyboard; only capitals stand in an invitation. */
const byKey: Layout = ({ key }) => (key.length === 1 ? key : null);

/** By position: letters that moved, then every other key without and with Shift. */
function byCode(moved: Record<string, string>, others: Record<string, string>): Layout {
  return ({ code, shift, key }) => {
    const other = others[code]?.at(shift ? 1 : 0);
    if (other !== undefined) return other;
    const letter = code.match(/^Key([A-Z])$/)?.[1];
    if (letter !== undefined) return moved[letter] ?? letter;
    // The number block types the same everywhere.
    return code.startsWith('Numpad') ? byKey({ code, shift, key }) : null;
  };
}

/** Digits of the top row with what Shift makes of them. */
const row = (characters: string[]): Record<string, string> =>
  Object.fromEntries(characters.map((both, digit) => [`Digit${digit}`, both]));

const US = byCode(
  {},
  {
    ...row(['0)', '1!', '2@', '3#', '4$', '5%', '6^', '7&', '8*', '9(']),
    Minus: '-_',
    Equal: '=+',
    Semicolon: ';:',
    Period: '.>',
    Slash: '/?',
    Space: '  ',
  },
);
const AZERTY = byCode(
  { Q: 'A', A: 'Q', W: 'Z', Z: 'W' },
  {
    ...row(['à0', '&1', 'é2', '"3', "'4", '(5', '-6', 'è7', '_8', 'ç9']),
    KeyM: ',?',
    Semicolon: 'MM',
    Comma: ';.',
    Period: ':/',
    Slash: '!§',
    Equal: '=+',
    Quote: 'ù%',
    Backslash: '*µ',
    BracketRight: '$£',
    Space: '  ',
  },
);
const QWERTZ = byCode(
  { Y: 'Z', Z: 'Y' },
  {
    ...row(['0=', '1!', '2"', '3§', '4$', '5%', '6&', '7/', '8(', '9)']),
    Slash: '-_',
    Period: '.:',
    BracketRight: '+*',
    Space: '  ',
  },
);

/** The same text by each layout, the machine's own first. */
const LAYOUTS: Layout[] = [byKey, US, AZERTY, QWERTZ];

/** What separates the fields of a seal; no layout moves it. */
export const isSeparator = (key: string): boolean => key >= '\u001d' && key <= '\u001f' && key.length === 1;

const typed = (presses: Press[], layout: Layout): string =>
  presses.map((press) => (isSeparator(press.key) ? press.key : (layout(press) ?? ''))).join('');

/** The invitation that these presses are, whatever the layout; nothing when they are none. */
export function invitationIn(presses: Press[]): string | null {
  for (const layout of LAYOUTS) {
    const text = typed(presses, layout).toUpperCase();
    if (text.startsWith(PREFIX)) return text;
  }
  return null;
}

/** The texts of a document's seal that these presses may be, by each layout; none when they are none. */
export const sealsIn = (presses: Press[]): string[] => [
  ...new Set(LAYOUTS.map((layout) => typed(presses, layout)).filter((text) => SEAL.test(text))),
];

/** Whether these presses may be the beginning of one. */
export const mayBegin = (presses: Press[]): boolean =>
  presses.length > 0 && LAYOUTS.some((layout) => PREFIX.startsWith(typed(presses, layout).toUpperCase()));

/** The text as the machine took it. */
export const asTyped = (presses: Press[]): string => typed(presses, byKey);
