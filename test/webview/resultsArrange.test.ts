import assert from 'node:assert/strict';
import { sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 40, columns: 6 });

describe('sort and filters of the results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  async function show(tab = SMALL): Promise<void> {
    panel = await open([tab], { width: 1200 });
    await panel.cell(0, 0).waitFor();
  }

  async function press(name: string, modifiers: readonly 'Shift'[] = []): Promise<void> {
    await panel
      .header(name)
      .locator('.columnName')
      .click({ modifiers: [...modifiers] });
  }

  async function filter(name: string, text: string): Promise<void> {
    await panel.page.getByRole('textbox', { name: `Filter ${name}` }).fill(text);
    await panel.press('Enter');
  }

  async function checkSort(name: string, sort: 'ascending' | 'descending' | undefined): Promise<void> {
    const expected = sort === undefined ? '[role=columnheader]:not([aria-sort])' : `[aria-sort=${sort}]`;
    await panel.page.locator(`.columnHeader${expected}`, { hasText: name }).waitFor();
  }

  it('sorts up, down and not at all by presses on a header', async () => {
    await show();
    await press('amount');
    await checkSort('amount', 'ascending');
    await press('amount');
    await panel.shows(0, 2, '39.0000000001');
    await checkSort('amount', 'descending');
    await press('amount');
    await panel.shows(0, 2, '0.0000000001');
    await checkSort('amount', undefined);
  });

  it('sorts by several columns, and numbers them', async () => {
    await show();
    await press('is_paid');
    await press('customer', ['Shift']);
    await panel.shows(1, 1, 'Ada Lovelace');
    await panel.shows(1, 4, 'false');
    await panel.until(() => panel.host.paramsOf('results/arrange').at(-1)?.sort.length === 2);
    assert.deepEqual(panel.host.paramsOf('results/arrange').at(-1)?.sort, [
      { column: 4, descending: false },
      { column: 1, descending: false },
    ]);
    assert.deepEqual(await panel.page.locator('.sortPlace').allTextContents(), ['2', '1']);
  });

  it('sorts from the keyboard, on the header above the cell', async () => {
    await show();
    await panel.cell(0, 2).click();
    await panel.press('ArrowUp', 'Enter', 'Enter');
    await panel.shows(0, 2, '39.0000000001');
    const active = await panel.grid.getAttribute('aria-activedescendant');
    assert.equal(active, await panel.header('amount').getAttribute('id'));
    await panel.press('ArrowDown', 'ArrowDown');
    await panel.page.locator('[aria-rowindex="3"] .cell.active').waitFor();
    assert.equal(await panel.grid.getAttribute('aria-activedescendant'), await panel.cell(1, 2).getAttribute('id'));
  });

  it('opens the menu of a column from the keyboard', async () => {
    await show();
    await panel.cell(0, 2).click();
    await panel.press('ArrowUp', 'Shift+F10');
    await panel.page.getByRole('menu', { name: 'Column amount' }).waitFor();
    await panel.press('ArrowDown', 'Enter');
    await panel.shows(0, 2, '39.0000000001');
    await panel.press('Shift+F10');
    await panel.page.getByRole('menuitemcheckbox', { name: 'Sort Descending', checked: true }).waitFor();
    await panel.press('Escape');
  });

  it('keeps rows that pass the filters, and says how many of how many', async () => {
    await show();
    await panel.page.getByRole('button', { name: 'Filters' }).click();
    await filter('amount', '10..20');
    await panel.page.getByText('10 of 40 rows').waitFor();
    await panel.shows(0, 2, '10.0000000001');
    await filter('customer', 'ada');
    await panel.page.getByText('2 of 40 rows').waitFor();
    assert.equal(await panel.grid.getAttribute('aria-rowcount'), '3');
    await panel.page.getByRole('button', { name: 'Show as It Came' }).click();
    await panel.page.locator('[role=grid][aria-rowcount="41"]').waitFor();
    assert.equal(await panel.page.getByRole('textbox', { name: 'Filter customer' }).inputValue(), '');
  });

  it('tells a mistake beside its input, and keeps the rows', async () => {
    await show();
    await panel.page.getByRole('button', { name: 'Filters' }).click();
    await filter('amount', '> ten');
    await panel.page.getByRole('alert').getByText('“ten” is no number. Write 5, > 5, 1..5,').waitFor();
    const input = panel.page.getByRole('textbox', { name: 'Filter amount' });
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    assert.equal(await panel.grid.getAttribute('aria-rowcount'), '41');
    await filter('amount', '>');
    await panel.page.getByRole('alert').getByText('Write a value after the sign.').waitFor();
    await filter('amount', '> 30');
    await panel.page.getByText('10 of 40 rows').waitFor();
    assert.equal(await panel.page.getByRole('alert').count(), 0);
  });

  it('tells what the host says of a value beside its input', async () => {
    await show();
    await panel.page.getByRole('button', { name: 'Filters' }).click();
    await filter('ordered_at', '> yesterday');
    await panel.page.getByRole('alert').getByText("'yesterday' is no date.").waitFor();
    assert.equal(await panel.grid.getAttribute('aria-rowcount'), '41');
  });

  it('takes for numbers what people write', async () => {
    await show();
    await panel.page.getByRole('button', { name: 'Filters' }).click();
    const counts = { 'in 5.0000000001': 1, '10..20': 10, '>= 30': 10, '!null': 40, '= null': 0, 'is not null': 40 };
    for (const [text, count] of Object.entries(counts)) {
      await filter('amount', text);
      await panel.page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor();
    }
  });

  it('offers the ways to filter in a menu', async () => {
    await show();
    await panel.cell(0, 1).click();
    await panel.press('Control+Alt+f');
    await panel.page.locator('.filterInput:focus').waitFor();
    await panel.page.getByRole('button', { name: 'Filter customer by…' }).click();
    await panel.choose('Is NULL');
    await panel.page.getByText('1 of 40 rows').waitFor();
    assert.equal(await panel.page.getByRole('textbox', { name: 'Filter customer' }).inputValue(), 'null');
    await panel.page.getByRole('button', { name: 'Filter customer by…' }).click();
    await panel.choose('Clear Filter');
    await panel.page.locator('[role=grid][aria-rowcount="41"]').waitFor();
  });

  it('filters by the value of a cell', async () => {
    await show();
    await panel.cell(1, 1).click({ button: 'right' });
    await panel.choose('Filter by This Value');
    await panel.page.getByText('1 of 40 rows').waitFor();
    await panel.shows(0, 1, 'NULL');
  });

  it('keeps the old rows while an arrangement is computed, and can be told to stop', async () => {
    await show();
    const gates: (() => void)[] = [];
    panel.host.hold = method =>
      method === 'results/arrange' ? new Promise(resolve => gates.push(resolve)) : Promise.resolve();
    await press('amount');
    await panel.page.getByText('Sorting…').waitFor();
    await panel.page.locator('.progress.running').waitFor();
    await panel.shows(0, 2, '0.0000000001');
    await panel.page.getByRole('button', { name: 'Cancel', exact: true }).click();
    for (const open of gates) open();
    await panel.page.locator('.arrangement').waitFor({ state: 'detached' });
    await panel.checkAsked('results/stop', [{ resultId: 'small', operation: 'arrange' }]);
    await panel.shows(0, 2, '0.0000000001');
  });

  it('arranges again what was arranged of a part, when the query has ended', async () => {
    const running = sampleTab({ resultId: 'r', title: 'r', rows: 20, columns: 6, progress: { state: 'running' } });
    await show(running);
    await press('amount');
    await checkSort('amount', 'ascending');
    await panel.page.getByText('More rows are coming.').waitFor();
    await panel.surface.tell('results/progress', { ...running.progress, rows: 40 });
    await panel.surface.tell('results/progress', { ...running.progress, rows: 40, state: 'done' });
    await panel.page.getByText('More rows are coming.').waitFor({ state: 'detached' });
    await panel.page.waitForFunction(() => document.querySelector('.progress.running') === null);
    assert.equal(panel.host.paramsOf('results/arrange').length, 2);
  });

  it('is arranged as before when its page comes back', async () => {
    await show();
    await press('amount');
    await press('amount');
    await panel.shows(0, 2, '39.0000000001');
    await panel.page.waitForFunction(() => /"descending":true/.test(sessionStorage.getItem('surface-state') ?? ''));
    await panel.page.reload();
    await checkSort('amount', 'descending');
    await panel.shows(0, 2, '39.0000000001');
  });
});
