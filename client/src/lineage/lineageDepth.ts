import type { Memento } from 'vscode';

const KEY = 'lineage.depth';
const DEFAULT_DEPTH = 2;

/** Hops on either side that may be shown: more than ten are no neighbourhood any more. */
const LIMITS = { least: 1, most: 10 } as const;

/** How many hops on either side are shown; remembered for the workspace. */
export class LineageDepth {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  get value(): number {
    return clampDepth(this.#memory.get<number>(KEY) ?? DEFAULT_DEPTH);
  }

  async set(depth: number): Promise<void> {
    await this.#memory.update(KEY, clampDepth(depth));
  }
}

function clampDepth(depth: number): number {
  return Math.min(LIMITS.most, Math.max(LIMITS.least, depth));
}
