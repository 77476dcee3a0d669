import assert from 'node:assert/strict';
import type { ResultTab } from '@lakehouse/protocol';
import { comparedTab, sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const TABS = ['first', 'second', 'third'].map(name =>
  sampleTab({ resultId: name, title: `${name} result`, rows: 40, columns: 6 }),
);

describe('tabs and status of the results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  async function show(tabs: readonly ResultTab[] = TABS): Promise<void> {
    panel = await open(tabs, { width: 1300 });
    await panel.page.getByRole('tab').first().waitFor();
  }

  async function chooseOf(title: string, entry: string): Promise<void> {
    await panel.page.getByRole('tab', { name: title }).click({ button: 'right' });
    await panel.choose(entry);
  }

  it('are renamed by a double press and by F2, and left as they are by Escape', async () => {
    await show();
    await panel.page.getByRole('tab', { name: 'second' }).dblclick();
    await panel.page.getByRole('textbox', { name: 'Title of second result' }).fill('orders of May');
    await panel.press('Enter');
    await panel.page.getByRole('textbox').waitFor({ state: 'detached' });
    await panel.checkAsked('results/rename', [{ resultId: 'second', title: 'orders of May' }]);
    await panel.page.getByRole('tab', { name: 'first' }).focus();
    await panel.press('F2');
    await panel.page.getByRole('textbox', { name: 'Title of first result' }).fill('nothing');
    await panel.press('Escape');
    await panel.page.getByRole('textbox').waitFor({ state: 'detached' });
    assert.equal(panel.host.paramsOf('results/rename').length, 1);
  });

  it('leave the keyboard where a press ended the renaming', async () => {
    await show();
    await panel.cell(0, 0).waitFor();
    await panel.page.getByRole('tab', { name: 'second' }).dblclick();
    await panel.page.getByRole('textbox', { name: 'Title of second result' }).fill('orders');
    await panel.cell(2, 1).click();
    await panel.page.getByRole('textbox').waitFor({ state: 'detached' });
    await panel.page.evaluate(
      () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    assert.equal(await panel.grid.evaluate(grid => grid === document.activeElement), true);
  });

  it('lay under the toolbar when there were many', async () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      sampleTab({ resultId: `t${at}`, title: `a result with a long title ${at}`, rows: 40, columns: 6 }),
    );
    panel = await open(many, { width: 1000 });
    const strip = await panel.page.getByRole('tablist').boundingBox();
    const toolbar = await panel.page.getByRole('toolbar').boundingBox();
    assert.ok(strip !== null && toolbar !== null);
    assert.ok(strip.x + strip.width <= toolbar.x, `${strip.x + strip.width} > ${toolbar.x}`);
  });

  it('are pinned, run again and closed from a menu that the keyboard reaches', async () => {
    await show([TABS[0]!, { ...TABS[1]!, pinned: true }, TABS[2]!]);
    await chooseOf('first', 'Pin');
    await panel.checkAsked('results/pin', [{ resultId: 'first', pinned: true }]);
    await chooseOf('first', 'Run Again');
    await panel.checkAsked('results/rerun', [{ resultId: 'first', all: false }]);
    await panel.page.getByRole('tab', { name: 'first' }).focus();
    await panel.press('Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    assert.deepEqual(await panel.surface.accessibilityFindings(), []);
    await panel.choose('Close Others');
    await panel.checkAsked('results/close', [{ resultId: 'third' }]);
  });

  it('tell what the query cost, whether a reflection answered, and lead to its job', async () => {
    await show([{ ...TABS[0]!, reflections: ['daily_revenue'], hasJob: true, rowLimit: 10_000, note: 'over REST' }]);
    for (const text of [
      'first row after 87 ms',
      '4.0 KB',
      'limit 10,000 rows',
      'reflection daily_revenue',
      'over REST',
    ])
      await panel.page.getByText(text, { exact: true }).waitFor();
    await panel.page.getByRole('button', { name: 'Job' }).click();
    await panel.checkAsked('results/openJob', [{ resultId: 'first' }]);
  });

  it('offer all rows when a limit cut the result', async () => {
    await show([sampleTab({ resultId: 'cut', title: 'cut', rows: 500, columns: 3, progress: { truncated: true } })]);
    await panel.page.getByRole('button', { name: 'Load All Rows' }).click();
    await panel.checkAsked('results/rerun', [{ resultId: 'cut', all: true }]);
  });

  it('say that a row limit kept rows from being compared, and offer to compare all', async () => {
    const compared = comparedTab('compared', 40);
    await show([{ ...compared, progress: { ...compared.progress, truncated: true } }]);
    await panel.page.getByText(/rows beyond it are not compared/).waitFor();
    await panel.page.getByRole('button', { name: 'Load All Rows' }).click();
    await panel.checkAsked('results/rerun', [{ resultId: 'compared', all: true }]);
  });

  it('say that a statement gives no rows, and that a query gave none', async () => {
    await show([sampleTab({ resultId: 'ddl', title: 'ddl', rows: 0, columns: 0 })]);
    await panel.page.getByText('Done. The statement gives no rows.').waitFor();
    await panel.close();
    await show([sampleTab({ resultId: 'none', title: 'none', rows: 0, columns: 3 })]);
    await panel.page.getByText('The query gave no rows.').waitFor();
    await panel.header('customer').waitFor();
  });

  it('export and compare the result through the host', async () => {
    await show();
    await panel.page.getByRole('button', { name: 'Export…' }).click();
    await panel.page.getByRole('button', { name: 'Compare With…' }).click();
    await panel.checkAsked('results/export', [{ resultId: 'first', columns: [0, 1, 2, 3, 4, 5] }]);
    await panel.checkAsked('results/compare', [{ resultId: 'first' }]);
  });
});
