import assert from 'node:assert/strict';
import { sampleCell, sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 40, columns: 6 });

describe('what is marked in the results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  async function show(tab = SMALL): Promise<void> {
    panel = await open([tab], { width: 1200 });
    await panel.cell(0, 0).waitFor();
  }

  async function checkCopied(
    rows: readonly [number, number],
    columns: readonly number[],
    format: string,
  ): Promise<void> {
    await panel.page.getByText(/^Copied/).waitFor();
    assert.deepEqual(panel.host.paramsOf('results/copyRange').at(-1), {
      resultId: 'small',
      range: { rowStart: rows[0], rowEnd: rows[1], columns },
      format,
    });
  }

  it('goes along with a drag', async () => {
    await show();
    await panel.cell(2, 0).hover();
    await panel.page.mouse.down();
    await panel.cell(5, 2).hover();
    await panel.page.mouse.up();
    await panel.page.getByText('4 × 3 selected').waitFor();
    assert.equal(await panel.page.locator('[role=gridcell][aria-selected=true]').count(), 12);
  });

  it('is copied by Ctrl+C, with column names with Shift', async () => {
    await show();
    await panel.cell(1, 0).click();
    await panel.cell(3, 1).click({ modifiers: ['Shift'] });
    await panel.press('Control+c');
    await checkCopied([1, 4], [0, 1], 'tsv');
    await panel.page.getByText('Copied 6 values.').waitFor();
    await panel.press('Control+a', 'Control+Shift+C');
    await panel.page.getByText('Copied 240 values.').waitFor();
    await checkCopied([0, 40], [0, 1, 2, 3, 4, 5], 'tsvWithHeaders');
  });

  it('is copied as it is when it is one value, also one that the grid has cut', async () => {
    await show();
    await panel.cell(3, 1).click();
    await panel.press('Control+c');
    await panel.until(() => panel.host.paramsOf('results/copy').length === 1);
    await panel.cell(4, 5).click();
    await panel.press('Control+c');
    await panel.until(() => panel.host.paramsOf('results/copy').length === 2);
    await panel.checkAsked('results/copy', [{ text: sampleCell(3, 1) ?? '' }, { text: sampleCell(4, 5) ?? '' }]);
  });

  it('is several rectangles with Ctrl, whose cells are counted once', async () => {
    await show();
    await panel.cell(0, 2).click();
    await panel.cell(2, 2).click({ modifiers: ['Shift'] });
    await panel.cell(1, 2).click({ modifiers: ['Control'] });
    await panel.cell(5, 4).click({ modifiers: ['Control'] });
    await panel.page.getByText('4 cells', { exact: true }).waitFor();
    await panel.page.getByText('Sum 3.0000').waitFor();
    assert.equal(await panel.page.locator('[role=gridcell][aria-selected=true]').count(), 4);
    await panel.press('Control+c');
    await panel.page.getByText(/These cells are no table/).waitFor();
    assert.deepEqual(panel.host.paramsOf('results/copyRange'), []);
  });

  it('is copied from rows that lie apart, in any form', async () => {
    await show();
    await panel.cell(6, 1).click();
    await panel.cell(2, 1).click({ modifiers: ['Control'] });
    await panel.cell(3, 1).click({ modifiers: ['Control'] });
    const range = { rowStart: 2, rowEnd: 4, columns: [1], more: [{ rowStart: 6, rowEnd: 7 }] };
    const forms = { CSV: 'csv', JSON: 'json', Markdown: 'markdown', 'SQL IN-List': 'sql' };
    for (const [name, format] of Object.entries(forms)) {
      await panel.page.getByRole('button', { name: 'Copy…' }).click();
      await panel.choose(`Copy as ${name}`);
      await panel.until(() => panel.host.paramsOf('results/copyRange').at(-1)?.format === format);
      assert.deepEqual(panel.host.paramsOf('results/copyRange').at(-1)?.range, range);
    }
    await panel.page.getByText('Copied 3 values.').waitFor();
  });

  it('is whole rows and columns, by pointer and keyboard', async () => {
    await show();
    await panel.page.getByRole('rowheader').nth(1).click();
    await panel.page.getByText('1 × 6 selected').waitFor();
    await panel.cell(4, 3).click();
    await panel.press('Shift+Space');
    await panel.page.getByText('1 × 6 selected').waitFor();
    await panel.cell(4, 3).click();
    await panel.press('Control+Space');
    await panel.page.getByText('40 × 1 selected').waitFor();
    await panel
      .header('customer')
      .locator('.columnName')
      .click({ modifiers: ['Control'] });
    await panel.press('Control+c');
    await checkCopied([0, 40], [1, 3], 'tsv');
  });

  it('is summed up in the status line', async () => {
    await show();
    await panel.cell(0, 2).click();
    await panel.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    for (const text of ['Count 4', 'Sum 6.0000', 'Avg 1.5000', 'Min 1e-10', 'Max 3.0000000001'])
      await panel.page.getByText(text).waitFor();
  });

  it('is copied in other forms from a menu that the keyboard reaches', async () => {
    await show();
    await panel.cell(2, 1).click();
    await panel.press('Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await checkCopied([2, 3], [1], 'json');
    assert.equal(await panel.grid.evaluate(grid => grid === document.activeElement), true);
    await panel.press('Shift+F10', 'Escape');
    await panel.page.getByRole('menu').waitFor({ state: 'detached' });
  });

  it('becomes an IN-list of one column, and says so of more', async () => {
    await show();
    await panel.cell(0, 0).click();
    await panel.cell(3, 1).click({ modifiers: ['Shift'] });
    await panel.cell(2, 1).click({ button: 'right' });
    await panel.choose('Copy as SQL IN-List');
    await panel.page.getByText(/values of one column/).waitFor();
    await panel.cell(5, 0).click({ button: 'right' });
    await panel.choose('Copy as SQL IN-List');
    await checkCopied([5, 6], [0], 'sql');
  });
});
