import type { Arrangement } from '@lakehouse/protocol';
import { AS_IT_CAME, isAsItCame } from './arrangement';

export interface ArrangeFailure {
  readonly message: string;
  /** The column whose filter was changed when it was refused; absent for a sort. */
  readonly column: number | undefined;
}

export interface ArrangerHost {
  readonly ask: (arrangement: Arrangement) => Promise<{ readonly rows: number }>;
  /** Ends what was asked for; who asked is refused. */
  readonly stop: () => void;
  /** Rows are in a new order: so many of them; `undefined` for the result as it came. */
  readonly applied: (rows: number | undefined) => void;
  /** Something that a reader of this class shows has changed. */
  readonly changed: () => void;
}

/** The sort and the filters of one result: what is shown, what is being computed, and what was refused. */
export class Arranger {
  readonly #host: ArrangerHost;
  #shown: Arrangement;
  #asked: Arrangement | undefined;
  #failure: ArrangeFailure | undefined;
  #rows: number | undefined;
  #turn = 0;
  #isCancelled = false;
  /** Whether an older wish may have come true before a newer one was refused. */
  #mayHaveComeTrue = false;
  /** Whether rows may have come since the arrangement was asked for. */
  #isOld = false;

  /** Takes up an arrangement that was kept; it is asked for again. */
  constructor(host: ArrangerHost, kept: Arrangement = AS_IT_CAME) {
    this.#host = host;
    this.#shown = AS_IT_CAME;
    if (isAsItCame(kept)) return;
    // The rows may be in its order from before, whatever becomes of asking again.
    this.#mayHaveComeTrue = true;
    this.want(kept, undefined);
  }

  /** What the rows that are shown are arranged by. */
  get shown(): Arrangement {
    return this.#shown;
  }

  /** What the rows are arranged by, or will be once that is computed. */
  get wanted(): Arrangement {
    return this.#asked ?? this.#shown;
  }

  get isBusy(): boolean {
    return this.#asked !== undefined;
  }

  get failure(): ArrangeFailure | undefined {
    return this.#failure;
  }

  /** Rows of the arrangement that is shown; `undefined` for the result as it came. */
  get rows(): number | undefined {
    return this.#rows;
  }

  /** Asks for another arrangement; the rows stay as they are until it is there. */
  want(arrangement: Arrangement, column: number | undefined): void {
    this.#mayHaveComeTrue ||= this.#asked !== undefined;
    this.#isCancelled = false;
    this.#asked = arrangement;
    this.#failure = undefined;
    this.#isOld = false;
    void this.#compute(arrangement, column);
    this.#host.changed();
  }

  /** Gives up what is being computed: what is shown stays, unless it had just come true. */
  cancel(): void {
    if (this.#asked === undefined) return;
    this.#isCancelled = true;
    this.#host.stop();
  }

  /** More rows have come, which the arrangement does not know. */
  rowsCame(): void {
    this.#isOld = true;
  }

  /** No more rows come: what was arranged of a part is arranged of the whole. */
  queryEnded(): void {
    if (this.#isOld && !isAsItCame(this.wanted)) this.want(this.wanted, undefined);
  }

  async #compute(arrangement: Arrangement, column: number | undefined): Promise<void> {
    const turn = ++this.#turn;
    const outcome = await this.#host.ask(arrangement).then(
      ({ rows }) => ({ rows }),
      (error: unknown) => ({ message: error instanceof Error ? error.message : String(error) }),
    );
    // A newer wish has ended this one.
    if (turn !== this.#turn) return;
    this.#asked = undefined;
    if ('rows' in outcome) {
      this.#shown = arrangement;
      this.#mayHaveComeTrue = false;
      this.#rows = isAsItCame(arrangement) ? undefined : outcome.rows;
      this.#host.applied(this.#rows);
    } else {
      this.#failure = this.#isCancelled ? undefined : { message: outcome.message, column };
      // The rows are to be those that are shown.
      if (this.#mayHaveComeTrue) this.#host.ask(this.#shown).catch(() => undefined);
      this.#mayHaveComeTrue = false;
    }
    this.#host.changed();
  }
}
