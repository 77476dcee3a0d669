import type { CellKind, CellTest } from '@lakehouse/protocol';
import { withTest } from '../arrange/arrangement';
import type { Arranger } from '../arrange/arranger';
import { filterText, readFilter } from './filterText';

/** The inputs below the headers: what is written in them, by column of the result, and what is wrong with it. */
export class FilterRow {
  readonly #arranger: Arranger;
  readonly #changed: () => void;
  readonly #texts = new Map<number, string>();
  readonly #mistakes = new Map<number, string>();
  #isShown: boolean;
  #focused: number | undefined;

  constructor(arranger: Arranger, changed: () => void, isShown: boolean) {
    this.#arranger = arranger;
    this.#changed = changed;
    this.#isShown = isShown;
    for (const { column, test } of arranger.wanted.filters) this.#texts.set(column, filterText(test));
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  show(): void {
    this.#isShown = true;
    this.#changed();
  }

  /** Shows the inputs, and wants the keyboard to be in that of a column as soon as it is drawn. */
  showFor(column: number): void {
    this.#focused = column;
    this.show();
  }

  /** Whether the keyboard is to be in the input of a column. */
  isFocusWanted(column: number): boolean {
    return this.#focused === column;
  }

  /** An input has the keyboard now. */
  gotFocus(): void {
    this.#focused = undefined;
  }

  /** Hides the inputs; filters that are set stay. */
  toggle(): void {
    this.#isShown = !this.#isShown;
    this.#changed();
  }

  textOf(column: number): string {
    return this.#texts.get(column) ?? '';
  }

  /** Why what is written for a column cannot be done. */
  mistakeOf(column: number): string | undefined {
    const { failure } = this.#arranger;
    return this.#mistakes.get(column) ?? (failure?.column === column ? failure.message : undefined);
  }

  /** Whether rows are left out because of a column. */
  isFiltered(column: number): boolean {
    return this.#arranger.wanted.filters.some(filter => filter.column === column);
  }

  /** Takes over what was written for a column, and filters by it when it means something. */
  write(column: number, text: string, kind: CellKind): void {
    this.#texts.set(column, text);
    this.#mistakes.delete(column);
    const reading = readFilter(text, kind);
    if (reading.kind === 'mistake') this.#mistakes.set(column, reading.message);
    else this.#want(column, reading.kind === 'test' ? reading.test : undefined);
    this.#changed();
  }

  /** Shows a test that was set elsewhere, or that there is none. */
  set(column: number, test: CellTest | undefined): void {
    this.#texts.set(column, test === undefined ? '' : filterText(test));
    this.#mistakes.delete(column);
  }

  /** Empties all inputs. */
  clear(): void {
    this.#texts.clear();
    this.#mistakes.clear();
  }

  #want(column: number, test: CellTest | undefined): void {
    const now = this.#arranger.wanted.filters.find(filter => filter.column === column)?.test;
    if (JSON.stringify(now) === JSON.stringify(test) && this.#arranger.failure?.column !== column) return;
    this.#arranger.want(withTest(this.#arranger.wanted, column, test), column);
  }
}
