import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { runPython } from '../../support/runPython';

const MODEL = 'models/intermediate/int_customer_orders.sql';

/** What the script beside this test prints. */
interface Heard {
  readonly server: string;
  readonly watches: readonly string[];
  readonly problems: readonly string[];
  readonly completions: readonly string[];
  readonly hover: string;
  readonly definition: readonly string[];
  readonly references: readonly string[];
  readonly renamed: readonly string[];
  readonly symbols: readonly string[];
  readonly found: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

describe('an editor that is not VS Code', () => {
  it('gets everything that the protocol has', async () => {
    const server = [process.execPath, resolve('dist/server/main.js'), '--stdio'];
    const script = 'test/integration/server/genericClient.py';
    const heard = await runPython<Heard>(script, [resolve('samples/lakehouse'), MODEL, ...server]);
    assert.equal(heard.server, 'lakehouse');
    assert.deepEqual(heard.watches, ['workspace/didChangeWatchedFiles']);
    assert.ok(heard.problems.includes('ref.missing'));
    assert.ok(heard.completions.includes('stg_orders'));
    assert.match(heard.hover, /stg_orders/);
    assert.deepEqual(heard.definition, ['stg_orders.sql']);
    for (const file of ['int_customer_orders.sql', '_staging.yml'])
      assert.ok(heard.references.includes(file) && heard.renamed.includes(file), file);
    assert.ok(heard.symbols.length > 0 && heard.found.includes('stg_customers'));
    for (const kind of ['tokens', 'folds', 'selections', 'highlights', 'links', 'lenses'])
      assert.ok((heard.counts[kind] ?? 0) > 0, kind);
  });
});
