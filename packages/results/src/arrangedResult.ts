import { Buffer } from 'node:buffer';
import type { Arrangement } from './arrange/arrangement';
import { arrangeRows } from './arrange/arrangeRows';
import { roomOfArranged, roomToArrange } from './arrange/roomToArrange';
import { RowView } from './arrange/rowView';
import { type ChangeRequest, nextChange, type NextChange } from './compare/nextChange';
import type { RowChanges } from './compare/rowChanges';
import { type ClipboardFormat, type CopiedCells, copyText } from './copy/copyText';
import type { FindRequest, Found, PartialFound } from './find/find';
import { Finder } from './find/finder';
import type { ColumnProfile, PartialProfile } from './profile/columnProfile';
import { profileColumn } from './profile/profileColumn';
import { roomForProfile } from './profile/roomForProfile';
import type { Report } from './scan/partialAnswers';
import { inSlices } from './scan/steps';
import type { Reservation } from './spill/reservation';
import type { ResultStore } from './store/resultStore';
import { type Cell, cutLongTexts, type ResultWindow, type WindowRequest } from './store/window';
import { type CellRange, type RangeSummary, summarizeRanges } from './summarize/summarizeRanges';

/** The whole value of one cell, which a window may have cut. */
export interface CellValue {
  readonly text: Cell;
  /** Bytes of a binary cell, as base64. */
  readonly base64?: string;
}

/**
 * A result as it is looked at: what may be asked of its rows in the order in which they are shown. Long work is done
 * in slices, ends with `query.cancelled` when its signal is aborted, and may run beside other work.
 */
export class ArrangedResult {
  readonly store: ResultStore;
  readonly #changes: RowChanges | undefined;
  #view: RowView;
  /** What the rows are arranged by, and how many there were then; absent for their own order. */
  #shown: { readonly arrangement: string; readonly of: number } | undefined;
  #finder: Finder | undefined;
  /** What the order of the view takes. */
  #room: Reservation | undefined;
  #isGone = false;

  /** @param changes How the rows differ, when the result is a comparison. */
  constructor(store: ResultStore, changes?: RowChanges) {
    this.store = store;
    this.#changes = changes;
    this.#view = new RowView(store);
  }

  /** The rows as they are shown now; a later arrangement does not change it. */
  get view(): RowView {
    return this.#view;
  }

  /** Sorts and filters what has arrived; shown once it is done. @throws Failure `query.badFilter`. */
  async arrange(arrangement: Arrangement, signal?: AbortSignal): Promise<{ readonly rows: number }> {
    const isNatural = arrangement.sort.length === 0 && arrangement.filters.length === 0;
    const wanted = { arrangement: JSON.stringify([arrangement.sort, arrangement.filters]), of: this.store.rows };
    // To ask for what is shown is how a longer wish is given up: it takes no time.
    const isShown = wanted.arrangement === this.#shown?.arrangement && wanted.of === this.#shown.of;
    if (isShown) return { rows: this.#view.length };
    const room = await this.store.reserve(roomToArrange(this.store, arrangement), signal);
    try {
      const arranged = isNatural ? undefined : await inSlices(arrangeRows(this.store, arrangement), signal);
      this.#show(new RowView(this.store, arranged), room, roomOfArranged(arranged));
    } catch (error) {
      room.dispose();
      throw error;
    }
    this.#shown = isNatural ? undefined : wanted;
    return { rows: this.#view.length };
  }

  #show(view: RowView, room: Reservation, bytes: number): void {
    this.#view = view;
    this.#room?.dispose();
    this.#room = room;
    room.resize(this.#isGone ? 0 : bytes);
  }

  /** The cells of a window. Takes time with the window's size alone, however large the result. */
  window({ rowStart, rowCount, columnStart, columnCount }: WindowRequest): ResultWindow {
    const end = Math.min(columnStart + columnCount, this.store.columns.length);
    const columns = Array.from({ length: Math.max(0, end - columnStart) }, (_, i) => columnStart + i);
    const places = this.#view.rows(rowStart, rowStart + rowCount);
    const rows = this.store.cells(places, columns);
    const changes = this.#changes?.of(places, columns, rows);
    const cut = cutLongTexts(rows);
    return {
      rowStart,
      columnStart,
      rows,
      ...(cut.length === 0 ? {} : { cut }),
      ...(changes === undefined ? {} : { changes }),
    };
  }

  /** Lets go of the rows, in memory and on the disk; resolves once nothing of them is there any more. */
  async dispose(): Promise<void> {
    this.#isGone = true;
    this.#room?.dispose();
    await Promise.all([this.store.dispose(), this.#changes?.dispose()]);
  }

  /** The next row that differs, of a comparison; of any other result none does. */
  async nextChange(request: ChangeRequest, signal?: AbortSignal): Promise<NextChange> {
    const changes = this.#changes;
    if (changes === undefined) return { columns: [] };
    const row = await inSlices(
      nextChange(this.#view, each => changes.differs(each), request),
      signal,
    );
    if (row === undefined) return { columns: [] };
    const columnCount = this.store.columns.length;
    const [change] = this.window({ rowStart: row, rowCount: 1, columnStart: 0, columnCount }).changes ?? [];
    return { row, columns: change?.before.map(({ column }) => column) ?? [] };
  }

  /**
   * The next hit. @param report Is told the hit at once, and how the counting goes, which then goes on to the end;
   * without it counting is given up after a while.
   */
  async find(request: FindRequest, signal?: AbortSignal, report?: Report<PartialFound>): Promise<Found> {
    if (this.#finder?.isFor(this.#view, request) !== true) this.#finder = new Finder(this.#view, request);
    return await inSlices(this.#finder.find(request, report), signal);
  }

  /** What a column holds. @param report Is told what is known of the rows that have been looked at. */
  async profile(column: number, signal?: AbortSignal, report?: Report<PartialProfile>): Promise<ColumnProfile> {
    const view = this.#view;
    const room = await this.store.reserve(roomForProfile(view, column), signal);
    try {
      return await inSlices(profileColumn(view, column, report), signal);
    } finally {
      room.dispose();
    }
  }

  async summarize(ranges: readonly CellRange[], signal?: AbortSignal): Promise<RangeSummary> {
    return await inSlices(summarizeRanges(this.#view, ranges), signal);
  }

  /** @throws Failure `query.tooLarge` beyond 50 MB. */
  async copyText(
    range: CopiedCells,
    format: ClipboardFormat,
    signal?: AbortSignal,
  ): Promise<{ readonly text: string }> {
    return { text: await inSlices(copyText(this.#view, range, format), signal) };
  }

  cell(row: number, column: number): CellValue {
    const text = this.store.cells(this.#view.rows(row, row + 1), [column])[0]?.[0] ?? null;
    if (text === null || this.store.columns[column]?.kind !== 'binary') return { text };
    return { text, base64: Buffer.from(text, 'hex').toString('base64') };
  }
}
