import assert from 'node:assert/strict';
import { LakehouseWindow } from '../support/lakehouseWindow';
import type { VsCodeWindow } from '../support/vscodeWindow';

const MODEL = 'int_customer_orders.sql';

/** The way of a newcomer through the window; each step goes on where the one before it ended. */
describe('a walk through the sample', () => {
  let lakehouse: LakehouseWindow;
  let window: VsCodeWindow;

  before(async () => {
    lakehouse = await LakehouseWindow.open({ workspace: 'samples/lakehouse', build: true });
    window = lakehouse.window;
  });
  after(() => lakehouse.close());
  afterEach(async function () {
    await window.screenshot(`walk ${this.currentTest?.title ?? ''}`);
  });

  it('names the target in the status bar, and that it answers', async () => {
    await window.openFile(MODEL);
    await window.statusBar(/dev/).waitFor();
    await window.page.locator('.statusbar-item', { hasText: 'Jinja SQL' }).waitFor();
  });

  it('completes a ref', async () => {
    await window.appendLine("-- {{ ref('stg_");
    const labels = await window.suggestions('stg_customers');
    assert.ok(labels.includes('stg_orders'), labels.join(', '));
    await window.page.keyboard.type('cust');
    await window.accept('stg_customers');
    await window.page.keyboard.type("') }}");
  });

  it('marks a ref that names nothing, with the nearest name', async () => {
    await window.appendLine("-- {{ ref('stg_custommers') }}");
    const problems = await window.problems(/stg_custommers/);
    assert.ok(
      problems.some(problem => problem.includes('stg_customers')),
      problems.join('\n'),
    );
  });

  it('takes the error away once it is mended', async () => {
    await window.openFile(MODEL);
    await window.command('File: Revert File');
    await window.problem(/stg_custommers/).waitFor({ state: 'detached' });
  });

  it('runs the model and shows its rows in the grid', async () => {
    await window.openFile(MODEL);
    await window.page.keyboard.press('Control+Enter');
    const results = await window.webview('[role=grid]');
    await results.getByText('3,000 rows').first().waitFor();
    await results.getByRole('columnheader', { name: /customer_name/ }).waitFor();
  });

  it('runs what is not saved yet, and shows a known value', async () => {
    await window.openFile(MODEL);
    await window.appendLine('where orders.order_id = 100001');
    await window.page.keyboard.press('Control+Enter');
    // The rows of before show that order, too, but are not alone.
    const results = await window.webview('[role=grid][aria-rowcount="2"]');
    await results.getByRole('gridcell', { name: '58.93', exact: true }).waitFor();
    await window.openFile(MODEL);
    await window.command('File: Revert File');
  });

  it('shows the lineage of the model, and follows the editor', async () => {
    await window.command('Lakehouse: Show Lineage');
    const lineage = await window.webview('svg.graph');
    for (const name of ['stg_orders', 'stg_customers', 'int_customer_orders'])
      await lineage.getByText(name, { exact: true }).first().waitFor();
    await window.openFile('stg_orders.sql');
    await lineage.getByText('raw_orders', { exact: true }).first().waitFor();
  });

  it('completes, checks and runs reflection SQL', async () => {
    await window.openFile('raw_orders.sql');
    await window.goTo(4, 16);
    await window.page.keyboard.type('custommer_id, ');
    await window.problems(/custommer_id/);
    await window.openFile('raw_orders.sql');
    await window.command('File: Revert File');
    await window.goTo(4, 16);
    await window.page.keyboard.type('upd');
    await window.suggestions('updated_at');
    await window.page.keyboard.press('Escape');
    await window.command('File: Revert File');
    await window.page.keyboard.press('Control+Enter');
    const results = await window.webview('[role=grid]');
    await results
      .getByRole('gridcell', { name: /reflection/i })
      .first()
      .waitFor();
  });

  it('runs the staging layer with real dbt', async () => {
    await window.command('Lakehouse: dbt: Run Layer…');
    await window.pick('staging');
    await window.command('Lakehouse: Focus on dbt View');
    await window.treeItem('dbt', /dbt run --select staging.*ok, 0 failed/).waitFor({ timeout: 90_000 });
    await window.treeItem('dbt', /stg_customers/).waitFor();
  });

  it('syncs a connection and finds the new rows by a query', async () => {
    const before = await countOrders(window, 'before_sync');
    await window.command('Lakehouse: Focus on Airbyte View');
    const orders = window.treeItem('Airbyte', /orders/).first();
    await orders.hover();
    await orders.getByRole('button', { name: /Sync/ }).click();
    await window.notification(/rows synced/).waitFor({ timeout: 60_000 });
    assert.ok((await countOrders(window, 'after_sync')) > before);
  });
});

/** Runs a query from an untitled document and reads its only cell; `column` tells its result from the one before. */
async function countOrders(window: VsCodeWindow, column: string): Promise<number> {
  await window.newSqlDocument(`select count(*) as ${column} from bronze.raw_orders`);
  await window.page.keyboard.press('Control+Enter');
  const results = await window.webview(`[role=grid] :text("${column}")`);
  const cell = results.getByRole('gridcell', { name: /^\d+$/ }).first();
  await cell.waitFor();
  return Number(await cell.innerText());
}
