import type { WorkspaceFiles } from './workspaceFiles';

/** Parts of long work, between which others have their turn: they are to be looked at after each small step. */
export class Slices {
  readonly #host: Pick<WorkspaceFiles, 'now' | 'pause'>;
  readonly #length: number;
  #begun: number;

  /** @param length of a part, in milliseconds */
  constructor(host: Pick<WorkspaceFiles, 'now' | 'pause'>, length: number) {
    this.#host = host;
    this.#length = length;
    this.#begun = host.now();
  }

  /** Whether others have waited long enough. */
  get isOver(): boolean {
    return this.#host.now() - this.#begun >= this.#length;
  }

  /** Lets whatever waits have its turn, and begins the next part. */
  async next(): Promise<void> {
    await this.#host.pause();
    this.#begun = this.#host.now();
  }
}
