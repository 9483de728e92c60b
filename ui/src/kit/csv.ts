// A table as a file for French spreadsheets. Owns the form of the file; must not know what is in it.

const UTF8_MARK = '\uFEFF';

/** A spreadsheet would run these as formulas; an apostrophe makes them text. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The rows under their head: UTF-8 with its mark, semicolons, CRLF, quotes doubled, no formula. */
export function csvOf(head: string[], rows: string[][]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => quoted(safe(cell))).join(';'));
  return `${UTF8_MARK}${lines.join('\r\n')}\r\n`;
}

/** Hands the text to the person as a file of that name. */
export function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the file when the press is over.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
