import assert from 'node:assert/strict';
import type { ResultTab } from '@lakehouse/protocol';
import type { Locator } from 'playwright-core';
import { comparedTab, sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 40, columns: 7 });
const COMPARED = comparedTab('compared', 40);

describe('values, profiles and differences in the results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  async function show(tab: ResultTab): Promise<Locator> {
    panel = await open([tab], { width: 1300 });
    await panel.cell(0, 0).waitFor();
    return panel.page.getByRole('complementary');
  }

  it('shows a nested value, which the grid has cut, as a tree', async () => {
    const pane = await show(SMALL);
    await panel.cell(4, 5).click();
    await panel.press('Enter');
    await pane.getByText('"A-4"').waitFor();
    await panel.checkAsked('results/cell', [{ resultId: 'small', row: 4, column: 5 }]);
    await pane.getByText('{ 3 members }').click();
    await pane.getByText('"A-4"').waitFor({ state: 'detached' });
  });

  it('keeps the cell in sight when the value opens beside the grid', async () => {
    await show(SMALL);
    await panel.cell(4, 5).click();
    const header = async (): Promise<number> => (await panel.header('items').boundingBox())?.x ?? 0;
    const before = await header();
    await panel.press('Enter');
    await panel.until(async () => (await header()) < before);
    const cell = await panel.cell(4, 5).boundingBox();
    const grid = await panel.grid.boundingBox();
    assert.ok(cell !== null && grid !== null);
    assert.ok(cell.x >= grid.x && cell.x + cell.width <= grid.x + grid.width + 1, `${cell.x}`);
    assert.ok(Math.abs(cell.x - (await header())) <= 1, 'header and cells are moved alike');
  });

  it('tells NULL from empty text, and opens a value in an editor', async () => {
    const pane = await show(SMALL);
    await panel.cell(1, 1).click();
    await panel.press('Enter');
    await pane.getByText('NULL', { exact: true }).waitFor();
    await panel.press('ArrowDown');
    await pane.getByText('Empty text', { exact: true }).waitFor();
    await pane.getByRole('button', { name: 'Open in Editor' }).click();
    await panel.checkAsked('results/openCell', [{ resultId: 'small', row: 2, column: 1 }]);
  });

  it('shows bytes as a hex dump', async () => {
    const pane = await show(SMALL);
    await panel.cell(0, 6).click();
    await panel.press('Enter');
    await pane.getByText('16 bytes').waitFor();
    assert.match(await pane.locator('pre').innerText(), /^000000 {2}00 01 02 03/);
  });

  it('profiles a column when asked, and filters by a frequent value', async () => {
    const pane = await show(SMALL);
    await panel.header('customer').locator('.headerName').click({ button: 'right' });
    await panel.choose('Profile');
    await pane.getByText('1 NULL (2.5%)').waitFor();
    await panel.surface.screenshot('results profile text dark');
    await pane.getByRole('button', { name: /^Ada Lovelace/ }).click();
    await panel.page.getByText('8 of 40 rows').waitFor();
    await pane.getByText('8 rows').waitFor();
    assert.equal(await panel.page.getByRole('textbox', { name: 'Filter customer' }).inputValue(), '= Ada Lovelace');
  });

  it('draws how numbers are spread, and keeps the rows of a bar', async () => {
    const pane = await show(SMALL);
    await panel.header('amount').locator('.headerName').click({ button: 'right' });
    await panel.choose('Profile');
    await pane.getByText('Median').waitFor();
    assert.deepEqual(await panel.surface.accessibilityFindings(), []);
    await panel.surface.screenshot('results profile dark');
    await pane.getByRole('group').getByRole('button').first().click();
    await panel.page.getByText('4 of 40 rows').waitFor();
  });

  it('marks rows and values that differ, and goes from one to the next', async () => {
    const pane = await show(COMPARED);
    await panel.page.getByText('before → after by order_id').waitFor();
    await panel.page.locator('.row.changed[aria-rowindex="6"]').waitFor();
    assert.equal(await panel.cell(4, 2).getAttribute('title'), 'Before: Somebody else');
    await panel.page.getByRole('button', { name: 'Next Difference' }).click();
    await panel.page.locator('[aria-rowindex="6"] .cell.active.differs').waitFor();
    assert.equal(panel.host.paramsOf('results/nextChange').length, 1);
    await panel.page.getByRole('button', { name: 'Previous Difference' }).click();
    await panel.page.locator('[aria-rowindex="41"] .cell.active').waitFor();
    await panel.page.getByRole('button', { name: 'Previous Difference' }).click();
    await panel.page.locator('[aria-rowindex="36"] .cell.active').waitFor();
    assert.deepEqual(await panel.surface.accessibilityFindings(), []);
    await panel.surface.screenshot('results comparison dark');
    await panel.grid.focus();
    await panel.press(
      'Control+Home',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'ArrowRight',
      'ArrowRight',
      'Enter',
    );
    await pane.getByText('Somebody else').waitFor();
  });

  it('shows only the kinds of differences that are asked for', async () => {
    await show(COMPARED);
    await panel.page.getByRole('button', { name: 'Unchanged' }).click();
    await panel.page.waitForFunction(() => document.querySelector('.row.added, .row:not(.added,.changed,.removed)'));
    await panel.until(() => panel.host.paramsOf('results/arrange').at(-1)?.filters.length === 1);
    assert.deepEqual(panel.host.paramsOf('results/arrange').at(-1)?.filters, [
      { column: 0, test: { kind: 'in', texts: ['added', 'removed', 'changed'] } },
    ]);
    await panel.page.getByText(/^\d+ of 40 rows$/).waitFor();
  });
});
