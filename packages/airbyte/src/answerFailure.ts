import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { record, text } from './json';

/** The failure that an answer of a status other than 2xx stands for; Airbyte's own words ride in the sentence. */
export function answerFailure(status: number, body: unknown, origin: string): Failure {
  const words = airbyteWords(body);
  const fail = (code: ConstructorParameters<typeof Failure>[0], message: string): Failure =>
    new Failure(code, words === '' ? message : `${message} (${words})`, { airbyte: origin, status });
  switch (status) {
    case 401:
      return fail('auth.rejected', l10n.t('Airbyte at {0} wants a login: set its credentials.', origin));
    case 403:
      return fail('auth.forbidden', l10n.t('Airbyte at {0} does not allow this for your user.', origin));
    case 404:
      return fail('remote.notFound', l10n.t('Airbyte at {0} does not know what was asked for.', origin));
    case 409:
      return fail('sync.running', l10n.t('A sync of this connection is running already.'));
    case 423:
      return fail('sync.running', l10n.t('Airbyte is busy with this connection: wait for its sync to end.'));
    case 429:
    case 503:
      return fail('remote.busy', l10n.t('Airbyte at {0} has too much to do now. Try again in a moment.', origin));
    default:
      return fail('remote.rejected', l10n.t('Airbyte at {0} answered with status {1}.', origin, status));
  }
}

/** Known errors have `message`, problems `title` and `detail`, the framework's own `_embedded.errors`. */
function airbyteWords(body: unknown): string {
  const problem = record(body);
  const embedded = record(problem['_embedded'])['errors'];
  const inner: unknown = Array.isArray(embedded) ? embedded[0] : undefined;
  return (
    text(record(inner)['message']) ??
    text(problem['detail']) ??
    text(problem['message']) ??
    text(problem['title']) ??
    ''
  );
}
