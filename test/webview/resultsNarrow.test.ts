import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 400, columns: 6, tab: { rowLimit: 1000 } });
const WIDTH = 300;

describe('a narrow results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  beforeEach(async () => {
    panel = await open([SMALL], { width: WIDTH, height: 420 });
    await panel.cell(0, 0).click();
  });

  /** The element is seen in its whole width. */
  async function checkWithin(element: Locator): Promise<void> {
    const box = await element.boundingBox();
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= WIDTH, JSON.stringify(box));
  }

  it('shows its tab beside the toolbar, whose other buttons are in a menu', async () => {
    await checkWithin(panel.page.getByRole('tab'));
    const [tab, bar] = [panel.page.getByRole('tab'), panel.page.getByRole('toolbar', { name: 'Result' })];
    const [left, right] = [await tab.boundingBox(), await bar.boundingBox()];
    assert.ok(left !== null && right !== null && left.width > 100 && left.x + left.width <= right.x);
    await panel.page.getByRole('button', { name: 'More…' }).click();
    await checkWithin(panel.page.getByRole('menu'));
    assert.deepEqual(await panel.surface.accessibilityFindings(), []);
    await panel.choose('Column Profiles');
    await panel.page.locator('.headerProfile').first().waitFor();
  });

  it('shows what belongs to a cell below the rows', async () => {
    await panel.press('Enter');
    const pane = panel.page.getByRole('complementary');
    await checkWithin(pane);
    const [side, grid] = [await pane.boundingBox(), await panel.grid.boundingBox()];
    assert.ok(side !== null && grid !== null && side.y >= grid.y + grid.height - 1 && grid.height > 120);
    await panel.cell(0, 0).waitFor();
  });

  it('has room for the find widget', async () => {
    await panel.press('Control+f');
    await panel.page.keyboard.type('tony');
    await panel.page.getByText('1 of 80').waitFor();
    await checkWithin(panel.page.getByRole('textbox', { name: 'Find', exact: true }));
    await checkWithin(panel.page.getByRole('search').getByRole('button', { name: 'Close' }));
  });

  it('leaves out of the status line what has no room, and cuts nothing else', async () => {
    await panel.page.getByText('400 rows', { exact: true }).waitFor();
    const isSeen = (text: string): Promise<boolean> =>
      panel.page
        .getByText(text)
        .evaluate(
          each => each.getBoundingClientRect().bottom <= (each.parentElement?.getBoundingClientRect().bottom ?? 0),
        );
    assert.equal(await isSeen('limit 1,000 rows'), false);
    await panel.page.setViewportSize({ width: 1000, height: 420 });
    await panel.until(() => isSeen('limit 1,000 rows'));
  });
});
