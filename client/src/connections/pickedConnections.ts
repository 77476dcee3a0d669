import type { Memory } from './addedConnections';

const KEY = 'lakehouse.pickedConnections';
/** For files that lie in no project. */
const NO_PROJECT = '';

/** Which connection is picked for which project, remembered for the workspace. */
export class PickedConnections {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  of(projectRoot: string | undefined): string | undefined {
    const id = this.#all()[projectRoot ?? NO_PROJECT];
    return typeof id === 'string' ? id : undefined;
  }

  async set(projectRoot: string | undefined, id: string): Promise<void> {
    await this.#memory.update(KEY, { ...this.#all(), [projectRoot ?? NO_PROJECT]: id });
  }

  #all(): Readonly<Record<string, unknown>> {
    const kept = this.#memory.get(KEY);
    // What we keep under the key is a record; anything else that stands there names no connection.
    return typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, unknown>>) : {};
  }
}
