import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Failure, Logger } from '@lakehouse/base';
import type { DatasetColumns } from '@lakehouse/protocol';
import type { Connection } from '../connections/connection';
import { datasetKey } from './datasetKey';
import type { DatasetSnapshot } from './datasetStore';
import { DatasetTeller, type DatasetSources } from './datasetTeller';

const ORDERS: DatasetColumns = { path: ['lake', 'orders'], columns: [{ name: 'id', type: 'BIGINT' }] };
const OLD = Date.now() - 3 * 60 * 60_000;

function connectionTo(name: string): Connection {
  return {
    id: name,
    name,
    address: { kind: 'software', host: name, port: 9047, tls: false },
    verifySsl: true,
    login: { kind: 'password', user: 'ann' },
    // What columns are kept by says nothing of the rest.
  } as unknown as Connection;
}

/** A teller with a Dremio, a store and a server of a test's making. */
class Told {
  /** Names of the datasets that the server was told, each time. */
  readonly told: string[][] = [];
  readonly kept = new Map<string, DatasetSnapshot>();
  active: Connection | undefined = connectionTo('dev');
  asked = 0;
  isClosed = false;
  readonly #listeners = new Map<string, (value: unknown) => void>();
  readonly teller: DatasetTeller;

  constructor() {
    const on = (name: string) => (listener: (value: unknown) => void) => {
      this.#listeners.set(name, listener);
      return { dispose: () => this.#listeners.delete(name) };
    };
    const dremio = { datasets: () => this.#answer(), datasetsIn: () => this.#answer(), dataset: () => this.#answer() };
    const sources = {
      connections: {
        active: () => this.active,
        activeSoon: () => Promise.resolve(this.active),
        onDidChange: on('change'),
        onDidAnswer: on('answer'),
        dremio: () => Promise.resolve(dremio),
      },
      language: {
        onDidStart: on('start'),
        request: () => Promise.resolve({ relations: [] }),
        tell: (_: string, { datasets }: { readonly datasets: readonly DatasetColumns[] }) => {
          this.told.push(datasets.map(({ path }) => path.join('.')));
          return Promise.resolve();
        },
      },
      store: {
        read: (key: string) => Promise.resolve(this.kept.get(key)),
        write: (key: string, snapshot: DatasetSnapshot) => Promise.resolve(void this.kept.set(key, snapshot)),
      },
      onDidChangeEditor: on('editor'),
    };
    // Of the calls of a server it makes the two that answer here.
    this.teller = new DatasetTeller(sources as unknown as DatasetSources, new Logger(() => undefined));
  }

  /** Fires an event, and waits until nothing is under way. */
  async happens(name: 'change' | 'answer' | 'start' | 'editor', value?: unknown): Promise<void> {
    this.#listeners.get(name)?.(value);
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  }

  #answer(): Promise<readonly DatasetColumns[]> {
    this.asked += 1;
    return this.isClosed ? Promise.reject(new Failure('auth.rejected', 'no')) : Promise.resolve([ORDERS]);
  }
}

function keyOf(name: string): string {
  return datasetKey(connectionTo(name));
}

describe('DatasetTeller', () => {
  it('tells what was kept at once, and fetches anew only what is old', async () => {
    const one = new Told();
    one.kept.set(keyOf('dev'), { fetchedAt: Date.now(), datasets: [ORDERS] });
    await one.happens('start');
    await one.happens('answer', one.active);
    assert.deepEqual([one.told, one.asked], [[['lake.orders']], 0]);
  });

  it('fetches, tells and keeps what nothing or little is known of once the connection answers', async () => {
    const one = new Told();
    one.kept.set(keyOf('dev'), { fetchedAt: OLD, datasets: [] });
    await one.happens('start');
    await one.happens('answer', one.active);
    assert.deepEqual([one.told, one.asked], [[[], ['lake.orders']], 1]);
    assert.deepEqual(one.kept.get(keyOf('dev'))?.datasets, [ORDERS]);
  });

  it('tells of no other connection than the one in use, whichever document is in front', async () => {
    const one = new Told();
    one.kept.set(keyOf('dev'), { fetchedAt: Date.now(), datasets: [ORDERS] });
    await one.happens('start');
    await one.happens('editor');
    one.active = connectionTo('prod');
    await one.happens('editor');
    one.active = undefined;
    await one.happens('change');
    assert.deepEqual(one.told, [['lake.orders'], [], []]);
  });

  it('goes on with what it has where Dremio refuses, and says so to who asked for it', async () => {
    const one = new Told();
    one.isClosed = true;
    await one.happens('start');
    await one.happens('answer', one.active);
    assert.deepEqual(one.told, [[]]);
    await assert.rejects(one.teller.refreshNow(), { code: 'auth.rejected' });
    one.active = undefined;
    await assert.rejects(one.teller.refreshNow(), { code: 'profile.notFound' });
  });

  it('hears nothing any more once it is disposed', async () => {
    const one = new Told();
    one.teller.dispose();
    await one.happens('start');
    assert.deepEqual(one.told, []);
  });
});
