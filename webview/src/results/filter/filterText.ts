import type { Cell, CellKind, CellTest } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';

/** What a text in the filter row means: a test, nothing when it is empty, or why it means nothing. */
export type FilterReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'test'; readonly test: CellTest }
  | { readonly kind: 'mistake'; readonly message: string };

type Comparison = 'equal' | 'notEqual' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';

/** Signs of comparisons; those that begin with another come before it, and how a test is written before other ways. */
const SIGNS: readonly (readonly [sign: string, kind: Comparison])[] = [
  ['!=', 'notEqual'],
  ['<>', 'notEqual'],
  ['≠', 'notEqual'],
  ['<=', 'lessOrEqual'],
  ['≤', 'lessOrEqual'],
  ['>=', 'greaterOrEqual'],
  ['≥', 'greaterOrEqual'],
  ['<', 'less'],
  ['>', 'greater'],
  ['=', 'equal'],
];

/** Other ways to write them, which among texts are the beginning of a value. */
const OTHER_SIGNS: readonly (readonly [sign: string, kind: Comparison])[] = [
  ['=<', 'lessOrEqual'],
  ['=>', 'greaterOrEqual'],
  ['==', 'equal'],
];

/** What is a number as people write it, or as the grid shows those that are none. */
const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|inf(?:inity)?)$/i;

const LIST_ITEM = /\s*(?:'((?:[^']|'')*)'|([^,]*?))\s*(?:,|$)/y;

/** Reads a text of the filter row: `> 10`, `10..20`, `null`, `!null`, `= x`, `in a, b`, `!text`, `text`. */
export function readFilter(text: string, kind: CellKind): FilterReading {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'none' };
  const word = trimmed.toLowerCase();
  if (word === 'null') return testOf({ kind: 'null' });
  if (word === '!null') return testOf({ kind: 'notNull' });
  if (isValued(kind)) return readValues(trimmed, kind);
  const sign = SIGNS.find(([each]) => trimmed.startsWith(each));
  if (sign !== undefined) return comparison(sign[1], trimmed.slice(sign[0].length).trim(), kind);
  // `in transit` is a text to look for; what has no commas is a list only in parentheses.
  if (isList(trimmed)) return listTest(trimmed.slice(2));
  if (trimmed.startsWith('!')) return contains('notContains', trimmed.slice(1).trim(), false);
  if (trimmed.startsWith('~')) return contains('contains', trimmed.slice(1).trim(), true);
  return contains('contains', trimmed, false);
}

/** Of numbers, moments and booleans, where words are no values: so SQL's own words are taken as well. */
function readValues(text: string, kind: CellKind): FilterReading {
  const sign = [...OTHER_SIGNS, ...SIGNS].find(([each]) => text.startsWith(each));
  if (sign !== undefined) return valueTest(sign[1], text.slice(sign[0].length).trim(), kind);
  if (/^is\s+null$/i.test(text)) return testOf({ kind: 'null' });
  if (/^(?:is\s+)?not\s+null$/i.test(text)) return testOf({ kind: 'notNull' });
  if (/^in\b/i.test(text)) return checked(listTest(text.slice(2)), kind);
  if (/^(?:not\s+|!\s*)in\b/i.test(text))
    return mistake(l10n.t('Values are left out one at a time: write != and a value.'));
  if (text.startsWith('~')) return contains('contains', text.slice(1).trim(), true);
  if (text.startsWith('!')) return without(text.slice(1).trim(), kind);
  const stretch = isOrdered(kind) ? stretchTest(text) : undefined;
  if (stretch !== undefined) return checked(inOrder(stretch, kind), kind);
  // Of a moment a part is usual, as the month.
  return kind === 'temporal' ? contains('contains', text, false) : valueTest('equal', text, kind);
}

/** What is not to be: a value, or of a moment a part. */
function without(text: string, kind: CellKind): FilterReading {
  return kind === 'temporal' ? contains('notContains', text, false) : valueTest('notEqual', text, kind);
}

/** Nothing is equal to NULL in SQL, but what is meant is plain. */
function valueTest(sign: Comparison, text: string, kind: CellKind): FilterReading {
  const isNull = text.toLowerCase() === 'null';
  if (isNull && sign === 'equal') return testOf({ kind: 'null' });
  if (isNull && sign === 'notEqual') return testOf({ kind: 'notNull' });
  return checked(comparison(sign, text, kind), kind);
}

/** The test, unless a number in it is none: then how numbers are filtered. */
function checked(reading: FilterReading, kind: CellKind): FilterReading {
  if (kind !== 'number' || reading.kind !== 'test') return reading;
  const wrong = operandsOf(reading.test).find(text => !NUMBER.test(text));
  if (wrong === undefined) return reading;
  return mistake(l10n.t('“{0}” is no number. Write 5, > 5, 1..5, in 1, 2 or null.', wrong));
}

function operandsOf(test: CellTest): readonly string[] {
  if ('texts' in test) return test.texts.filter(text => text !== null);
  if ('from' in test) return [test.from, test.to];
  return 'text' in test ? [test.text] : [];
}

/** Numbers that were written the wrong way round mean what lies between them all the same. */
function inOrder(reading: FilterReading, kind: CellKind): FilterReading {
  if (kind !== 'number' || reading.kind !== 'test' || reading.test.kind !== 'between') return reading;
  const { from, to } = reading.test;
  return isGreater(from, to) ? testOf({ kind: 'between', from: to, to: from }) : reading;
}

/** Whole numbers of 64 bits differ where doubles do not. */
function isGreater(a: string, b: string): boolean {
  const areWhole = /^-?\d+$/.test(a) && /^-?\d+$/.test(b);
  return areWhole ? BigInt(a) > BigInt(b) : Number(a) > Number(b);
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

function isValued(kind: CellKind): boolean {
  return kind === 'number' || kind === 'temporal' || kind === 'boolean';
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

/** `1..5`, or `between 1 and 5` as in SQL. */
function stretchTest(text: string): FilterReading | undefined {
  const [, first, last] = /^between\s+(.+?)\s+and\s+(.+)$/i.exec(text) ?? /^(.*?)\.\.(.*)$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  // In `1...5` the third dot may be of either number.
  if (last.startsWith('.'))
    return mistake(l10n.t('Write two dots between the values, and numbers like 0.5 with their zero.'));
  const [from, to] = [first.trim(), last.trim()];
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
