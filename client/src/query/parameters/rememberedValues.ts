import type { Memory } from '../../connections/addedConnections';
import { namesSecret } from './secretNames';

/** What a value is for: a placeholder of a statement, or a variable of dbt. */
export type ParameterKind = 'placeholder' | 'variable';

const KEY = 'lakehouse.parameters';
/** Names whose values are kept. */
const MOST_NAMES = 200;

/** What was typed for parameters, in this workspace; nothing of those whose names say that they are secret. */
export class RememberedValues {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  of(kind: ParameterKind, name: string): string | undefined {
    const typed = this.#all()[`${kind} ${name}`];
    return typeof typed === 'string' ? typed : undefined;
  }

  async keep(kind: ParameterKind, name: string, typed: string): Promise<void> {
    if (namesSecret(name)) return;
    const { [`${kind} ${name}`]: _, ...others } = this.#all();
    // The last one is the newest.
    const kept = Object.entries(others).slice(1 - MOST_NAMES);
    await this.#memory.update(KEY, { ...Object.fromEntries(kept), [`${kind} ${name}`]: typed });
  }

  #all(): Readonly<Record<string, unknown>> {
    const kept = this.#memory.get(KEY);
    // What is kept is an object of texts; each is checked when it is read.
    return typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, unknown>>) : {};
  }
}
