import assert from 'node:assert/strict';
import { sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const WIDE = sampleTab({ resultId: 'wide', title: 'stg_orders', rows: 100_000, columns: 60 });

describe('a drag in the results panel scrolls on at the edges', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  beforeEach(async () => {
    panel = await open([WIDE], { width: 900 });
    await panel.cell(0, 0).waitFor();
  });

  /** What the status line says of the selection: rows and columns. */
  async function marked(): Promise<readonly [number, number]> {
    const text = (await panel.page.getByLabel('Selection').textContent()) ?? '';
    const [, rows = '0', columns = '0'] = /^([\d,]+) × ([\d,]+) selected/.exec(text) ?? [];
    return [Number(rows.replaceAll(',', '')), Number(columns)];
  }

  async function frames(count: number): Promise<void> {
    for (let frame = 0; frame < count; frame++)
      await panel.page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)));
  }

  async function dragFrom(row: number, position: number): Promise<void> {
    await panel.cell(row, position).hover();
    await panel.page.mouse.down();
  }

  it('down, without a further move of the pointer, and stops where it is let go', async () => {
    await dragFrom(2, 1);
    const box = await panel.grid.boundingBox();
    assert.ok(box !== null);
    await panel.page.mouse.move(box.x + 300, box.y + box.height + 40, { steps: 3 });
    await panel.until(async () => (await marked())[0] > 60);
    // Outside, where it would go on.
    await panel.page.mouse.up();
    await frames(5);
    const [rows] = await marked();
    await frames(20);
    assert.deepEqual((await marked())[0], rows);
  });

  it('to the right and back to the left', async () => {
    await dragFrom(2, 1);
    const box = await panel.grid.boundingBox();
    assert.ok(box !== null);
    await panel.page.mouse.move(box.x + box.width + 60, box.y + 100, { steps: 3 });
    await panel.until(async () => (await marked())[1] > 20);
    assert.equal((await marked())[0], 1);
    await panel.page.mouse.move(box.x - 200, box.y + 100, { steps: 3 });
    await panel.until(async () => (await marked())[1] === 2);
    await panel.until(() => panel.grid.evaluate(grid => grid.scrollLeft === 0));
    await panel.page.mouse.up();
  });

  it('over whole rows, from their numbers', async () => {
    await panel.page.getByRole('rowheader').nth(2).hover();
    await panel.page.mouse.down();
    const box = await panel.grid.boundingBox();
    assert.ok(box !== null);
    await panel.page.mouse.move(box.x + 10, box.y + box.height + 80, { steps: 3 });
    await panel.until(async () => (await marked())[0] > 60);
    assert.equal((await marked())[1], 60);
    await panel.page.mouse.up();
  });

  it('with a column, whose header is long out of sight when it is dropped', async () => {
    const name = panel.header('customer').locator('.columnName');
    await name.hover();
    await panel.page.mouse.down();
    const box = await panel.grid.boundingBox();
    assert.ok(box !== null);
    await panel.page.mouse.move(box.x + box.width + 120, box.y + 10, { steps: 5 });
    await panel.until(() => panel.grid.evaluate(grid => grid.scrollLeft > 4000));
    await panel.page.mouse.move(box.x + 400, box.y + 10, { steps: 2 });
    await panel.page.mouse.up();
    await panel.page.locator('.columnHeader', { hasText: /^customerVARCHAR/ }).waitFor();
    assert.ok((await panel.grid.evaluate(grid => grid.scrollLeft)) > 4000);
    assert.equal(await panel.page.locator('.dropMark:visible').count(), 0);
  });
});
