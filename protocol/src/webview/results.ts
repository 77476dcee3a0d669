import type { Call } from '../calls';
import { count, nothing, record, text, type ParamDecoders } from '../decoders';
import type { ResultWindow, WindowRequest } from '../query/columns';
import type { QueryProgress } from '../query/progress';

/** One result as the panel shows it. */
export interface ResultTab {
  readonly resultId: string;
  readonly title: string;
  /** The statement as it was sent. */
  readonly sql: string;
  /** Name of the connection, and whether rows come over Flight or, slower, over REST. */
  readonly connection: string;
  readonly transport: 'flight' | 'rest';
  readonly progress: QueryProgress;
  /** What the user should know of how it was made, on one line. */
  readonly note?: string;
}

/** What the results panel asks of the host. */
export interface ResultsCalls {
  'results/fetchWindow': Call<{ readonly resultId: string } & WindowRequest, ResultWindow>;
  'results/cancel': Call<{ readonly resultId: string }, Record<string, never>>;
  'results/close': Call<{ readonly resultId: string }, Record<string, never>>;
  'results/select': Call<{ readonly resultId: string }, Record<string, never>>;
  /** Puts text on the clipboard; a webview may not by itself. */
  'results/copy': Call<{ readonly text: string }, Record<string, never>>;
  /** Goes to the place of the source that a failed query's error names. */
  'results/showError': Call<{ readonly resultId: string }, Record<string, never>>;
  /** The panel is ready for news; the answer is what there is to show. */
  'results/ready': Call<Record<string, never>, ResultsState>;
}

/** Checks what the results panel sends. */
export const resultsParams: ParamDecoders<ResultsCalls> = {
  'results/fetchWindow': record({
    resultId: text,
    rowStart: count,
    rowCount: count,
    columnStart: count,
    columnCount: count,
  }),
  'results/cancel': record({ resultId: text }),
  'results/close': record({ resultId: text }),
  'results/select': record({ resultId: text }),
  'results/copy': record({ text }),
  'results/showError': record({ resultId: text }),
  'results/ready': nothing,
};

/** All that the panel shows, but for the rows. */
export interface ResultsState {
  readonly tabs: readonly ResultTab[];
  readonly selected: string | undefined;
}

/** What the host tells the results panel. */
export interface ResultsNews {
  'results/changed': ResultsState;
  'results/progress': QueryProgress;
}
