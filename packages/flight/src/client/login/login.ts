import type { Channel } from '../../channel/channel';
import type { Metadata, MetadataValue } from '../../channel/metadata';
import type { FlightClientOptions } from '../flightClientOptions';
import { basicHandshake } from './basicHandshake';
import { exchangeToken } from './oauth';
import { payloadHandshake } from './payloadHandshake';

/** What a login gave: what every call carries from now on. */
export interface Login {
  readonly headers: Readonly<Record<string, MetadataValue>>;
  /** Milliseconds since 1970 after which the server will refuse it; absent where nobody knows. */
  readonly expiresAt?: number | undefined;
}

/** What it takes to log in. */
export interface LoginMeans {
  readonly channel: Channel;
  readonly options: FlightClientOptions;
  readonly timeoutMs: number;
  /** Told of the answers' headers: cookies come with a login too. */
  readonly heard: (metadata: Metadata) => void;
}

/** Logs in as the options say. Rejects with a call's error or with a `Failure`. */
export async function logIn(means: LoginMeans): Promise<Login> {
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
