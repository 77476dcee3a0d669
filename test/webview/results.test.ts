import assert from 'node:assert/strict';
import type { ResultTab } from '@lakehouse/protocol';
import type { Locator } from 'playwright-core';
import { sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';
import { type SurfaceOptions } from '../support/surfacePage';
import type { ThemeName } from '../support/themes';

const ROWS = 1_000_000;
const COLUMNS = 50;
const LARGE = sampleTab({ resultId: 'large', title: 'stg_orders', rows: ROWS, columns: COLUMNS });
const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 40, columns: 6 });
const FAILED = sampleTab({
  resultId: 'failed',
  title: 'fct_orders',
  rows: 0,
  columns: 0,
  progress: {
    state: 'failed',
    error: { code: 'query.rejected', message: "Column 'amuont' not found in any table, at line 3, column 8." },
  },
});
const RUNNING = sampleTab({
  resultId: 'running',
  title: 'int_customer_orders',
  rows: 600,
  columns: 6,
  progress: { state: 'running' },
});

describe('the results panel', () => {
  const open = panelsOfSuite();
  let shown: ResultsPanel;

  async function show(tabs: readonly ResultTab[], options: Partial<SurfaceOptions> = {}): Promise<void> {
    shown = await open(tabs, options);
  }

  const cell = (row: number, column: number): Locator => shown.cell(row, column);
  const press = (...keys: readonly string[]): Promise<void> => shown.press(...keys);
  const checkInSight = (row: number, column: number): Promise<void> => shown.checkInSight(row, column);

  for (const pixelRatio of [1, 1.5, 2, 3])
    it(`reaches the last cell of 1,000,000 × 50 at a device pixel ratio of ${pixelRatio}`, async () => {
      await show([LARGE], { pixelRatio });
      await cell(0, 0).click();
      await press('Control+End');
      await checkInSight(ROWS - 1, COLUMNS - 2);
      await press('PageUp', 'Home');
      await press('Control+Home');
      await checkInSight(0, 0);
    });

  it('reaches the last row by dragging the scroll bar to its end', async () => {
    await show([LARGE]);
    await cell(0, 0).waitFor();
    await shown.page.getByRole('grid').evaluate(grid => (grid.scrollTop = grid.scrollHeight));
    await checkInSight(ROWS - 1, 0);
  });

  it('scrolls a tall result by the pixels of the wheel, not of the scroll bar', async () => {
    await show([LARGE]);
    await cell(0, 0).hover();
    await shown.page.mouse.wheel(0, 240);
    await cell(20, 0).waitFor();
    const [box, grid] = [await cell(10, 0).boundingBox(), await shown.page.getByRole('grid').boundingBox()];
    assert.equal(Math.round((box?.y ?? 0) - (grid?.y ?? 0)), 40);
  });

  it('goes on from the keyboard at any depth, a row at a time', async () => {
    await show([LARGE]);
    await cell(0, 0).click();
    await press('Control+ArrowDown', 'ArrowUp', 'ArrowUp');
    await checkInSight(ROWS - 3, 0);
    const active = await shown.page.getByRole('grid').getAttribute('aria-activedescendant');
    assert.equal(active, await cell(ROWS - 3, 0).getAttribute('id'));
  });

  it('draws NULL unlike an empty text, and long integers and decimals to the last digit', async () => {
    await show([SMALL]);
    await cell(0, 0).getByText('900719925474090000000', { exact: true }).waitFor();
    await cell(7, 2).getByText('7.0000000001', { exact: true }).waitFor();
    assert.equal(await cell(1, 1).innerText(), 'NULL');
    assert.equal(await cell(2, 1).innerText(), '');
    const styles = await Promise.all(
      [cell(1, 1), cell(0, 1)].map(each => each.evaluate(element => getComputedStyle(element).fontStyle)),
    );
    assert.deepEqual(styles, ['italic', 'normal']);
  });

  it('widens a column for a longer number further down, so that none is cut', async () => {
    await show([LARGE]);
    await cell(0, 0).click();
    const width = async (): Promise<number> => (await cell(0, 2).boundingBox())?.width ?? 0;
    const before = await width();
    await press('Control+ArrowDown');
    const last = cell(ROWS - 1, 2);
    await last.getByText(`${ROWS - 1}.0000000001`).waitFor();
    await shown.page.waitForFunction(row => {
      const number = document.querySelector(`[aria-rowindex="${row}"] [aria-colindex="4"]`);
      return number !== null && number.scrollWidth <= number.clientWidth;
    }, ROWS + 1);
    await press('Control+ArrowUp');
    assert.ok((await width()) > before);
  });

  it('names columns with their types, and numbers rows', async () => {
    await show([SMALL]);
    const headers = shown.page.getByRole('columnheader');
    await headers.getByText('DECIMAL(38, 10)').waitFor();
    assert.match(await headers.nth(3).innerText(), /amount\s+DECIMAL\(38, 10\)/);
    assert.equal(await shown.page.getByRole('rowheader').first().innerText(), '1');
    const grid = shown.page.getByRole('grid');
    assert.equal(await grid.getAttribute('aria-rowcount'), '41');
    assert.equal(await grid.getAttribute('aria-colcount'), '7');
  });

  it('shows the whole of a long value beside the grid, and follows the cell', async () => {
    await show([SMALL]);
    await cell(4, 5).click();
    await press('Enter');
    const pane = shown.page.getByRole('complementary');
    await pane.getByText('"A-4"').waitFor();
    await press('ArrowUp');
    await pane.getByText('"A-3"').waitFor();
    await press('Escape');
    await pane.waitFor({ state: 'detached' });
  });

  it('shows rows while the query runs, and cancels it', async () => {
    await show([RUNNING]);
    await cell(0, 0).waitFor();
    await shown.page.getByRole('button', { name: 'Cancel Query' }).click();
    await shown.checkAsked('results/cancel', [{ resultId: 'running' }]);
    const rows = 1200;
    await shown.surface.tell('results/progress', { ...RUNNING.progress, state: 'cancelled', rows });
    await shown.page.getByText('Cancelled. 1,200 rows had arrived before; the result is not complete.').waitFor();
    await shown.page.locator('[role=grid][aria-rowcount="1201"]').waitFor();
  });

  it('says that a row limit cut the result', async () => {
    await show([sampleTab({ resultId: 'cut', title: 'cut', rows: 500, columns: 3, progress: { truncated: true } })]);
    await shown.page.getByText(/Stopped at the row limit of 500 rows/).waitFor();
  });

  it('says why a query failed, and leads to the place', async () => {
    await show([FAILED]);
    await shown.page
      .getByRole('alert')
      .getByText(/'amuont' not found/)
      .waitFor();
    await shown.page.getByRole('button', { name: 'Go to Error' }).click();
    await shown.checkAsked('results/showError', [{ resultId: 'failed' }]);
  });

  it('switches and closes tabs from the keyboard', async () => {
    await show([SMALL, FAILED]);
    await shown.page.getByRole('tab', { name: 'stg_customers' }).focus();
    await press('ArrowRight');
    await shown.checkAsked('results/select', [{ resultId: 'failed' }]);
    await shown.surface.tell('results/changed', { tabs: [SMALL, FAILED], selected: 'failed' });
    await shown.page.getByRole('alert').waitFor();
    await press('Delete');
    await shown.checkAsked('results/close', [{ resultId: 'failed' }]);
  });

  it('comes back to the place it was scrolled to', async () => {
    await show([LARGE]);
    await cell(0, 0).click();
    await press('Control+ArrowDown');
    await checkInSight(ROWS - 1, 0);
    await shown.page.waitForFunction(() => /"top":[1-9]/.test(sessionStorage.getItem('surface-state') ?? ''));
    await shown.page.reload();
    await checkInSight(ROWS - 1, 0);
  });

  it('tells a newcomer what to do when there is nothing to show', async () => {
    await show([]);
    await shown.page.getByText(/press Ctrl\+Enter to run/).waitFor();
  });

  it('speaks the language that the host hands it', async () => {
    await show([], { texts: { 'No results yet.': 'Noch keine Ergebnisse.' } });
    await shown.page.getByText('Noch keine Ergebnisse.').waitFor();
  });

  for (const theme of ['dark', 'light', 'high contrast', 'high contrast light'] as const satisfies readonly ThemeName[])
    it(`is accessible in a ${theme} theme: rows, running, failed, empty`, async () => {
      for (const [name, tabs] of Object.entries({
        rows: [LARGE, SMALL, FAILED],
        running: [RUNNING],
        failed: [FAILED],
        empty: [],
      })) {
        await show(tabs, { theme });
        await shown.page.locator('main').waitFor();
        if (name === 'rows') await checkRowsLook();
        assert.deepEqual(await shown.surface.accessibilityFindings(), [], name);
        await shown.surface.screenshot(`results ${name} ${theme}`);
        if (name !== 'empty') await shown.close();
      }
    });

  /** A selection and the value beside it, so that the screenshot shows them too. */
  async function checkRowsLook(): Promise<void> {
    await cell(2, 1).click();
    await cell(5, 3).click({ modifiers: ['Shift'] });
    await press('Enter');
    await shown.page.getByRole('complementary').waitFor();
  }
});
