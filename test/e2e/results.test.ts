import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { LakehouseWindow } from '../support/lakehouseWindow';
import { saveAs } from '../support/saveDialog';
import type { VsCodeWindow } from '../support/vscodeWindow';
import { differentRows, duckdbRows, writeWideTable } from '../support/wideTable';

const ROWS = 1_000_000;

/** A cell of the grid by its row, from 1, and the place of its column, from 1. */
function cell(panel: Frame, row: number, column: number): Locator {
  return panel.locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell][aria-colindex="${column + 1}"]`);
}

/** Runs a statement from a document of its own. */
async function run(window: VsCodeWindow, sql: string): Promise<void> {
  await window.newSqlDocument(sql);
  await window.page.keyboard.press('Control+Enter');
}

describe('results', () => {
  let lake: string;
  let source: string;
  let lakehouse: LakehouseWindow;
  let window: VsCodeWindow;

  before(async () => {
    lake = mkdtempSync(join(tmpdir(), 'lakehouse-results-'));
    source = await writeWideTable(lake, ROWS);
    lakehouse = await LakehouseWindow.open({ workspace: 'samples/lakehouse', build: false, lake });
    ({ window } = lakehouse);
  });
  after(async () => {
    await lakehouse.close();
    rmSync(lake, { recursive: true, force: true });
  });
  afterEach(async function () {
    await window.screenshot(`results ${this.currentTest?.title ?? ''}`);
  });

  describe('of a million rows and twenty columns', () => {
    let panel: Frame;

    it('show their first rows while the query runs, and then all of them', async () => {
      await run(window, 'select 1 as ready');
      panel = await window.webview('[role=grid] :text("ready")', 60_000);
      await run(window, 'select * from bronze.wide order by id');
      // The button that cancels is there while the query runs, and the rows stand below it.
      await panel.waitForFunction(() => {
        const isRunning = document.querySelector('.toolbar [aria-label="Cancel Query"]') !== null;
        return isRunning && document.querySelector('[role=gridcell]')?.textContent === '0';
      });
      await panel.getByRole('button', { name: 'Run Again' }).waitFor({ timeout: 60_000 });
      assert.equal(await panel.getByRole('grid').getAttribute('aria-rowcount'), String(ROWS + 1));
    });

    it('scroll to the last row, and to the middle', async () => {
      await cell(panel, 1, 1).click();
      await window.page.keyboard.press('Control+ArrowDown');
      await cell(panel, ROWS, 10).getByText('customer 999999').waitFor();
      await window.page.keyboard.press('Control+G');
      const row = panel.getByRole('dialog', { name: 'Go to Row' }).getByRole('textbox');
      await row.fill('500,001');
      await row.press('Enter');
      await cell(panel, 500_001, 10).getByText('customer 500000').waitFor();
    });

    it('are sorted by a press on a column', async () => {
      await panel.locator('.columnHeader .columnName', { hasText: 'shuffled' }).click();
      await panel.locator('.columnHeader[aria-sort=ascending]', { hasText: 'shuffled' }).waitFor({ timeout: 60_000 });
      await panel.locator('.columnHeader .columnName', { hasText: 'shuffled' }).click();
      await panel.locator('.columnHeader[aria-sort=descending]', { hasText: 'shuffled' }).waitFor({ timeout: 60_000 });
      const [[most] = []] = await duckdbRows(`SELECT max(shuffled) FROM read_parquet('${source}')`);
      await cell(panel, 500_001, 1).click();
      await window.page.keyboard.press('Control+Home');
      await cell(panel, 1, 5).getByText(String(most), { exact: true }).waitFor({ timeout: 60_000 });
    });

    it('are filtered, and found in', async () => {
      await panel.getByRole('button', { name: 'Filters' }).click();
      const filter = panel.getByRole('textbox', { name: 'Filter status' });
      await filter.fill('lost');
      await filter.press('Enter');
      await panel.locator('[role=grid][aria-rowcount="200001"]').waitFor({ timeout: 60_000 });
      await panel.getByRole('button', { name: 'Find', exact: true }).click();
      await panel.getByRole('textbox', { name: 'Find' }).fill('customer 77779');
      await panel.locator('[role=gridcell]').getByText('customer 77779', { exact: true }).first().waitFor();
      await window.page.keyboard.press('Escape');
    });

    it('are profiled by column', async () => {
      await panel.locator('.columnHeader', { hasText: 'status' }).click({ button: 'right' });
      await panel.getByRole('menu').getByText('Profile', { exact: true }).click();
      await panel.getByRole('complementary').getByText('200,000').first().waitFor({ timeout: 60_000 });
    });

    it('are exported to Parquet, equal to their source', async () => {
      // Without the filter of before: the whole result is to be equal.
      await window.command('Lakehouse: Run Query of Result Again');
      await panel.locator(`[role=grid][aria-rowcount="${ROWS + 1}"]`).waitFor({ timeout: 60_000 });
      await panel.getByRole('button', { name: 'Run Again' }).waitFor({ timeout: 60_000 });
      const file = join(lake, 'exported.parquet');
      await window.command('Lakehouse: Export Result…');
      await window.pickFor('Format of the File', 'Parquet');
      await saveAs(window, file, 'bronze');
      await window.notification(/1,000,000 rows are in .*exported\.parquet/).waitFor({ timeout: 120_000 });
      assert.equal(await differentRows(source, file), 0);
    });
  });
});
