import type { CompletionList } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../service/answers/completion';
import { completionItem } from './convert';

/** Entries that are sent at most: more than anyone reads, and few enough to arrive at once. */
const MOST = 300;

/**
 * The entries that fit what is typed, the best first.
 *
 * Of many only the first go out, and the editor is told to ask again with the next letter.
 */
export function completionList(document: TextDocument, offset: number, all: readonly Completion[]): CompletionList {
  if (all.length <= MOST) return { isIncomplete: false, items: all.map(one => completionItem(document, one)) };
  const text = document.getText();
  const fitting = all.filter(fitsIn(text, offset));
  const sorted = fitting.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.label < b.label ? -1 : 1));
  const items = sorted.slice(0, MOST).map(one => completionItem(document, one));
  return { isIncomplete: fitting.length > MOST, items };
}

/** Tells whether the letters that were typed stand in an entry in their order, as editors filter. */
function fitsIn(text: string, offset: number): (entry: Completion) => boolean {
  let start = -1;
  let typed = '';
  return ({ replace, insert }) => {
    // Mostly all entries replace the same.
    if (replace.start !== start) [start, typed] = [replace.start, text.slice(replace.start, offset).toLowerCase()];
    const lower = insert.toLowerCase();
    let at = 0;
    for (const letter of typed) {
      at = lower.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
}
