import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageServerProcess } from '../../support/languageServer';

const MODEL = 'models/intermediate/int_customer_orders.sql';
const STAGING = 'models/staging/stg_orders.sql';

describe('running and formatting over the language server', () => {
  let folder: string;
  let server: LanguageServerProcess;
  const uri = (path: string): string => pathToFileURL(join(folder, path)).toString();
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-server-'));
    cpSync('samples/lakehouse', folder, { recursive: true });
    const target = {
      profileName: 'lakehouse',
      targetName: 'dev',
      database: 'silver',
      schema: 'no_schema',
      datalake: 'gold',
      rootPath: 'dbt',
    };
    server = await LanguageServerProcess.start(folder, { targets: [{ projectRoot: folder, target }] });
    await server.open(uri(MODEL), text(MODEL));
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  it('compiles the CTE under the cursor', async () => {
    const start = text(MODEL).indexOf("ref('stg_orders')");
    const compiled = await server.call('lakehouse/compile', {
      uri: uri(MODEL),
      selection: { start, end: start },
      take: 'cte',
    });
    assert.ok(compiled.kind === 'compiled');
    assert.equal(compiled.title, 'int_customer_orders › orders');
    assert.match(compiled.sql, /^with orders as \([^)]*"silver"\."staging"\."stg_orders"\s*\)\nselect \* from orders$/);
  });

  it('tells which columns tell the rows of a model apart', async () => {
    const fact = { uri: uri('models/marts/fct_orders.sql') };
    assert.deepEqual(await server.call('lakehouse/rowKeys', fact), { keys: [['order_id']] });
    assert.deepEqual(await server.call('lakehouse/rowKeys', { uri: 'untitled:Untitled-1' }), { keys: [] });
  });

  it('tells what is upstream and where it is built, and puts unsaved text of it in', async () => {
    const whole = { uri: uri(MODEL), selection: { start: 0, end: 0 } };
    const { models } = await server.call('lakehouse/upstream', whole);
    assert.deepEqual(models.map(({ name, relation }) => [name, relation]).toSorted(), [
      ['stg_customers', { schema: 'silver.staging', name: 'stg_customers' }],
      ['stg_orders', { schema: 'silver.staging', name: 'stg_orders' }],
    ]);
    await server.open(uri(STAGING), 'select 42 as order_id');
    const orders = models.find(({ name }) => name === 'stg_orders');
    assert.equal(orders?.uri, uri(STAGING));
    const compiled = await server.call('lakehouse/compile', { ...whole, inline: [orders.uniqueId] });
    assert.ok(compiled.kind === 'compiled');
    assert.deepEqual(compiled.inlined, ['stg_orders']);
    assert.match(compiled.sql, /^with {2}__dbt__cte__stg_orders as \(\nselect 42 as order_id\n\),/);
    await server.close(uri(STAGING));
  });

  it('formats a document and a range of it', async () => {
    const scratch = uri('models/scratch.sql');
    const written = "select a,b from {{ ref('stg_orders') }};\nselect c,d from e;\n";
    await server.open(scratch, written);
    const options = { tabSize: 2, insertSpaces: true };
    const formatted = async (method: string, more: object): Promise<string> => {
      // The protocol says that a formatting request is answered with edits, or null.
      const edits = (await server.ask(method, { textDocument: { uri: scratch }, options, ...more })) as
        TextEdit[] | null;
      return TextDocument.applyEdits(TextDocument.create(scratch, 'sql', 1, written), edits ?? []);
    };
    assert.equal(
      await formatted('textDocument/formatting', {}),
      "select\n  a,\n  b\nfrom {{ ref('stg_orders') }};\n\nselect\n  c,\n  d\nfrom e;\n",
    );
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 18 } };
    assert.equal(
      await formatted('textDocument/rangeFormatting', { range }),
      "select a,b from {{ ref('stg_orders') }};\nselect\n  c,\n  d\nfrom e;\n",
    );
  });
});
