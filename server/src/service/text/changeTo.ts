import * as l10n from '@vscode/l10n';
import type { Replacement } from '../answers/problem';
import type { Span } from './span';

/** The fix that writes another text in the place of what is wrong. */
export function changeTo(span: Span, text: string): Replacement {
  return { title: l10n.t('Change to "{0}"', text), span, text };
}
