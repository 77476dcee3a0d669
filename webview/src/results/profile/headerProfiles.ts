import type { PartialProfile } from '@lakehouse/protocol';
import type { Looked, ProfileHost } from './profileHost';

/** Milliseconds for which the grid stands still before a column is read: scrolling never waits for a profile. */
const STILL = 120;
/** Sets of rows whose profiles are kept, so that a filter that is taken back shows them at once. */
const KEPT = 8;

/** What is known of a column: what it holds, or why that cannot be told. */
export type HeaderProfile =
  | {
      readonly profile: PartialProfile;
      /** How many rows of all it is of; absent once it is of all. */
      readonly looked?: Looked;
      readonly failure?: never;
    }
  | { readonly profile?: never; readonly failure: string };

/** A column that is being read, and what has come of that. */
interface Asked {
  readonly column: number;
  readonly rowsKey: string;
  partial: HeaderProfile | undefined;
}

/** What the grid shows, as far as profiles depend on it. */
export interface ProfiledSight {
  /** Columns in sight, by their place in the result, in the order in which they are shown. */
  readonly columns: readonly number[];
  /** Names the rows that profiles are of; rows in another order have the same. */
  readonly rowsKey: string;
  /** Where the grid is scrolled to, for as long as that changes nothing is read. */
  readonly place: string;
  /** Whether there are rows, and they will not be others in a moment. */
  readonly isReady: boolean;
}

/**
 * The small profiles in the headers, once somebody wants to see them.
 *
 * Columns are read one after the other, those in sight alone; a column that was scrolled away gives way to one that is
 * in sight.
 */
export class HeaderProfiles {
  readonly #host: ProfileHost;
  readonly #held = new Map<string, Map<number, HeaderProfile>>();
  #isShown: boolean;
  #sight: ProfiledSight | undefined;
  #asked: Asked | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #version = 0;

  constructor(host: ProfileHost, isShown: boolean) {
    this.#host = host;
    this.#isShown = isShown;
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  /** Differs whenever something else is known of a column. */
  get version(): number {
    return this.#version;
  }

  toggle(): void {
    this.#isShown = !this.#isShown;
    this.#sight = undefined;
    clearTimeout(this.#timer);
    if (this.#asked !== undefined) this.#host.stop();
    this.#asked = undefined;
    this.#host.changed();
  }

  /** What is known of a column over the rows that are shown; `undefined` until it was read. */
  of(column: number): HeaderProfile | undefined {
    const rowsKey = this.#sight?.rowsKey ?? '';
    const { column: reading, rowsKey: readKey, partial } = this.#asked ?? {};
    return this.#held.get(rowsKey)?.get(column) ?? (reading === column && readKey === rowsKey ? partial : undefined);
  }

  /** Tells what is in sight, frame by frame: once it stands still, what is missing is asked for. */
  look(sight: ProfiledSight): void {
    if (!this.#isShown || isSame(sight, this.#sight)) return;
    const areOthers = sight.rowsKey !== this.#sight?.rowsKey;
    this.#sight = sight;
    if (areOthers) this.#tell();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#askNext(), STILL);
  }

  #askNext(): void {
    const sight = this.#sight;
    if (!this.#isShown || sight?.isReady !== true) return;
    const { columns, rowsKey } = sight;
    const isAskedInSight = this.#asked?.rowsKey === rowsKey && columns.includes(this.#asked.column);
    const held = this.#held.get(rowsKey);
    const next = columns.find(column => held?.has(column) !== true);
    if (next !== undefined && !isAskedInSight) void this.#ask(next, rowsKey);
  }

  async #ask(column: number, rowsKey: string): Promise<void> {
    const asked: Asked = { column, rowsKey, partial: undefined };
    this.#asked = asked;
    const heard = (profile: PartialProfile, looked: Looked): void => {
      if (this.#asked !== asked) return;
      asked.partial = { profile, looked };
      this.#tell();
    };
    const answer = await this.#host.ask(column, heard).then(
      profile => ({ profile }),
      (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
    );
    // A newer question has ended this one: that is no answer.
    if (this.#asked !== asked) return;
    this.#asked = undefined;
    this.#keep(column, rowsKey, answer);
    this.#tell();
    this.#askNext();
  }

  #tell(): void {
    this.#version++;
    this.#host.changed();
  }

  #keep(column: number, rowsKey: string, answer: HeaderProfile): void {
    const held = this.#held.get(rowsKey) ?? new Map<number, HeaderProfile>();
    held.set(column, answer);
    this.#held.delete(rowsKey);
    this.#held.set(rowsKey, held);
    for (const oldest of this.#held.keys()) if (this.#held.size > KEPT) this.#held.delete(oldest);
  }
}

function isSame(a: ProfiledSight, b: ProfiledSight | undefined): boolean {
  return (
    a.rowsKey === b?.rowsKey &&
    a.place === b.place &&
    a.isReady === b.isReady &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, i) => column === b.columns[i])
  );
}
