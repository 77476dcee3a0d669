import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../service/answers/completion';

/** Characters behind which an editor asks for a list without being told to. Whether one opens is for `opensList` to say. */
export const LIST_OPENERS: readonly string[] = ["'", '"', '.', '|', ' '];

/**
 * Whether a list opens of its own accord behind the character that was typed last.
 *
 * In an open list Enter takes the first entry. So none opens where a line may well end: behind a comma, a bracket,
 * a closing quote or a finished word of SQL. Letters open a list anywhere, and so does the editor's own key for it.
 *
 * @param before the line up to the cursor
 */
export function opensList(before: string, yaml: boolean): boolean {
  const typed = before.at(-1) ?? '';
  switch (typed) {
    case "'":
    case '"':
      return before.split(typed).length % 2 === 0; // An odd number of quotes: the last one opens a text.
    case '.':
      return !/(^|[^\w.])\d+\.$/.test(before);
    case '|':
      return !before.endsWith('||');
    case ' ':
      return yaml ? /(^|\s)-\s$|:\s$/.test(before) : /\{[{%][-+]? $|[^|]\| $|\b(from|join|on) $/i.test(before);
    default:
      return false;
  }
}

/** What a list shows that opens at an offset of its own accord: behind a word of SQL nothing but names. */
export function unaskedAt(
  document: TextDocument,
  offset: number,
  complete: () => readonly Completion[],
): readonly Completion[] {
  const end = document.positionAt(offset);
  const before = document.getText({ start: { line: end.line, character: 0 }, end });
  if (!opensList(before, document.languageId === 'yaml')) return [];
  return /\w $/.test(before) ? complete().filter(({ kind }) => kind !== 'keyword' && kind !== 'function') : complete();
}
