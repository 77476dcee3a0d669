import type { Fold } from '../../answers/editorMark';

interface Open {
  readonly indent: number;
  readonly start: number;
  readonly line: number;
}

/** Every line with what is indented below it, blank lines at the end left out. The entries of a list count as indented. */
export function foldsByIndentation(text: string): readonly Fold[] {
  const folds: Fold[] = [];
  const open: Open[] = [];
  let offset = 0;
  let last = { line: 0, end: 0 };
  const closeTo = (indent: number): void => {
    for (let top = open.at(-1); top !== undefined && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (last.line > top.line) folds.push({ span: { start: top.start, end: last.end }, kind: 'region' });
    }
  };
  for (const [line, content] of text.split('\n').entries()) {
    const indent = content.search(/[^ \t\r]/);
    if (indent >= 0) {
      // A list may stand as far to the left as the key that it belongs to.
      const depth = content.startsWith('- ', indent) || content.trim() === '-' ? indent + 0.5 : indent;
      closeTo(depth);
      open.push({ indent: depth, start: offset, line });
      last = { line, end: offset + content.trimEnd().length };
    }
    offset += content.length + 1;
  }
  closeTo(-1);
  return folds.toSorted((a, b) => a.span.start - b.span.start);
}
