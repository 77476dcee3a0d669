import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Login, LoginMeans } from './login';
import type { OAuthCredentials, OAuthGrant } from './oauthCredentials';

/** A token that is about to expire is not used for a call that may arrive too late. */
const EARLY_MS = 30_000;

/** Fetches an access token, which goes as `Bearer`. Rejects with a `Failure` that names the endpoint, never a token. */
export async function exchangeToken(credentials: OAuthCredentials, means: LoginMeans): Promise<Login> {
  const asked = Date.now();
  const answer = await post(credentials, means);
  const token: unknown = answer['access_token'];
  if (typeof token !== 'string' || token === '') throw refused(credentials, 'no access_token');
  const seconds = Number(answer['expires_in']);
  const expiresAt = seconds > 0 ? asked + Math.max(0, seconds * 1000 - EARLY_MS) : undefined;
  return { headers: { authorization: ['Bearer', token].join(' ') }, expiresAt };
}

async function post(credentials: OAuthCredentials, means: LoginMeans): Promise<Readonly<Record<string, unknown>>> {
  const request = means.options.fetch ?? fetch;
  let response: Response;
  try {
    response = await request(credentials.tokenEndpoint, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: formOf(credentials),
      signal: AbortSignal.timeout(means.timeoutMs),
    });
  } catch (error) {
    throw unreachable(credentials, error);
  }
  const answer: unknown = await response.json().catch(() => undefined);
  const fields: Readonly<Record<string, unknown>> = isRecord(answer) ? answer : {};
  if (response.ok) return fields;
  const reason = fields['error_description'] ?? fields['error'] ?? fields['errorMessage'];
  throw refused(credentials, typeof reason === 'string' ? reason : `HTTP ${response.status}`);
}

function formOf({ grant, scope }: OAuthCredentials): URLSearchParams {
  const form = new URLSearchParams(grantFields(grant));
  if (scope !== undefined) form.set('scope', scope);
  return form;
}

function grantFields(grant: OAuthGrant): Record<string, string> {
  switch (grant.kind) {
    case 'tokenExchange':
      return {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: grant.subject.token.reveal(),
        subject_token_type: grant.subject.type,
        ...(grant.actor === undefined
          ? {}
          : { actor_token: grant.actor.token.reveal(), actor_token_type: grant.actor.type }),
      };
    case 'clientCredentials':
      return {
        grant_type: 'client_credentials',
        client_id: grant.clientId,
        client_secret: grant.clientSecret.reveal(),
      };
    case 'refreshToken':
      return {
        grant_type: 'refresh_token',
        refresh_token: grant.refreshToken.reveal(),
        ...(grant.clientId === undefined ? {} : { client_id: grant.clientId }),
      };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function refused({ tokenEndpoint }: OAuthCredentials, reason: string): Failure {
  const message = l10n.t(
    '{0} gave no access token: {1}. Check the token that is exchanged, and that it has not expired.',
    tokenEndpoint,
    reason,
  );
  return new Failure('auth.rejected', message, { server: reason });
}

function unreachable({ tokenEndpoint }: OAuthCredentials, cause: unknown): Failure {
  const message = l10n.t(
    '{0} cannot be reached for an access token. Check the address and the network.',
    tokenEndpoint,
  );
  return new Failure('connection.refused', message, {}, cause);
}
