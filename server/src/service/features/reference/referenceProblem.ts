import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import type { Dependency } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Span } from '../../text/span';
import { changeTo } from '../../text/changeTo';

/** A reference as it is written, in its project. */
export interface Written<T extends Dependency> {
  readonly of: T;
  readonly project: ProjectView;
}

export function problem(span: Span, code: string, message: string): Problem {
  return { span, severity: 'error', code, message };
}

/** A name that is not there, with the nearest that are. */
export function missing(span: Span, code: string, message: string, near: readonly string[]): Problem {
  const [first, ...others] = near.map(name => `"${name}"`);
  const hint =
    first === undefined
      ? message
      : others.length === 0
        ? l10n.t('{0} Did you mean {1}?', message, first)
        : l10n.t('{0} Did you mean {1}, or {2}?', message, first, others.join(', '));
  const replacements: readonly Replacement[] = near.map(name => changeTo(span, name));
  return { ...problem(span, code, hint), replacements };
}
