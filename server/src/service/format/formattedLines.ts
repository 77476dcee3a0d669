import type { Token } from '@lakehouse/sql';

/** A line that the formatter of SQL made. */
export interface FormattedLine {
  /** Indices of its first token, and of the one behind its last. */
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  /** Characters without the indentation. */
  readonly length: number;
}

/** The lines that have tokens, in order. */
export function formattedLines(text: string, tokens: readonly Token[]): readonly FormattedLine[] {
  const lines: FormattedLine[] = [];
  let start = 0;
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (next !== undefined && !text.slice(token.span.end, next.span.start).includes('\n')) continue;
    const from = tokens[start]?.span.start ?? 0;
    const indent = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
    lines.push({ start, end: at + 1, indent, length: token.span.end - from });
    start = at + 1;
  }
  return lines;
}
