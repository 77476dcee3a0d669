import type { DremioAddress } from '@lakehouse/dremio';
import type { Connection } from './connection';
import type { FlightPlace } from './flightPlace';

/** Where VS Code keeps what must outlive a session; its `globalState` is one. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** A connection that the user added, as it is kept. It holds no secret. */
export interface AddedConnection {
  readonly id: string;
  readonly name: string;
  readonly address: DremioAddress;
  readonly verifySsl: boolean;
  readonly login: 'password' | 'token';
  readonly user: string | undefined;
  readonly flight: FlightPlace;
}

const KEY = 'lakehouse.addedConnections';

/** The connections that the user added by hand, the same in every window. */
export class AddedConnections {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Those that can be read; what another version wrote and this one cannot read is left out and kept. */
  all(): readonly Connection[] {
    return this.#kept().flatMap(value => (isAdded(value) ? [toConnection(value)] : []));
  }

  async add(added: AddedConnection): Promise<void> {
    await this.#memory.update(KEY, [...this.#kept(), added]);
  }

  async remove(id: string): Promise<void> {
    const others = this.#kept().filter(value => !isAdded(value) || value.id !== id);
    await this.#memory.update(KEY, others);
  }

  #kept(): readonly unknown[] {
    const kept = this.#memory.get(KEY);
    return Array.isArray(kept) ? kept : [];
  }
}

function toConnection(added: AddedConnection): Connection {
  const { id, name, address, verifySsl, flight, user } = added;
  const login =
    added.login === 'token' || user === undefined
      ? ({ kind: 'token', user, secret: undefined } as const)
      : ({ kind: 'password', user, secret: undefined } as const);
  return { id, name, address, verifySsl, flight, login, origin: { kind: 'added' } };
}

function isAdded(value: unknown): value is AddedConnection {
  if (!isObject(value)) return false;
  const { id, name, address, verifySsl, login, user, flight } = value;
  return (
    [id, name].every(each => typeof each === 'string') &&
    typeof verifySsl === 'boolean' &&
    (login === 'password' || login === 'token') &&
    (user === undefined || typeof user === 'string') &&
    isAddress(address) &&
    isObject(flight) &&
    typeof flight['host'] === 'string' &&
    typeof flight['port'] === 'number' &&
    typeof flight['tls'] === 'boolean'
  );
}

function isAddress(value: unknown): value is DremioAddress {
  if (!isObject(value) || typeof value['host'] !== 'string') return false;
  return value['kind'] === 'cloud'
    ? typeof value['projectId'] === 'string'
    : value['kind'] === 'software' && typeof value['port'] === 'number' && typeof value['useSsl'] === 'boolean';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
