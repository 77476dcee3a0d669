import type { RowWriter, WrittenColumn } from './rowWriter';

/** A table of GitHub's Markdown; numbers are aligned to the right, NULL stands in italics. */
export function markdownWriter(columns: readonly WrittenColumn[]): RowWriter {
  const names = columns.map(({ name }) => escaped(name));
  const rules = columns.map(({ kind }) => (kind === 'number' ? '---:' : '---'));
  return {
    head: `${line(names)}\n${line(rules)}\n`,
    row: cells => line(cells.map(cell => (cell === null ? '*NULL*' : escaped(cell)))),
    between: '\n',
    tail: '\n',
  };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function escaped(text: string): string {
  return text.replace(/[\\|*_`<>[\]]/g, '\\$&').replace(/\r\n|\r|\n/g, '<br>');
}
