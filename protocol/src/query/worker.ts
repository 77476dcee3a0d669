import type { Call } from '../calls';
import type { Cell, ResultColumn } from './columns';
import type { CompareRequest, ExportProgress, ExportRequest, ResultOperations } from './operations';
import type { PartialAnswer } from './partialAnswers';
import type { QueryProgress, QueryState } from './progress';

/** What the host starts the worker with, as its `workerData`. */
export interface QueryWorkerStart {
  /** Texts of the user's language by their English original; absent for English. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Bytes of rows that all results together may hold in memory before they go to files. */
  readonly memoryBudget: number;
  /** Folder for such files; made when it is needed. Another window may use it at the same time. */
  readonly spillFolder: string;
}

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
    /** PEM texts of a client's certificate and its key, for servers that ask for one; both or neither. */
    readonly cert?: string;
    readonly key?: string;
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

type OperationsOnWorker = { [M in keyof ResultOperations as `query/${M}`]: ResultOperations[M] };

/** What the extension host asks of the query worker. */
export interface QueryWorkerCalls extends OperationsOnWorker {
  /** Sets how many bytes of rows may be held in memory, from now on. */
  'query/configure': Call<Pick<QueryWorkerStart, 'memoryBudget'>, Record<string, never>>;
  /** Logs in and asks for `SELECT 1`; the result is how long it took. */
  'query/test': Call<{ readonly endpoint: FlightEndpoint }, { readonly elapsedMs: number }>;
  /** Starts a query; progress comes as news. Resolves once it is under way. */
  'query/start': Call<StartQuery, { readonly resultId: string }>;
  /** Begins a result whose rows the host brings itself, as those that come over REST. */
  'query/open': Call<{ readonly resultId: string; readonly columns: readonly ResultColumn[] }, Record<string, never>>;
  /** Brings rows, each with a cell for every column; binary cells are base64, nested ones JSON. */
  'query/append': Call<
    { readonly resultId: string; readonly rows: readonly (readonly Cell[])[] },
    Record<string, never>
  >;
  /** No rows come any more. The host tells how such a result stands; the worker's own reports of it are not shown. */
  'query/finish': Call<
    { readonly resultId: string; readonly state: QueryState; readonly truncated: boolean },
    Record<string, never>
  >;
  /** Resolves when the file stands at its path. A file that was there is replaced then, not before. */
  'query/export': Call<ExportRequest, { readonly rows: number; readonly bytes: number }>;
  /** Ends an export; nothing stays on disk. */
  'query/cancelExport': Call<{ readonly exportId: string }, Record<string, never>>;
  /** Resolves once both results are being read; how it goes comes as the progress of the new result. */
  'query/compare': Call<CompareRequest, { readonly resultId: string }>;
  /** Stops the query on both sides; rows that arrived stay. */
  'query/cancel': Call<{ readonly resultId: string }, Record<string, never>>;
  /** Lets go of the rows. */
  'query/release': Call<{ readonly resultId: string }, Record<string, never>>;
}

/** What the query worker tells the extension host. */
export interface QueryWorkerNews {
  'query/progress': QueryProgress;
  'query/exportProgress': ExportProgress;
  'query/partial': PartialAnswer;
}
