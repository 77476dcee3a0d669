import assert from 'node:assert/strict';
import type { LineageCalls, LineageNews, PortMessage } from '@lakehouse/protocol';
import { CallRefused, HostPort } from './hostPort';

/** A port whose other end is the test. */
function portWithHost(): {
  readonly port: HostPort<LineageCalls, LineageNews>;
  readonly sent: PortMessage[];
  readonly deliver: (message: unknown) => void;
} {
  const sent: PortMessage[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const port = new HostPort<LineageCalls, LineageNews>({
    postMessage: message => sent.push(message),
    onMessage: listener => listeners.push(listener),
  });
  return { port, sent, deliver: message => listeners.forEach(listener => listener(message)) };
}

describe('calls of a page to its host', () => {
  it('get the answer of the same id, in whatever order answers come', async () => {
    const { port, deliver } = portWithHost();
    const [first, second] = [port.ask('lineage/setDepth', { depth: 1 }), port.ask('lineage/ready', {})];
    const state = { lineage: { nodes: [], edges: [] }, depth: 1 };
    deliver({ kind: 'response', id: 2, outcome: { ok: true, value: state } });
    deliver({ kind: 'response', id: 1, outcome: { ok: true, value: {} } });
    assert.deepEqual(await second, state);
    assert.deepEqual(await first, {});
  });

  it('are refused with the sentence and the code of the host', async () => {
    const { port, deliver } = portWithHost();
    const asked = port.ask('lineage/open', { uniqueId: 'a' });
    deliver({
      kind: 'response',
      id: 1,
      outcome: { ok: false, error: { code: 'project.notFound', message: 'No file.' } },
    });
    await assert.rejects(asked, new CallRefused({ code: 'project.notFound', message: 'No file.' }));
  });

  it('hear news, and pass over what is none', () => {
    const { port, deliver } = portWithHost();
    const heard: unknown[] = [];
    port.onNews('lineage/changed', state => heard.push(state.depth));
    for (const message of [undefined, 'text', { kind: 'news' }, { kind: 'response', id: 9, outcome: { ok: true } }])
      deliver(message);
    deliver({ kind: 'news', method: 'lineage/changed', params: { lineage: { nodes: [], edges: [] }, depth: 4 } });
    assert.deepEqual(heard, [4]);
  });
});
