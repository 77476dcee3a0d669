import type { DremioAddress } from '@lakehouse/dremio';
import type { DremioTarget } from '@lakehouse/protocol';
import type { FlightPlace } from './flightPlace';
import type { ProfileLogin } from './profiles/dremioProfile';

/** A target of a project's profile. */
export interface ProfileOrigin {
  readonly kind: 'profile';
  readonly projectRoot: string;
  readonly file: string;
  readonly isDefault: boolean;
  readonly target: DremioTarget;
  /** The variable that dbt reads the secret from, if it reads one. */
  readonly secretVariable: string | undefined;
}

/** Where a connection comes from: a profile, or the user who added it by hand. */
export type ConnectionOrigin = ProfileOrigin | { readonly kind: 'added' };

/** A Dremio that can be used: where, as whom, and how it is called. Secrets that a profile holds ride along as `Secret`. */
export interface Connection {
  /** Stable over sessions: what was picked is remembered by it. */
  readonly id: string;
  /** `shop.dev`, or what the user called it. */
  readonly name: string;
  readonly address: DremioAddress;
  readonly verifySsl: boolean;
  readonly login: ProfileLogin;
  readonly flight: FlightPlace;
  readonly origin: ConnectionOrigin;
}

/** Where and as whom, for display: `ann@dremio.lan:9047`. */
export function connectionPlace(connection: Connection): string {
  const { address, login } = connection;
  const host = address.kind === 'cloud' ? address.host : `${address.host}:${address.port}`;
  return login.user === undefined ? host : `${login.user}@${host}`;
}
