import assert from 'node:assert/strict';
import { sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 400, columns: 6 });

describe('find in the results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  async function find(text: string): Promise<void> {
    panel = await open([SMALL], { width: 1200 });
    await panel.cell(0, 0).click();
    await panel.press('Control+f');
    await panel.page.getByRole('textbox', { name: 'Find' }).fill(text);
  }

  it('goes to the matches one after the other, and counts them', async () => {
    await find('tony');
    await panel.page.getByText('1 of 80').waitFor();
    assert.ok((await panel.page.locator('.cell.match').count()) > 1);
    await panel.press('Enter');
    await panel.page.getByText('2 of 80').waitFor();
    await panel.page.locator('.cell.active.match').waitFor();
    await panel.press('Shift+Enter');
    await panel.page.getByText('1 of 80').waitFor();
    await panel.press('Shift+Enter');
    await panel.page.getByText('80 of 80').waitFor();
    await panel.cell(399, 1).waitFor();
  });

  it('counts again when rows are filtered, and stays where it is', async () => {
    await find('tony');
    await panel.page.getByText('1 of 80').waitFor();
    await panel.page.getByRole('button', { name: 'Filters' }).click();
    await panel.page.getByRole('textbox', { name: 'Filter amount' }).fill('< 100');
    await panel.page.getByText('100 of 400 rows').waitFor();
    await panel.page.getByRole('search').getByText('20', { exact: true }).waitFor();
  });

  it('heeds the case when asked', async () => {
    await find('tony');
    await panel.page.getByText('1 of 80').waitFor();
    await panel.page.getByRole('button', { name: 'Match Case' }).click();
    await panel.page.getByText('No results').waitFor();
    assert.equal(await panel.page.locator('.cell.match').count(), 0);
  });

  it('closes with Escape, and the grid has the focus again', async () => {
    await find('tony');
    await panel.page.getByText('1 of 80').waitFor();
    await panel.press('Escape');
    await panel.page.getByRole('search').waitFor({ state: 'detached' });
    assert.equal(await panel.grid.evaluate(grid => grid === document.activeElement), true);
    await panel.page.waitForFunction(() => document.querySelector('.cell.match') === null);
  });

  it('gives keys that are typed at once to what was opened for them', async () => {
    panel = await open([SMALL], { width: 1200 });
    await panel.cell(0, 0).click();
    const { page } = panel;
    await panel.press('Control+f');
    await page.keyboard.type('tony');
    assert.equal(await page.getByRole('textbox', { name: 'Find', exact: true }).inputValue(), 'tony');
    await panel.press('Escape', 'Escape', 'Control+g');
    await page.keyboard.type('123');
    await panel.press('Enter');
    await panel.cell(122, 0).waitFor();
    await panel.press('Control+Alt+f');
    await page.keyboard.type('> 5');
    assert.equal(await page.getByRole('textbox', { name: 'Filter order_id' }).inputValue(), '> 5');
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await page.keyboard.type('amo');
    assert.equal(await page.getByRole('searchbox', { name: 'Search columns' }).inputValue(), 'amo');
  });
});
