import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { Secret } from '@lakehouse/base';
import { Dremio } from '@lakehouse/dremio';
import { freePort } from '../support/freePort';
import { LakehouseWindow } from '../support/lakehouseWindow';
import { required } from '../support/required';
import { VsCodeWindow } from '../support/vscodeWindow';

/** Runs a statement from an untitled document, and gives the text that its tab shows once it does. */
async function shownAfterRun(window: VsCodeWindow, sql: string, selector: string): Promise<string> {
  await window.newSqlDocument(sql);
  await window.page.keyboard.press('Control+Enter');
  return (await window.webview(selector)).locator(selector).first().innerText();
}

describe('running queries', () => {
  let lakehouse: LakehouseWindow;

  before(async () => {
    lakehouse = await LakehouseWindow.open({ workspace: 'samples/lakehouse', build: false });
  });
  after(() => lakehouse.close());

  describe('over Arrow Flight', () => {
    afterEach(async function () {
      await lakehouse.window.screenshot(`query ${this.currentTest?.title ?? ''}`);
    });

    it('has dbt render what only dbt can', async () => {
      const { window } = lakehouse;
      await window.openFile('orders.sql');
      await window.command('Select All');
      await window.page.keyboard.insertText("select '{{ invocation_id | length }}' as by_dbt");
      await window.page.keyboard.press('Control+Enter');
      const results = await window.webview('[role=grid] :text("by_dbt")', 60_000);
      await results.getByRole('gridcell', { name: '36', exact: true }).waitFor();
      await window.command('File: Revert File');
    });

    it('offers to put in the models that Dremio does not have yet', async () => {
      const { window } = lakehouse;
      await window.openFile('fct_orders.sql');
      await window.page.keyboard.press('Control+Enter');
      const offer = window.notification(/does not have stg_orders yet/);
      await offer.getByRole('button', { name: 'Run with Upstream Models Inlined' }).click();
      const results = await window.webview('[role=grid] :text("order_date")', 60_000);
      await results.getByText('Put in as CTEs: stg_orders').waitFor();
    });

    it('puts them into what was run, be it one CTE of the text', async () => {
      const { window } = lakehouse;
      await window.openFile('fct_orders.sql');
      await window.command('Select All');
      await window.page.keyboard.insertText(
        "with few as (select order_id as of_cte from {{ ref('stg_orders') }}) select 1 as of_all from few",
      );
      await window.goTo(1, 20);
      await window.command('Lakehouse: Run CTE');
      const offer = window.notification(/does not have stg_orders yet/);
      await offer.getByRole('button', { name: 'Run with Upstream Models Inlined' }).click();
      const results = await window.webview('[role=grid] :text("of_cte")', 60_000);
      await results.getByText('fct_orders › few + upstream').first().waitFor();
      await window.command('File: Revert File');
    });

    it('shows the compiled SQL beside the model', async () => {
      const { window } = lakehouse;
      await window.openFile('stg_orders.sql');
      await window.command('Lakehouse: Show Compiled SQL');
      await window.page.locator('.tab', { hasText: 'stg_orders (compiled by Lakehouse).sql' }).waitFor();
      await window.page.locator('.view-line', { hasText: 'raw_orders"' }).first().waitFor();
    });

    it('changes a reflection, for which Dremio has no SQL, and says what is so now', async () => {
      const { window, sandbox } = lakehouse;
      const dremio = new Dremio({
        address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
        login: { kind: 'password', user: 'admin', password: new Secret('password123') },
      });
      await dremio.query('ALTER TABLE bronze.raw_orders CREATE RAW REFLECTION by_hand USING DISPLAY (order_id)');
      const run = async (statement: string, told: RegExp): Promise<void> => {
        await window.newSqlDocument(statement);
        await window.page.keyboard.press('Control+Enter');
        await window.notification(told).waitFor();
      };
      await run('ALTER REFLECTION by_hand SET ENABLED = FALSE;', /by_hand of raw_orders is disabled/);
      await run('ALTER REFLECTION by_hand SET REFRESH EVERY 1 HOUR;', /of bronze\.raw_orders, .* every 1 hour/);
      await run('ALTER REFLECTION missing SET ENABLED = TRUE;', /no reflection "missing"/);
      const [row] = await dremio.query("SELECT status FROM sys.reflections WHERE reflection_name = 'by_hand'");
      assert.deepEqual(row, { status: 'DISABLED' });
      dremio.dispose();
    });
  });

  describe('where the settings of the workspace lead Arrow Flight elsewhere', () => {
    let elsewhere: Server;
    let contacts = 0;

    before(async () => {
      elsewhere = createServer(socket => {
        contacts++;
        socket.destroy();
      });
      await new Promise<void>(done => elsewhere.listen(0, '127.0.0.1', done));
      const { port } = elsewhere.address() as AddressInfo; // A TCP server has such an address.
      const endpoint = { host: '127.0.0.1', port, tls: false };
      const settings = {
        'lakehouse.flight.endpoints': { 'lakehouse.dev': endpoint },
        'lakehouse.flight.port': port,
        // What can be seen once the settings are read.
        'editor.lineNumbers': 'off',
      };
      const folder = join(lakehouse.window.server.workspace, '.vscode');
      mkdirSync(folder);
      writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
    });
    after(() => elsewhere.close());

    it('sends no password there', async () => {
      const { window } = lakehouse;
      await window.newSqlDocument('select 1 as still_here');
      await window.page.locator('.monaco-editor .line-numbers').first().waitFor({ state: 'detached' });
      await window.page.keyboard.press('Control+Enter');
      await window.webview('[role=grid] :text("still_here")');
      assert.equal(contacts, 0);
    });
  });

  describe('where Arrow Flight is not let through', () => {
    let window: VsCodeWindow;

    before(async () => {
      const env = { ...lakehouse.sandbox.env, DREMIO_FLIGHT_PORT: String(await freePort()) };
      window = await VsCodeWindow.open({ workspace: 'samples/lakehouse', vsix: required('LAKEHOUSE_VSIX'), env });
    });
    after(() => window.close());
    afterEach(async function () {
      await window.screenshot(`query no flight ${this.currentTest?.title ?? ''}`);
    });

    it('offers REST, as slower, and shows its rows', async () => {
      await shownAfterRun(window, 'select count(*) as orders_over_rest from bronze.raw_orders', '.failure');
      await window.page.getByRole('button', { name: 'Run over REST (slower)' }).click();
      const results = await window.webview('[role=grid] :text("orders_over_rest")');
      assert.match(await results.locator('body').innerText(), /REST \(slower\)/);
    });

    it('sorts what came over REST, as it does any result', async () => {
      await window.newSqlDocument('select order_id as to_sort from bronze.raw_orders order by order_id limit 700');
      await window.page.keyboard.press('Control+Enter');
      await window.page.getByRole('button', { name: 'Run over REST (slower)' }).click();
      const results = await window.webview('[role=grid] :text("to_sort")');
      const header = results.locator('.columnHeader', { hasText: 'to_sort' });
      await results.locator('[role=grid][aria-rowcount="701"]').waitFor();
      for (const order of ['ascending', 'descending']) {
        await header.locator('.columnName').click();
        await results.locator(`.columnHeader[aria-sort=${order}]`).waitFor();
      }
      await results.locator('[aria-rowindex="2"] [role=gridcell]').getByText('100714', { exact: true }).waitFor();
      await results.getByRole('button', { name: 'Job' }).waitFor();
    });
  });
});
