// The keyboards that scanners type on and machines have: which character a key means on each. Must not know a code.

/** One key press, as far as its character is concerned; `alt` is AltGr. */
export type Press = { key: string; code: string; shift: boolean; alt?: boolean };

/** What a press means on one keyboard. */
export type Layout = (press: Press) => string | null;

/** As the machine took it. */
export const byKey: Layout = ({ key }) => (key.length === 1 ? key : null);

/** By position: letters that moved, then every other key without a modifier, with Shift, with AltGr. */
function byCode(moved: Record<string, string>, others: Record<string, string>): Layout {
  return ({ code, shift, alt = false, key }) => {
    const other = others[code]?.at(alt ? 2 : shift ? 1 : 0);
    if (other !== undefined || alt) return other ?? null;
    const letter = code.match(/^Key([A-Z])$/)?.[1];
    if (letter !== undefined) return moved[letter] ?? letter;
    // The number block types the same everywhere.
    return code.startsWith('Numpad') ? byKey({ code, shift, key }) : null;
  };
}

/** Digits of the top row with what Shift and AltGr make of them. */
const row = (characters: string[]): Record<string, string> =>
  Object.fromEntries(characters.map((all, digit) => [`Digit${digit}`, all]));

const US = byCode(
  {},
  {
    ...row(['0)', '1!', '2@', '3#', '4$', '5%', '6^', '7&', '8*', '9(']),
    Minus: '-_',
    Equal: '=+',
    BracketLeft: '[{',
    BracketRight: ']}',
    Semicolon: ';:',
    Comma: ',<',
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
    Minus: ')°]',
    Equal: '=+',
    Quote: 'ù%',
    Backslash: '*µ',
    BracketRight: '$£',
    IntlBackslash: '<>',
    Space: '  ',
  },
);
const QWERTZ = byCode(
  { Y: 'Z', Z: 'Y' },
  {
    ...row(['0=', '1!', '2"', '3§', '4$', '5%', '6&', '7/', '8(', '9)]']),
    Comma: ',;',
    Slash: '-_',
    Period: '.:',
    BracketRight: '+*',
    IntlBackslash: '<>',
    Space: '  ',
  },
);

/** Every layout, the machine's own first. */
export const LAYOUTS: Layout[] = [byKey, US, AZERTY, QWERTZ];
