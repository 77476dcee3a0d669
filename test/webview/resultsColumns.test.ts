import assert from 'node:assert/strict';
import { sampleCell, sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 40, columns: 6 });
const WIDE = sampleTab({ resultId: 'wide', title: 'wide', rows: 100_000_000, columns: 1000 });
const AS_THEY_CAME = ['order_id', 'customer', 'amount', 'ordered_at', 'is_paid', 'items'];

describe('columns of the results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  async function show(tab = SMALL): Promise<void> {
    panel = await open([tab], { width: 1600 });
    // Columns get their widths with the first rows.
    await panel.shows(0, 0, sampleCell(0, 0) ?? '');
  }

  async function chooseOf(name: string, entry: string): Promise<void> {
    await panel.header(name).locator('.headerName').click({ button: 'right' });
    await panel.choose(entry);
  }

  async function widthOf(name: string): Promise<number> {
    return Math.round((await panel.header(name).boundingBox())?.width ?? 0);
  }

  /** Drags a header's name by its middle to another place on the page. */
  async function dragHeader(name: string, toX: number): Promise<void> {
    const box = await panel.header(name).boundingBox();
    assert.ok(box !== null);
    await panel.page.mouse.move(box.x + box.width / 2, box.y + 15);
    await panel.page.mouse.down();
    await panel.page.mouse.move(toX, box.y + 15, { steps: 4 });
    await panel.page.mouse.up();
  }

  for (const pixelRatio of [1, 1.25, 1.5, 2, 3])
    it(`reach the last of 100,000,000 rows × 1,000 columns at a device pixel ratio of ${pixelRatio}`, async () => {
      panel = await open([WIDE], { pixelRatio });
      await panel.cell(0, 0).click();
      await panel.press('Control+End');
      const last = 100_000_000 - 1;
      await panel.cell(last, 999).waitFor();
      const [box, grid] = [await panel.cell(last, 999).boundingBox(), await panel.grid.boundingBox()];
      assert.ok(box !== null && grid !== null);
      assert.ok(Math.abs(box.y + box.height - (grid.y + grid.height)) <= 1, `${box.y}`);
      assert.ok(Math.abs(box.x + box.width - (grid.x + grid.width)) <= 1, `${box.x}`);
      await panel.page.mouse.move(grid.x + 300, grid.y + 200);
      await panel.page.mouse.wheel(0, -24 * pixelRatio); // The browser is told of device pixels.
      await panel.cell(last - 2, 999).waitFor();
      const above = await panel.cell(last, 999).boundingBox();
      assert.equal(Math.round((above?.y ?? 0) - box.y), 24);
    });

  it('go to a row by its number', async () => {
    await show(WIDE);
    await panel.cell(0, 0).click();
    await panel.press('Control+g');
    await panel.page.getByRole('dialog').waitFor();
    await panel.page.keyboard.type('77,777,778');
    await panel.press('Enter');
    await panel.cell(77_777_777, 0).waitFor();
    assert.equal(await panel.grid.evaluate(grid => grid === document.activeElement), true);
  });

  it('keep the width that they were dragged to, and fit their values at a double click', async () => {
    await show();
    await panel.shows(0, 1, 'Ada Lovelace');
    const before = await panel.header('customer').boundingBox();
    assert.ok(before !== null);
    const edge = before.x + before.width - 1;
    await panel.page.mouse.move(edge, before.y + 10);
    await panel.page.mouse.down();
    await panel.page.mouse.move(edge + 80, before.y + 10);
    await panel.page.mouse.up();
    assert.equal((await widthOf('customer')) - Math.round(before.width), 80);
    await panel.page.mouse.dblclick(edge + 80, before.y + 10);
    await panel.page.waitForFunction(() => (document.querySelectorAll('.columnHeader')[1]?.clientWidth ?? 0) < 240);
  });

  it('are widened and moved from the keyboard', async () => {
    await show();
    await panel.cell(0, 1).click();
    const before = await widthOf('customer');
    await panel.press('Alt+ArrowRight', 'Alt+ArrowRight');
    await panel.page.waitForFunction(
      width => Math.round(document.querySelectorAll('.columnHeader')[1]?.getBoundingClientRect().width ?? 0) === width,
      before + 32,
    );
    await panel.press('Alt+Shift+ArrowRight');
    await panel.shows(0, 2, 'Ada Lovelace');
    await panel.checkColumns(['order_id', 'amount', 'customer', ...AS_THEY_CAME.slice(3)]);
  });

  it('are moved by a drag of their names, which does not sort', async () => {
    await show();
    const target = await panel.header('ordered_at').boundingBox();
    assert.ok(target !== null);
    await dragHeader('customer', target.x + target.width - 10);
    await panel.shows(0, 3, 'Ada Lovelace');
    await panel.checkColumns(['order_id', 'amount', 'ordered_at', 'customer', 'is_paid', 'items']);
    assert.deepEqual(panel.host.paramsOf('results/arrange'), []);
  });

  it('stay at the left when they are pinned', async () => {
    await show(sampleTab({ resultId: 'many', title: 'many', rows: 40, columns: 30 }));
    await chooseOf('customer', 'Pin to the Left');
    await panel.shows(0, 0, 'Ada Lovelace');
    const before = await panel.cell(0, 0).boundingBox();
    await panel.grid.evaluate(grid => (grid.scrollLeft = 1500));
    await panel.page.locator('.columnHeader', { hasText: 'customer_13' }).waitFor();
    assert.deepEqual(await panel.cell(0, 0).boundingBox(), before);
    await chooseOf('customer', 'Unpin');
    await panel.page.locator('.columnHeader', { hasText: /^customerVARCHAR$/ }).waitFor({ state: 'detached' });
  });

  it('are hidden, found and shown again in the list', async () => {
    await show();
    await chooseOf('amount', 'Hide');
    await panel.header('amount').waitFor({ state: 'detached' });
    assert.equal(await panel.grid.getAttribute('aria-colcount'), '6');
    await panel.page.getByRole('button', { name: 'Columns' }).click();
    const list = panel.page.getByRole('complementary');
    await list.getByText('5 of 6 shown').waitFor();
    await panel.page.keyboard.type('amo');
    await list.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
    await list.getByRole('checkbox').check();
    await panel.header('amount').waitFor();
    await panel.checkColumns(AS_THEY_CAME);
  });

  it('are laid out as before when the page comes back, and when the statement is run again', async () => {
    await show();
    await chooseOf('amount', 'Hide');
    await chooseOf('is_paid', 'Pin to the Left');
    const laidOut = ['is_paid', 'order_id', 'customer', 'ordered_at', 'items'];
    await panel.page.waitForFunction(() => /"pinned":\[4\]/.test(sessionStorage.getItem('surface-state') ?? ''));
    await panel.page.reload();
    await panel.cell(0, 0).waitFor();
    await panel.checkColumns(laidOut);
    const again = { ...SMALL, resultId: 'again', progress: { ...SMALL.progress, resultId: 'again' } };
    await panel.surface.tell('results/changed', { tabs: [again], selected: 'again' });
    await panel.page.locator('#tab-again').waitFor();
    await panel.checkColumns(laidOut);
  });
});
