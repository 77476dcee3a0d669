import type { Expectation, TermName } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';

/** Things that a message lists at most. */
const MOST = 6;

/** What could stand at a place, for a message; empty where the statement must end. */
export function expectedText(expected: readonly Expectation[]): string {
  const texts = [...new Set(expected.map(one => textOf(one)))].filter(text => text !== '');
  const shown = texts.length > MOST ? [...texts.slice(0, MOST - 1), '…'] : texts;
  return shown.join(', ');
}

function textOf(one: Expectation): string {
  if (one.kind === 'keyword') return one.word;
  return one.kind === 'mark' ? `"${one.mark}"` : termText(one.term);
}

function termText(term: TermName): string {
  switch (term) {
    case 'name':
    case 'path':
      return l10n.t('a name');
    case 'string':
      return l10n.t('a text in single quotes');
    case 'number':
      return l10n.t('a number');
    case 'literal':
    case 'operand':
      return l10n.t('a value');
    case 'group':
      return '"("';
    case 'call':
      return l10n.t('a call of a function');
    case 'type':
      return l10n.t('a type');
    case 'query':
    case 'subquery':
      return l10n.t('a query');
    case 'expression':
      return l10n.t('an expression');
    case 'relations':
      return l10n.t('a table');
    case 'rest':
      return '';
  }
}
