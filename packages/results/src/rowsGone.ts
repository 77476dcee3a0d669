import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** What ends work that outlives the rows of its result. */
export function rowsGone(): Failure {
  return new Failure('connection.lost', l10n.t('The rows of this result are gone. Run the query again.'));
}
