import type { PartialProfile } from '@lakehouse/protocol';
import type { Looked, ProfileHost } from './profileHost';

/** What the pane of a column's profile shows. */
export interface ToldProfile {
  readonly column: number;
  /** Of all rows, or of those that were looked at so far. */
  readonly profile: PartialProfile | undefined;
  /** Absent once all rows were looked at. */
  readonly looked: Looked | undefined;
  readonly failure: string | undefined;
  readonly isBusy: boolean;
  /** Whether the user ended it before all rows were looked at. */
  readonly isStopped: boolean;
}

/** The profile of the column that the pane shows: known bit by bit, and ended when the user wants so. */
export class PaneProfile {
  readonly #host: ProfileHost;
  #told: ToldProfile | undefined;
  #turn = 0;

  constructor(host: ProfileHost) {
    this.#host = host;
  }

  get told(): ToldProfile | undefined {
    return this.#told;
  }

  get isBusy(): boolean {
    return this.#told?.isBusy === true;
  }

  /** Reads a column; what is known of it from before is shown meanwhile. */
  read(column: number): void {
    const before = this.#told?.column === column ? this.#told : undefined;
    const fresh = { column, profile: undefined, looked: undefined };
    this.#tell({ ...fresh, ...before, failure: undefined, isBusy: true, isStopped: false });
    void this.#ask(column, before?.profile !== undefined && before.looked === undefined);
  }

  /** Ends the reading; what is known stays. */
  stop(): void {
    if (this.#told?.isBusy !== true) return;
    this.#end();
    this.#tell({ ...this.#told, isBusy: false, isStopped: true });
  }

  /** The pane was closed. */
  leave(): void {
    if (this.isBusy) this.#end();
    this.#told = undefined;
  }

  /** A profile of all rows that was known before is better than one of the first rows. */
  async #ask(column: number, isKnown: boolean): Promise<void> {
    const turn = ++this.#turn;
    const heard = (profile: PartialProfile, looked: Looked): void => {
      if (turn !== this.#turn || this.#told === undefined) return;
      this.#tell({ ...this.#told, looked, ...(isKnown ? {} : { profile }) });
    };
    const over = { column, looked: undefined, isBusy: false, isStopped: false };
    try {
      const profile = await this.#host.ask(column, heard);
      if (turn === this.#turn) this.#tell({ ...over, profile, failure: undefined });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      if (turn === this.#turn) this.#tell({ ...over, profile: undefined, failure });
    }
  }

  #end(): void {
    this.#turn++;
    this.#host.stop();
  }

  #tell(told: ToldProfile): void {
    this.#told = told;
    this.#host.changed();
  }
}
