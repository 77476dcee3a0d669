import type { Cell, CellKind, CellTest } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';

/** What a text in the filter row means: a test, nothing when it is empty, or why it means nothing. */
export type FilterReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'test'; readonly test: CellTest }
  | { readonly kind: 'mistake'; readonly message: string };

type Comparison = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';

/** Signs of comparisons; those that begin with another come before it. */
const SIGNS: readonly (readonly [sign: string, kind: Comparison])[] = [
  ['!=', 'notEqual'],
  ['<>', 'notEqual'],
  ['<=', 'lessOrEqual'],
  ['>=', 'greaterOrEqual'],
  ['<', 'less'],
  ['>', 'greater'],
  ['=', 'equal'],
];

const LIST_ITEM = /\s*(?:'((?:[^']|'')*)'|([^,]*?))\s*(?:,|$)/y;

/** Reads a text of the filter row: `> 10`, `10..20`, `null`, `!null`, `= x`, `in a, b`, `!text`, `text`. */
export function readFilter(text: string, kind: CellKind): FilterReading {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'none' };
  const word = trimmed.toLowerCase();
  if (word === 'null') return testOf({ kind: 'null' });
  if (word === '!null') return testOf({ kind: 'notNull' });
  const sign = SIGNS.find(([each]) => trimmed.startsWith(each));
  if (sign !== undefined) return comparison(sign[1], trimmed.slice(sign[0].length).trim(), kind);
  // `in transit` is a text to look for; what has no commas is a list only in parentheses.
  if (isList(trimmed)) return listTest(trimmed.slice(2));
  if (trimmed.startsWith('!')) return contains('notContains', trimmed.slice(1).trim(), false);
  if (trimmed.startsWith('~')) return contains('contains', trimmed.slice(1).trim(), true);
  const stretch = isOrdered(kind) ? stretchTest(trimmed) : undefined;
  if (stretch !== undefined) return stretch;
  const isExact = kind === 'number' || kind === 'boolean';
  return isExact ? testOf({ kind: 'equal', text: trimmed }) : contains('contains', trimmed, false);
}

/** The text that means a test, for a filter that was set elsewhere. */
export function filterText(test: CellTest): string {
  switch (test.kind) {
    case 'null':
      return 'null';
    case 'notNull':
      return '!null';
    case 'contains':
      return test.caseSensitive ? `~ ${test.text}` : test.text;
    case 'notContains':
      return `! ${test.text}`;
    case 'between':
      return `${test.from}..${test.to}`;
    case 'in':
      return test.texts.length > 1
        ? `in ${test.texts.map(listItem).join(', ')}`
        : `in (${test.texts.map(listItem).join('')})`;
    default:
      return `${SIGNS.find(([, kind]) => kind === test.kind)?.[0] ?? '='} ${test.text}`;
  }
}

function isList(text: string): boolean {
  return /^in(?:\s*\(|\s.*[,']|$)/is.test(text);
}

function isOrdered(kind: CellKind): boolean {
  return kind === 'number' || kind === 'temporal';
}

function testOf(test: CellTest): FilterReading {
  return { kind: 'test', test };
}

function mistake(message: string): FilterReading {
  return { kind: 'mistake', message };
}

/** Only a text may be compared with nothing: that is the empty string. */
function comparison(kind: Comparison, text: string, of: CellKind): FilterReading {
  if (text === '' && of !== 'text') return mistake(l10n.t('Write a value after the sign.'));
  return testOf({ kind, text });
}

function contains(kind: 'contains' | 'notContains', text: string, caseSensitive: boolean): FilterReading {
  return text === '' ? mistake(l10n.t('Write the text to look for.')) : testOf({ kind, text, caseSensitive });
}

function stretchTest(text: string): FilterReading | undefined {
  const at = text.indexOf('..');
  if (at < 0) return undefined;
  const [from, to] = [text.slice(0, at).trim(), text.slice(at + 2).trim()];
  if (from === '' && to === '') return mistake(l10n.t('Write a value on either side of the dots.'));
  if (from === '') return testOf({ kind: 'lessOrEqual', text: to });
  return testOf(to === '' ? { kind: 'greaterOrEqual', text: from } : { kind: 'between', from, to });
}

function listTest(text: string): FilterReading {
  const inner = text.trim().replace(/^\((.*)\)$/s, '$1');
  if (inner.trim() === '') return mistake(l10n.t('Write values with commas between them.'));
  const texts: Cell[] = [];
  LIST_ITEM.lastIndex = 0;
  while (LIST_ITEM.lastIndex < inner.length) {
    const found = LIST_ITEM.exec(inner);
    if (found === null) return mistake(l10n.t('A quote is not closed.'));
    const [, quoted, bare] = found;
    if (quoted !== undefined) texts.push(quoted.replaceAll("''", "'"));
    else texts.push(bare?.toLowerCase() === 'null' ? null : (bare ?? ''));
  }
  return testOf({ kind: 'in', texts });
}

function listItem(cell: Cell): string {
  if (cell === null) return 'null';
  return /[,'()]|^\s|\s$|^$|^null$/i.test(cell) ? `'${cell.replaceAll("'", "''")}'` : cell;
}
