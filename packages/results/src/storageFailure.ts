import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** What the system says when there is no room. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What went wrong with a file, as something that the user can do something about. */
export function storageFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) {
    const text = l10n.t('There is no room left on the disk. Make room there, then try again.');
    return new Failure('storage.full', text, { reason }, error);
  }
  const text = l10n.t('The file cannot be written: {0}. Choose another place.', reason);
  return new Failure('storage.failed', text, { reason }, error);
}
