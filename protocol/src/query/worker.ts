import type { Call } from '../calls';
import type { ResultWindow, WindowRequest } from './columns';
import type { QueryProgress } from './progress';

/** Where and as whom the worker connects over Flight. Values, not handles: the worker is another thread. */
export interface FlightEndpoint {
  readonly host: string;
  readonly port: number;
  /** Absent for plaintext. */
  readonly tls?: {
    /** PEM text of extra authorities; absent for the system's own. */
    readonly ca?: string;
    /** Accepts any certificate; only when the user asked for it. */
    readonly insecure: boolean;
  };
  readonly credentials:
    | { readonly kind: 'password'; readonly user: string; readonly password: string }
    | { readonly kind: 'token'; readonly token: string };
  /** CONNECT proxy as a URL, or absent. */
  readonly proxy?: string;
  /** Dremio Cloud's project, set as a session option; absent on Software. */
  readonly projectId?: string;
}

export interface StartQuery {
  readonly resultId: string;
  readonly endpoint: FlightEndpoint;
  readonly sql: string;
  /** Rows after which the query is stopped and `truncated` is set; absent for none. */
  readonly rowLimit?: number;
}

/** What the extension host asks of the query worker. */
export interface QueryWorkerCalls {
  /** Logs in and asks for `SELECT 1`; the result is how long it took. */
  'query/test': Call<{ readonly endpoint: FlightEndpoint }, { readonly elapsedMs: number }>;
  /** Starts a query; progress comes as news. Resolves once it is under way. */
  'query/start': Call<StartQuery, { readonly resultId: string }>;
  'query/window': Call<{ readonly resultId: string } & WindowRequest, ResultWindow>;
  /** Stops the query on both sides; rows that arrived stay. */
  'query/cancel': Call<{ readonly resultId: string }, Record<string, never>>;
  /** Lets go of the rows. */
  'query/release': Call<{ readonly resultId: string }, Record<string, never>>;
}

/** What the query worker tells the extension host. */
export interface QueryWorkerNews {
  'query/progress': QueryProgress;
}
