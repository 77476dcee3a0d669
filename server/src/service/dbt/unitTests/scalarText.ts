/**
 * What a scalar of YAML says, each character at the offset where it is written: what only spells it, as the mark of a
 * block or the backslash of an escape, is blank.
 *
 * Undefined for a text with escapes of which the value cannot stand at their place.
 * @param quote the character around it; undefined for a plain text and a block
 */
export function scalarText(written: string, quote: '"' | "'" | undefined): string | undefined {
  if (quote === undefined) return written.replace(/^[|>][^\r\n]*/, blank);
  const unfolded = written.replace(/(?<!\n[ \t]*)\r?\n(?![ \t]*\r?\n)/g, blank);
  return quote === '"' ? unescaped(unfolded) : halved(unfolded, /''/g, "'");
}

function unescaped(text: string): string | undefined {
  const lines = text.replace(/\\([nrt /])/g, (_, letter: string) => (letter === 'n' ? ' \n' : '  '));
  const read = halved(lines, /\\"/g, '"');
  return read.includes('\\') ? undefined : read;
}

/** Of a quote that is spelled by two characters the outer one is blank, so that nothing is added to what is quoted. */
function halved(text: string, pair: RegExp, quote: string): string {
  let isOpen = false;
  return text.replace(pair, () => {
    isOpen = !isOpen;
    return isOpen ? ` ${quote}` : `${quote} `;
  });
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
