import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { HttpAnswer } from './transport';

/** The failure that an answer of a status other than 2xx stands for; Dremio's own words ride in the sentence. */
export function answerFailure(answer: HttpAnswer, origin: string): Failure {
  const words = dremioWords(answer);
  const detail = {
    origin,
    status: answer.status,
    ...(answer.retryAfter === undefined ? {} : { retryAfter: answer.retryAfter }),
  };
  const fail = (code: ConstructorParameters<typeof Failure>[0], message: string): Failure =>
    new Failure(code, words === '' ? message : `${message} (${words})`, detail);
  if (answer.status >= 300 && answer.status < 400)
    return fail(
      'remote.rejected',
      l10n.t(
        '{0} sends on to {1}. Credentials are not sent there: put the right host and port into the connection.',
        origin,
        answer.location ?? l10n.t('another address'),
      ),
    );
  switch (answer.status) {
    case 401:
      return fail('auth.rejected', l10n.t('Dremio at {0} rejected the user or the password.', origin));
    case 403:
      return fail(
        'auth.forbidden',
        l10n.t('Dremio at {0} does not allow this for your user: ask an administrator.', origin),
      );
    case 404:
      return fail('remote.notFound', l10n.t('Dremio at {0} does not know what was asked for.', origin));
    case 429:
    case 503:
      return fail(
        'remote.busy',
        l10n.t('Dremio at {0} has too much to do now. Wait a little, then try again.', origin),
      );
    default:
      return fail('remote.rejected', l10n.t('Dremio at {0} answered with status {1}.', origin, answer.status));
  }
}

function dremioWords(answer: HttpAnswer): string {
  if (!answer.isJson) return '';
  try {
    const value: unknown = JSON.parse(answer.text);
    const field = (name: string): string => {
      const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
      return typeof found === 'string' ? found : '';
    };
    return [field('errorMessage'), field('moreInfo')].filter(text => text !== '').join(' ');
  } catch {
    return ''; // A proxy's half page that calls itself JSON says nothing worth showing.
  }
}
