import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** The error for a value whose text is longer than the engine's longest. */
export function tooLong(cause?: unknown): Failure {
  const message = l10n.t('A value of this result is too long to be shown. Take a part of it in the query.');
  return new Failure('query.tooLarge', message, {}, cause);
}
