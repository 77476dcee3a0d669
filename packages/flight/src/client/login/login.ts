import type { Channel } from '../../channel/channel';
import type { Metadata, MetadataValue } from '../../channel/metadata';
import type { FlightClientOptions } from '../flightClientOptions';

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
