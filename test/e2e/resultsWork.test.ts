import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { LakehouseWindow } from '../support/lakehouseWindow';
import { saveAs } from '../support/saveDialog';
import type { VsCodeWindow } from '../support/vscodeWindow';

/** A cell of the grid with exactly this text. */
async function waitForCell(panel: Frame, text: string): Promise<void> {
  await panel.locator('[role=gridcell]').getByText(text, { exact: true }).first().waitFor();
}

describe('working with results', () => {
  let folder: string;
  let lakehouse: LakehouseWindow;
  let window: VsCodeWindow;
  let panel: Frame;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-work-'));
    mkdirSync(join(folder, 'entry'));
    lakehouse = await LakehouseWindow.open({ workspace: 'samples/lakehouse', build: false });
    ({ window } = lakehouse);
    await window.newSqlDocument('select order_id, status from bronze.raw_orders order by order_id limit 3');
    await window.page.keyboard.press('Control+Enter');
    panel = await window.webview('[role=grid] :text("status")', 60_000);
  });
  after(async () => {
    await lakehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async function () {
    await window.screenshot(`results work ${this.currentTest?.title ?? ''}`);
  });

  it('finds the job of a query', async () => {
    await panel.getByRole('button', { name: 'Job' }).waitFor();
    await panel.getByText('no reflection used').waitFor();
  });

  it('asks for parameters, says what they are taken for, and shows them beside the result', async () => {
    await window.newSqlDocument('select :n + 1 as next_n, :who as who, cast(:n as varchar) as again');
    await window.page.keyboard.press('Control+Enter');
    await window.answerTo('Parameter :n (1 of 2)', '41');
    await window.page.locator('.quick-input-title', { hasText: 'Parameter :who (2 of 2)' }).waitFor();
    await window.page.locator('.quick-input-widget input.input').fill("O'Brien");
    await window.page.locator('.quick-input-widget').getByText("A text: 'O''Brien'").waitFor();
    await window.page.keyboard.press('Enter');
    await waitForCell(panel, '42');
    await waitForCell(panel, "O'Brien");
    await panel.getByText(":n = 41, :who = 'O''Brien'").first().waitFor();
  });

  it('asks for a variable that the project does not set', async () => {
    await window.openFile('stg_orders.sql');
    await window.command('Select All');
    await window.page.keyboard.insertText("select {{ var('nowhere_set') }} as from_var");
    await window.page.keyboard.press('Control+Enter');
    await window.answerTo('Variable nowhere_set', '4711');
    await waitForCell(panel, '4711');
    await window.command('File: Revert File');
  });

  it('leaves a pinned tab alone, and names tabs', async () => {
    await window.newSqlDocument('select 1 as pinned_one');
    await window.page.keyboard.press('Control+Enter');
    await panel.locator('.columnHeader', { hasText: 'pinned_one' }).waitFor();
    await window.command('Lakehouse: Pin Result');
    const tabs = panel.getByRole('tab');
    const count = await tabs.count();
    await window.command('Lakehouse: Run Query of Result Again');
    await panel.waitForFunction(n => document.querySelectorAll('[role=tab]').length === n, count + 1);
    await window.command('Lakehouse: Rename Result…');
    await window.answerTo('Rename Result', 'My numbers');
    await panel.getByRole('tab', { name: /My numbers/ }).waitFor();
    await window.command('Lakehouse: Close Result');
    await panel.waitForFunction(n => document.querySelectorAll('[role=tab]').length === n, count);
  });

  it('compares two results by the key that tells rows apart', async () => {
    await window.newSqlDocument('select order_id, status from bronze.raw_orders order by order_id limit 5');
    await window.page.keyboard.press('Control+Enter');
    await panel.locator('[role=grid][aria-rowcount="6"]').waitFor();
    await window.newSqlDocument("select order_id, 'lost' as status from bronze.raw_orders order by order_id limit 6");
    await window.page.keyboard.press('Control+Enter');
    await panel.locator('[role=grid][aria-rowcount="7"]').waitFor();
    await window.command('Lakehouse: Compare Result with Another…');
    await window.pickFor('Compare select order_id', 'order by order_id limit 5');
    await window.page.locator('.quick-input-title', { hasText: 'Key Columns' }).waitFor();
    await window.page.keyboard.press('Enter');
    await panel.getByRole('tab', { name: /↔/ }).waitFor();
    await panel.getByRole('toolbar', { name: 'Comparison' }).getByText('by order_id').waitFor();
    await panel.locator('[role=grid][aria-rowcount="7"]').waitFor();
    await waitForCell(panel, 'lost');
  });

  it('runs both queries of a comparison again, and compares what they give then', async () => {
    const now = "select order_id, 'at ' || cast(current_timestamp as varchar) as status from bronze.raw_orders";
    await window.newSqlDocument(`${now} order by order_id limit 4`);
    await window.page.keyboard.press('Control+Enter');
    await panel.locator('[role=grid][aria-rowcount="5"]').waitFor();
    await window.command('Lakehouse: Compare Result with Another…');
    await window.pickFor('Compare select order_id', 'order by order_id limit 5');
    await window.page.locator('.quick-input-title', { hasText: 'Key Columns' }).waitFor();
    await window.page.keyboard.press('Enter');
    const bar = panel.getByRole('toolbar', { name: 'Comparison' });
    const cell = panel
      .locator('[role=gridcell]')
      .getByText(/^at \d/)
      .first();
    await bar.getByText('by order_id').waitFor();
    const before = await cell.innerText();
    await panel.getByRole('button', { name: 'Run Again' }).click();
    const later = panel.locator('[role=gridcell]').filter({ hasText: /^at \d/, hasNotText: before });
    await later.first().waitFor();
    await bar.getByText('by order_id').waitFor();
  });

  it('proposes the key that the model of a result declares', async () => {
    await window.openFile('stg_orders.sql');
    await window.command('Select All');
    // By its name alone, "id" would be taken.
    await window.page.keyboard.insertText(
      "select order_id, row_number() over (order by order_id) as id from {{ source('bronze', 'raw_orders') }} limit 3",
    );
    for (const pinned of [true, false]) {
      await window.page.keyboard.press('Control+Enter');
      await panel.locator('[role=grid][aria-rowcount="4"] :text-is("id")').waitFor();
      if (pinned) await window.command('Lakehouse: Pin Result');
      await window.command('View: Focus Active Editor Group');
    }
    await window.command('Lakehouse: Compare Result with Another…');
    await window.pickFor('Compare stg_orders', 'row_number()');
    await window.page.locator('.quick-input-title', { hasText: 'Key Columns' }).waitFor();
    await window.page.keyboard.press('Enter');
    await panel.getByRole('toolbar', { name: 'Comparison' }).getByText('by order_id').waitFor();
    await panel.getByText('stg_orders → stg_orders by order_id').waitFor();
    await window.command('File: Revert File');
  });

  it('opens the whole of a value in an editor', async () => {
    await window.newSqlDocument(`select '{"a": 12345678901234567890, "b": [1.10]}' as payload`);
    await window.page.keyboard.press('Control+Enter');
    await panel.locator('.columnHeader', { hasText: 'payload' }).waitFor();
    await panel.locator('[role=gridcell]').first().click();
    await window.page.keyboard.press('Enter');
    await panel.getByRole('complementary').getByRole('button', { name: 'Open in Editor' }).click();
    await window.page.locator('.tab.active', { hasText: 'payload, row 1.json' }).waitFor();
    await window.page.locator('.view-line', { hasText: '12345678901234567890' }).waitFor();
  });

  it('copies cells', async () => {
    await window.newSqlDocument("select 1 as one, 'x' as two union all select 2, 'y' order by one");
    await window.page.keyboard.press('Control+Enter');
    await panel.locator('.columnHeader', { hasText: 'two' }).waitFor();
    await panel.locator('[role=gridcell]').getByText('x', { exact: true }).click();
    // Keys go where they went before until the page of the panel has the focus.
    await window.page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
    await panel.locator('[role=gridcell][aria-selected=true]').first().waitFor();
    await window.page.keyboard.press('Control+A');
    await window.page.keyboard.press('Control+Shift+C');
    const read = () => window.page.evaluate(() => navigator.clipboard.readText());
    let text = await read();
    // The host writes it when it has asked the worker for the cells.
    while (!text.includes('two')) text = await read();
    assert.equal(text.replaceAll('\r', '').trimEnd(), 'one\ttwo\n1\tx\n2\ty');
  });

  it('explains a query, and says whose plan it is', async () => {
    await window.newSqlDocument('select count(*) from bronze.raw_orders');
    await window.command('Lakehouse: Explain Query');
    await window.page.locator('.tab.active', { hasText: 'Plan of' }).waitFor();
    await window.page.locator('.view-line', { hasText: 'The plan of DuckDB' }).waitFor();
  });

  it('runs a query into a file', async () => {
    const file = join(folder, 'orders.csv');
    await window.newSqlDocument('select order_id as id from bronze.raw_orders order by order_id limit 2');
    await window.command('Lakehouse: Run Query to File…');
    await window.pickFor('Format of the File', 'RFC 4180');
    await saveAs(window, file, 'entry');
    await window.notification(/2 rows are in .*orders\.csv/).waitFor({ timeout: 60_000 });
    assert.match(readFileSync(file, 'utf8'), /^id\r\n\d+\r\n\d+\r\n$/);
  });

  it('remembers queries, and runs one again with what was typed for it', async () => {
    await window.command('Lakehouse: Query History');
    await window.page.locator('.quick-input-widget input.input').fill('next_n');
    const row = window.page.locator('.quick-input-widget .monaco-list-row', { hasText: ':n + 1 as next_n' }).first();
    await row.waitFor();
    await row.hover();
    await row.locator('.codicon-play').click();
    for (const name of ['n (1 of 2)', 'who (2 of 2)']) {
      await window.page.locator('.quick-input-title', { hasText: `Parameter :${name}` }).waitFor();
      await window.page.keyboard.press('Enter');
    }
    await waitForCell(panel, '42');
  });

  it('still knows them when the window comes back', async () => {
    await window.page.reload();
    await window.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    await window.command('Lakehouse: Query History');
    await window.page.locator('.quick-input-widget input.input').fill('pinned_one');
    const row = window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'pinned_one' }).first();
    await row.waitFor({ timeout: 30_000 });
    await row.click();
    await window.page.locator('.view-line', { hasText: 'select 1 as pinned_one' }).first().waitFor();
  });
});
