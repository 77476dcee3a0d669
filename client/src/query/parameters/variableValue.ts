import type { CompileVars } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';

/** What a typed text is as a variable of dbt, read as YAML reads a plain value: a number, a truth value, or a text. */
export function variableValue(typed: string): CompileVars[string] {
  const trimmed = typed.trim();
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  const number = Number(trimmed);
  // A number whose digits JavaScript would not keep stays the text that it is.
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(trimmed) && String(number) === trimmed) return number;
  return /^'.*'$|^".*"$/s.test(trimmed) && trimmed.length > 1 ? trimmed.slice(1, -1) : typed;
}

/** What a typed text is taken for, for the line below the input. */
export function variableText(typed: string): string {
  const value = variableValue(typed);
  if (typeof value === 'number') return l10n.t('A number: {0}', value);
  if (typeof value === 'boolean') return l10n.t('A truth value: {0}', String(value));
  return l10n.t('A text: {0}', value);
}
