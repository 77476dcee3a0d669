import { basicHandshake } from './basicHandshake';
import type { Login, LoginMeans } from './login';
import { exchangeToken } from './oauth';
import { payloadHandshake } from './payloadHandshake';

/** Logs in as the options say. Rejects with a call's error or with a `Failure`. */
export async function logInAs(means: LoginMeans): Promise<Login> {
  const { credentials } = means.options;
  switch (credentials.kind) {
    case 'none':
      return { headers: {} };
    case 'token':
      return { headers: { authorization: ['Bearer', credentials.token.reveal()].join(' ') } };
    case 'password':
      return basicHandshake(means, credentials);
    case 'handshake':
      return payloadHandshake(means, credentials);
    case 'oauth':
      return exchangeToken(credentials, means);
  }
}
