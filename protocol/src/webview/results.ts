import type { Call } from '../calls';
import { count, flag, list, nothing, oneOf, record, text, withOptional, type ParamDecoders } from '../decoders';
import type { ClipboardFormat, CopiedCells, ResultOperations } from '../query/operations';
import { cellRange, columnFilter, copiedCells, longOperation, place, sortKey } from '../query/operationDecoders';
import type { PartialAnswer } from '../query/partialAnswers';
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
  /** A pinned tab is neither taken by the next run of its statement nor closed to make room. */
  readonly pinned?: boolean;
  /** Rows after which reading stops; absent for none. */
  readonly rowLimit?: number;
  /** Names of the reflections that Dremio answered from; absent while that is not known. */
  readonly reflections?: readonly string[];
  /** Whether Dremio has a page about its job. */
  readonly hasJob?: boolean;
  /** What it compares, when it is a comparison of two results. */
  readonly compares?: { readonly left: string; readonly right: string; readonly keys: readonly string[] };
  /** What the user should know of how it was made, on one line. */
  readonly note?: string;
}

type OfTab<P = unknown> = P & { readonly resultId: string };
type Done = Record<string, never>;
type OperationsInPanel = {
  [M in Exclude<keyof ResultOperations, 'copyText'> as `results/${M}`]: ResultOperations[M];
};

/** What the results panel asks of the host. */
export interface ResultsCalls extends OperationsInPanel {
  'results/cancel': Call<OfTab, Done>;
  'results/close': Call<OfTab, Done>;
  'results/select': Call<OfTab, Done>;
  'results/pin': Call<OfTab<{ readonly pinned: boolean }>, Done>;
  /** Gives the tab another title; an empty one brings its own back. */
  'results/rename': Call<OfTab<{ readonly title: string }>, Done>;
  /** Runs the statement again; without its row limit when `all`. */
  'results/rerun': Call<OfTab<{ readonly all: boolean }>, Done>;
  /** Asks for format and file, and writes these columns of the arranged rows. */
  'results/export': Call<OfTab<{ readonly columns: readonly number[] }>, Done>;
  /** Asks with which result to compare and by which keys. */
  'results/compare': Call<OfTab, Done>;
  /** Opens Dremio's page about the job. */
  'results/openJob': Call<OfTab, Done>;
  /** Puts text on the clipboard; a webview may not by itself. */
  'results/copy': Call<{ readonly text: string }, Done>;
  /** Puts cells on the clipboard, however many of them the panel has at hand. */
  'results/copyRange': Call<OfTab<{ readonly range: CopiedCells; readonly format: ClipboardFormat }>, Done>;
  /** Opens the whole text of a cell in an editor. */
  'results/openCell': Call<OfTab<{ readonly row: number; readonly column: number }>, Done>;
  /** Goes to the place of the source that a failed query's error names. */
  'results/showError': Call<OfTab, Done>;
  /** The panel is ready for news; the answer is what there is to show. */
  'results/ready': Call<Record<string, never>, ResultsState>;
}

const tab = record<OfTab>({ resultId: text });
const format = oneOf<ClipboardFormat>('tsv', 'tsvWithHeaders', 'csv', 'json', 'markdown', 'sql');

/** Checks what the results panel sends. */
export const resultsParams: ParamDecoders<ResultsCalls> = {
  'results/window': record({
    resultId: text,
    rowStart: count,
    rowCount: count,
    columnStart: count,
    columnCount: count,
  }),
  'results/arrange': record({ resultId: text, sort: list(sortKey), filters: list(columnFilter) }),
  'results/find': withOptional(
    record({ resultId: text, text, caseSensitive: flag, columns: list(count), from: place, backwards: flag }),
    { token: count },
  ),
  'results/profile': withOptional(record({ resultId: text, column: count, purpose: oneOf('pane', 'header') }), {
    token: count,
  }),
  'results/nextChange': withOptional(record({ resultId: text, backwards: flag }), { row: count }),
  'results/summarize': record({ resultId: text, ranges: list(cellRange) }),
  'results/cell': record({ resultId: text, row: count, column: count }),
  'results/stop': record({ resultId: text, operation: longOperation }),
  'results/cancel': tab,
  'results/close': tab,
  'results/select': tab,
  'results/pin': record({ resultId: text, pinned: flag }),
  'results/rename': record({ resultId: text, title: text }),
  'results/rerun': record({ resultId: text, all: flag }),
  'results/export': record({ resultId: text, columns: list(count) }),
  'results/compare': tab,
  'results/openJob': tab,
  'results/copy': record({ text }),
  'results/copyRange': record({ resultId: text, range: copiedCells, format }),
  'results/openCell': record({ resultId: text, row: count, column: count }),
  'results/showError': tab,
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
  /** How an operation stands that asked for partial answers. */
  'results/partial': PartialAnswer;
}
