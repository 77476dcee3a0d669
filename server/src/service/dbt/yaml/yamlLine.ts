/** A line of a YAML text, as far as its layout tells. Columns count from the start of the line. */
export interface YamlLine {
  readonly start: number;
  /** Behind the last letter, without the line's end. */
  readonly end: number;
  readonly text: string;
  /** Of the first letter that is no blank; the length of a blank line. */
  readonly indent: number;
  /** Where dashes of lists stand before the content. */
  readonly dashes: readonly number[];
  /** Where the content begins: behind the dashes. */
  readonly column: number;
  /** The key that the content begins with, and where what is behind its colon begins. */
  readonly key: { readonly name: string; readonly length: number; readonly value: number } | undefined;
  readonly isBlank: boolean;
}

const LAYOUT = /^( *)((?:-(?: +|$))*)/;
const KEY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#:[\]{},"'&*!|>%@`-][^:#]*?|-[^\s:#][^:#]*?)\s*:(?:\s+|$)/;

/** Reads the layout of one line. */
export function yamlLine(text: string, start: number): YamlLine {
  const newline = text.indexOf('\n', start);
  const stop = newline < 0 ? text.length : newline;
  const end = text.charAt(stop - 1) === '\r' && stop > start ? stop - 1 : stop;
  const line = text.slice(start, end);
  const [, blanks = '', marks = ''] = LAYOUT.exec(line) ?? [];
  const dashes = [...marks.matchAll(/-/g)].map(({ index }) => blanks.length + index);
  const column = blanks.length + marks.length;
  const content = line.slice(column);
  const found = KEY.exec(content);
  const name = found?.[1];
  return {
    start,
    end,
    text: line,
    indent: blanks.length,
    dashes,
    column,
    key:
      name === undefined || found === null
        ? undefined
        : { name: unquoted(name), length: name.length, value: column + found[0].length },
    isBlank: marks === '' && (content === '' || content.startsWith('#')),
  };
}

/** The lines of a text in order. */
export function yamlLines(text: string): readonly YamlLine[] {
  const lines: YamlLine[] = [];
  for (let start = 0; ;) {
    lines.push(yamlLine(text, start));
    const newline = text.indexOf('\n', start);
    if (newline < 0) return lines;
    start = newline + 1;
  }
}

/** A value as it is meant: without quotes, and without a comment behind it. */
export function unquoted(value: string): string {
  const trimmed = value.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(trimmed);
  return quoted?.[1] ?? quoted?.[2] ?? trimmed.replace(/\s+#.*$/, '');
}
