import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** The one error that decoding throws, whatever the bytes: `connection.protocol`, with the reason in the detail. */
export function wireFailure(reason: string): Failure {
  const message = l10n.t(
    'The other side sent a message that cannot be read ({0}). Check that the address is an Arrow Flight service.',
    reason,
  );
  return new Failure('connection.protocol', message, { reason });
}
