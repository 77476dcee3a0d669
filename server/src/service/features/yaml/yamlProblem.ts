import * as l10n from '@vscode/l10n';
import type { Problem, Replacement, Severity } from '../../answers/problem';
import type { Span } from '../../text/span';
import { changeTo } from '../../text/changeTo';

export function problem(span: Span, severity: Severity, code: string, message: string): Problem {
  return { span, severity, code, message };
}

/** A problem with the names that were likely meant. */
export function withNames(found: Problem, near: readonly string[]): Problem {
  const [first] = near;
  if (first === undefined) return found;
  const { span } = found;
  const replacements: readonly Replacement[] = near.map(text => changeTo(span, text));
  return { ...found, message: l10n.t('{0} Did you mean "{1}"?', found.message, first), replacements };
}
