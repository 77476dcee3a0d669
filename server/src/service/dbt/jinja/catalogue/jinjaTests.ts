import * as l10n from '@vscode/l10n';
import { builtin, type Builtin } from './builtin';

const PAGE = 'https://jinja.palletsprojects.com/en/stable/templates/#jinja-tests.';

/** A test of Jinja; what is tested is no parameter. */
function test(signature: string, documentation: () => string): Builtin {
  return builtin(signature, documentation, PAGE + (/^\w+/.exec(signature)?.[0] ?? ''));
}

/** Tests, which stand behind `is` and `is not`. */
export const JINJA_TESTS: readonly Builtin[] = [
  test('defined', () => l10n.t('There is such a name.')),
  test('undefined', () => l10n.t('There is no such name.')),
  test('none', () => l10n.t('It is none.')),
  test('string', () => l10n.t('It is a text.')),
  test('number', () => l10n.t('It is a number.')),
  test('integer', () => l10n.t('It is a whole number.')),
  test('float', () => l10n.t('It is a floating number.')),
  test('boolean', () => l10n.t('It is true or false.')),
  test('true', () => l10n.t('It is true.')),
  test('false', () => l10n.t('It is false.')),
  test('mapping', () => l10n.t('It is a map.')),
  test('sequence', () => l10n.t('It is a list or a text.')),
  test('iterable', () => l10n.t('A loop can go through it.')),
  test('callable', () => l10n.t('It can be called.')),
  test('in(seq)', () => l10n.t('It is among the items.')),
  test('eq(value)', () => l10n.t('It is the same.')),
  test('equalto(value)', () => l10n.t('It is the same.')),
  test('ne(value)', () => l10n.t('It is another.')),
  test('lt(value)', () => l10n.t('It is less.')),
  test('lessthan(value)', () => l10n.t('It is less.')),
  test('le(value)', () => l10n.t('It is less, or the same.')),
  test('gt(value)', () => l10n.t('It is more.')),
  test('greaterthan(value)', () => l10n.t('It is more.')),
  test('ge(value)', () => l10n.t('It is more, or the same.')),
  test('even', () => l10n.t('It is an even number.')),
  test('odd', () => l10n.t('It is an odd number.')),
  test('divisibleby(num)', () => l10n.t('It can be divided by a number.')),
  test('lower', () => l10n.t('It is in small letters.')),
  test('upper', () => l10n.t('It is in large letters.')),
  test('sameas(other)', () => l10n.t('It is the very same object.')),
  test('escaped', () => l10n.t('It is escaped for HTML.')),
  test('filter', () => l10n.t('There is a filter of this name.')),
  test('test', () => l10n.t('There is a test of this name.')),
];
