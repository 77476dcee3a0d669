/** Characters of a value that the grid draws; the rest is in the detail pane and in copies. */
const SHOWN = 300;
const BROKEN_PAIR = /[\uD800-\uDBFF]$/;
const BREAKS = /\r\n|[\n\r\u2028\u2029]/g;

/** A value as one line: cut when long, line breaks and tabs made visible. The value itself stays as it is. */
export function lineOf(value: string): string {
  const start = value.length > SHOWN ? `${value.slice(0, SHOWN).replace(BROKEN_PAIR, '')}…` : value;
  return start.replaceAll(BREAKS, '↵').replaceAll('\t', '⇥');
}
