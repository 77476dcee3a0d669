/** Characters of a value that the grid draws at most; the rest is in the detail pane and in copies. */
const SHOWN = 300;
const BROKEN_PAIR = /[\uD800-\uDBFF]$/;
const BREAKS = /\r\n|[\n\r\u2028\u2029]/g;
const ODD = /[\n\r\u2028\u2029\t]/;

/** A value as one line: cut when long, line breaks and tabs made visible. The value itself stays as it is. */
export function lineOf(value: string, most = SHOWN): string {
  const start = value.length > most ? `${value.slice(0, most).replace(BROKEN_PAIR, '')}…` : value;
  return ODD.test(start) ? start.replaceAll(BREAKS, '↵').replaceAll('\t', '⇥') : start;
}

/** Characters that surely fill a cell of a width: shaping more of a long text is lost time in each frame. */
export function fittingLength(width: number, advance: number): number {
  return Math.min(SHOWN, Math.ceil((2 * width) / advance));
}
