import type { CellKind } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { MenuEntry } from '../menu/menu';
import { filterText, readFilter } from './filterText';

/** Signs that may stand before a value. */
const SIGN = /^(?:!=|<>|<=|>=|[≠≤≥<>=!~]|in\b)\s*/i;

interface Operator {
  readonly label: string;
  /** What the filter's text becomes; an absent operand is left to the user to write. */
  readonly text: (operand: string) => string;
  /** Whether the text is complete, so that it takes effect at once. */
  readonly isWhole?: boolean;
}

/** The ways to filter a column, and the way out; `choose` gets the text for the input. */
export function operatorEntries(
  kind: CellKind,
  text: string,
  choose: (text: string, isWhole: boolean) => void,
): readonly MenuEntry[] {
  const operand = operandOf(text, kind);
  const lines = operatorsOf(kind).map(operator => ({
    label: operator.label,
    run: () => choose(operator.text(operand), operator.isWhole === true || operand !== ''),
  }));
  return [...lines, 'line', { label: l10n.t('Clear Filter'), isDisabled: text === '', run: () => choose('', true) }];
}

/** What a text compares with: the first value of a stretch, all of a list; what stands behind the sign of a mistake. */
function operandOf(text: string, kind: CellKind): string {
  const reading = readFilter(text, kind);
  if (reading.kind !== 'test') return text.trim().replace(SIGN, '');
  const { test } = reading;
  if ('text' in test) return test.text;
  if ('from' in test) return test.from;
  return 'texts' in test ? filterText(test).replace(/^in /, '') : '';
}

/** Examples of what may be written in the filter of a column. */
export function filterExamples(kind: CellKind): string {
  switch (kind) {
    case 'number':
      return l10n.t('5, > 5, 1..5, in 1, 2, null or !null');
    case 'temporal':
      return l10n.t('2026-11, >= 2026-11-24, 2026-11-01..2026-11-30, null or !null');
    case 'boolean':
      return l10n.t('true, false, null or !null');
    default:
      return l10n.t('text, !text, = text, in a, b, null or !null');
  }
}

function operatorsOf(kind: CellKind): readonly Operator[] {
  const nulls: readonly Operator[] = [
    { label: l10n.t('Is NULL'), text: () => 'null', isWhole: true },
    { label: l10n.t('Is not NULL'), text: () => '!null', isWhole: true },
  ];
  const equals: readonly Operator[] = [
    { label: l10n.t('Equals'), text: operand => `= ${operand}` },
    { label: l10n.t('Does not equal'), text: operand => `!= ${operand}` },
  ];
  if (kind === 'number' || kind === 'temporal') return [...equals, ...ordered(), ...nulls];
  if (kind === 'boolean')
    return [
      { label: l10n.t('Is true'), text: () => 'true', isWhole: true },
      { label: l10n.t('Is false'), text: () => 'false', isWhole: true },
      ...nulls,
    ];
  const texts: readonly Operator[] = [
    { label: l10n.t('Contains'), text: operand => operand },
    { label: l10n.t('Contains, with case'), text: operand => `~ ${operand}` },
    { label: l10n.t('Does not contain'), text: operand => `! ${operand}` },
  ];
  return kind === 'text' ? [...texts, ...equals, oneOf(), ...nulls] : [...texts, ...nulls];
}

function ordered(): readonly Operator[] {
  return [
    { label: l10n.t('Greater than'), text: operand => `> ${operand}` },
    { label: l10n.t('Less than'), text: operand => `< ${operand}` },
    { label: l10n.t('Between'), text: operand => `${operand}..` },
    oneOf(),
  ];
}

function oneOf(): Operator {
  return { label: l10n.t('One of'), text: operand => `in ${operand}` };
}
