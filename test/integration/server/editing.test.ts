import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { LanguageServerProcess } from '../../support/languageServer';

const MODEL = 'models/intermediate/int_customer_orders.sql';

function textOf(problem: Diagnostic | undefined): string {
  return typeof problem?.message === 'string' ? problem.message : '';
}

describe('the language server over standard input and output', () => {
  let folder: string;
  let server: LanguageServerProcess;
  const uri = (path: string): string => pathToFileURL(join(folder, path)).toString();
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-server-'));
    cpSync('samples/lakehouse', folder, { recursive: true });
    server = await LanguageServerProcess.start(folder);
  });
  afterEach(async () => {
    assert.equal(await server.stop(), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  it('completes models in a ref that is not finished', async () => {
    await server.open(uri(MODEL), "select 1\nfrom {{ ref('");
    const items = await server.complete(uri(MODEL), { line: 1, character: 13 });
    const labels = items.map(({ label }) => label);
    assert.ok(labels.includes('stg_orders') && labels.includes('order_statuses') && labels.includes('order_history'));
    assert.ok(!labels.includes('int_customer_orders') && !labels.includes('raw_fct_orders'));
    const orders = items.find(({ label }) => label === 'stg_orders');
    const place = { line: 1, character: 13 };
    assert.deepEqual(orders?.textEdit, { range: { start: place, end: place }, newText: "stg_orders'" });
  });

  it('completes sources and tables, of an unsaved buffer too', async () => {
    const yaml = 'models/new.yml';
    await server.open(uri(yaml), 'sources:\n  - name: web\n    tables:\n      - name: clicks\n', 'yaml');
    await server.open(uri(MODEL), "{{ source('', '') }}{{ source('web', 'c') }}");
    const sources = await server.complete(uri(MODEL), { line: 0, character: 11 });
    assert.deepEqual(sources.map(({ label }) => label).toSorted(), ['bronze', 'web']);
    const [clicks, ...others] = await server.complete(uri(MODEL), { line: 0, character: 39 });
    assert.deepEqual(others, []);
    assert.equal(clicks?.label, 'clicks');
    assert.deepEqual(clicks.textEdit, {
      range: { start: { line: 0, character: 38 }, end: { line: 0, character: 39 } },
      newText: 'clicks',
    });
  });

  it('says that a ref names nothing while it is typed, and takes it back', async () => {
    await server.open(uri(MODEL), text(MODEL));
    await server.diagnostics(uri(MODEL), found => found.length === 0);
    await server.change(uri(MODEL), "select *\nfrom {{ ref('stg_custommers') }}");
    const [problem] = await server.diagnostics(uri(MODEL), found => found.length > 0);
    assert.equal(problem?.code, 'ref.missing');
    assert.match(textOf(problem), /stg_custommers.*stg_customers/);
    assert.deepEqual(problem.range, { start: { line: 1, character: 13 }, end: { line: 1, character: 27 } });
    // A model of that name makes it right, before it is saved.
    await server.open(uri('models/stg_custommers.sql'), 'select 1 as one');
    await server.diagnostics(uri(MODEL), found => found.length === 0);
    await server.close(uri('models/stg_custommers.sql'));
    await server.diagnostics(uri(MODEL), found => found.length === 1);
  });

  it('goes from a ref to the model and from a source to its line in YAML', async () => {
    await server.open(uri(MODEL), "{{ ref('stg_orders') }} {{ source('bronze', 'raw_orders') }}");
    const [model] = await server.define(uri(MODEL), { line: 0, character: 12 });
    assert.equal(model?.uri, uri('models/staging/stg_orders.sql'));
    const [source] = await server.define(uri(MODEL), { line: 0, character: 50 });
    assert.equal(source?.uri, uri('models/staging/_sources.yml'));
    assert.equal(
      text('models/staging/_sources.yml').split('\n')[source.range.start.line]?.trim(),
      '- name: raw_orders',
    );
  });

  it('names a model in Dremio as soon as a target is picked, with its columns', async () => {
    const target = {
      profileName: 'lakehouse',
      targetName: 'dev',
      database: 'silver',
      schema: 'no_schema',
      datalake: 'gold',
      rootPath: 'no_schema',
    };
    await server.open(uri(MODEL), "{{ ref('stg_orders') }}");
    const hover = async () => JSON.stringify(await server.hover(uri(MODEL), { line: 0, character: 12 }));
    assert.doesNotMatch(await hover(), /silver/);
    await server.tell('lakehouse/targetsChanged', { targets: [{ projectRoot: folder, target }] });
    assert.ok((await hover()).includes(String.raw`\"silver\".\"staging\".\"stg_orders\"`));
    assert.match(await hover(), /Orders with proper types.*order_id.*The shop's number of the order/s);
    const other = { ...target, database: 'private' };
    await server.tell('lakehouse/targetsChanged', { targets: [{ projectRoot: folder, target: other }] });
    assert.match(await hover(), /private/);
  });

  it('follows an unsaved edit in the lineage', async () => {
    await server.open(uri(MODEL), text(MODEL));
    const parents = async () => {
      const { edges, focus } = await server.call('lakehouse/lineage', { uri: uri(MODEL), depth: 1 });
      return edges.filter(({ to }) => to === focus).map(({ from }) => from);
    };
    assert.deepEqual(await parents(), ['model.lakehouse.stg_customers', 'model.lakehouse.stg_orders']);
    await server.change(uri(MODEL), "select * from {{ ref('order_statuses') }} join {{ ref('gone') }}");
    assert.deepEqual(await parents(), ['seed.lakehouse.order_statuses', 'missing.model.gone']);
  });

  it('marks a broken dbt_project.yml and goes on with what it had', async () => {
    await server.open(uri(MODEL), "{{ ref('') }}");
    await server.complete(uri(MODEL), { line: 0, character: 8 });
    writeFileSync(join(folder, 'dbt_project.yml'), 'name: [unclosed\n');
    await server.fileChanged(uri('dbt_project.yml'));
    const [problem] = await server.diagnostics(uri('dbt_project.yml'), found => found.length > 0);
    assert.match(textOf(problem), /dbt_project\.yml/);
    assert.ok((await server.complete(uri(MODEL), { line: 0, character: 8 })).length > 5);
    writeFileSync(join(folder, 'dbt_project.yml'), 'name: lakehouse\nprofile: lakehouse\n');
    await server.fileChanged(uri('dbt_project.yml'));
    await server.diagnostics(uri('dbt_project.yml'), found => found.length === 0);
  });

  it('survives whatever it is sent', async () => {
    await server.open(uri(MODEL), '{{ {% ref( {{ ((( \'" {# \u0000 ${');
    await server.complete(uri(MODEL), { line: 99, character: 99 });
    await server.send('no/such/news', { a: 1 });
    await server.send('textDocument/didChange', { nonsense: true });
    await assert.rejects(server.ask('no/such/call', {}));
    await assert.rejects(server.ask('lakehouse/compile', { uri: 'untitled:none', selection: { start: 0, end: 0 } }));
    await server.ask('lakehouse/documentRole', { uri: 'http://somewhere/else' });
    await server.change(uri(MODEL), "{{ ref('stg_o') }}");
    assert.ok((await server.complete(uri(MODEL), { line: 0, character: 13 })).length > 0);
  });

  it('sees files that come and go', async () => {
    await server.open(uri(MODEL), "{{ ref('brand_new') }}");
    await server.diagnostics(uri(MODEL), found => found.length === 1);
    writeFileSync(join(folder, 'models/brand_new.sql'), 'select 1 as one');
    await server.fileChanged(uri('models/brand_new.sql'), 1);
    await server.diagnostics(uri(MODEL), found => found.length === 0);
    rmSync(join(folder, 'models/brand_new.sql'));
    await server.fileChanged(uri('models/brand_new.sql'), 3);
    await server.diagnostics(uri(MODEL), found => found.length === 1);
  });
});
