import type { Secret } from '@lakehouse/base';
import type { OAuthCredentials } from './login/oauthCredentials';

/** As whom the client speaks. */
export type FlightCredentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: Secret }
  /** A personal access token, or any other token that goes as `Bearer`. */
  | { readonly kind: 'token'; readonly token: Secret }
  /** As `password`, for servers of the first days of Flight: a handshake's payload brings it, `auth-token-bin` the token. */
  | { readonly kind: 'handshake'; readonly user: string; readonly password: Secret }
  /** An access token of an OAuth server, fetched anew when it runs out. */
  | OAuthCredentials
  /** For servers that ask for no login. */
  | { readonly kind: 'none' };

/** How the server's certificate is judged. */
export interface FlightTls {
  /** PEM text of authorities to trust beside those of Node and of the operating system. */
  readonly ca?: string | undefined;
  /** PEM text of this side's certificate, for a server that wants one (mTLS). */
  readonly cert?: string | undefined;
  /** PEM text of the key of `cert`, which may be encrypted. */
  readonly key?: string | undefined;
  /** What an encrypted `key` is read with. */
  readonly passphrase?: Secret | undefined;
  /** Accepts any certificate. Anyone on the way can then read and change everything: only when the user asked for it. */
  readonly insecure?: boolean | undefined;
}

/** How SQL is put into a descriptor: Dremio's plain text, or Flight SQL's command. */
export type StatementForm = 'dremio' | 'flightSql';

export interface FlightClientOptions {
  readonly host: string;
  readonly port: number;
  /** A server of this machine that listens on a Unix socket: its path, in place of host and port. Plaintext only. */
  readonly socketPath?: string | undefined;
  readonly credentials: FlightCredentials;
  /** Absent for plaintext. */
  readonly tls?: FlightTls | undefined;
  /** CONNECT proxy as `http[s]://[user:password@]host:port`; the environment's proxies are not looked at. */
  readonly proxy?: string | undefined;
  /** Hosts that are reached without the proxy: `host`, `.domain`, `host:port`, `10.0.0.0/8` or `*`. */
  readonly noProxy?: readonly string[] | undefined;
  /** Dremio Cloud's project, set as a session option after login. */
  readonly projectId?: string | undefined;
  /** Absent: Dremio's is tried first, and the form that a server took is kept. */
  readonly form?: StatementForm | undefined;
  /** Told of the headers and the trailers of every answer, of refusals too; names are in lower case. */
  readonly onHeaders?: ((headers: ReadonlyMap<string, readonly (string | Uint8Array)[]>) => void) | undefined;
  /**
   * How OAuth's token endpoint is asked, and an HTTP server for a file that an endpoint names as its location, where
   * proxies or authorities of your own must be heeded. Default: Node's `fetch`.
   */
  readonly fetch?: typeof fetch | undefined;
  /** Headers sent with every call; Dremio takes `schema`, `routing_tag`, `routing_queue` this way. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Endpoints of one result that are read at a time. Default 4; one reads them one after another. */
  readonly parallelEndpoints?: number | undefined;
  /**
   * Whether another server may be contacted, which an endpoint names as its location, or to which an HTTP server points
   * for a file. A Flight server is shown the same login, an HTTP server (`http://`, `https://`) none, so ask the user.
   * Asked once for each location; absent for never: then such an endpoint is read from the server that was asked.
   */
  readonly mayContact?: ((location: string) => Promise<boolean>) | undefined;
  /** Milliseconds for connecting and logging in. Default 20,000. */
  readonly loginMs?: number | undefined;
  /** Milliseconds in which a server has to plan a query. Default 300,000; reading the rows has no limit. */
  readonly planMs?: number | undefined;
}
