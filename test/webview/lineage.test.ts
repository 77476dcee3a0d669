import assert from 'node:assert/strict';
import type { LineageNews, LineageState } from '@lakehouse/protocol';
import type { Browser, Locator } from 'playwright-core';
import { FakeLineage, sampleLineage } from '../support/sampleLineage';
import { launchBrowser, SurfacePage, type SurfaceOptions } from '../support/surfacePage';
import type { ThemeName } from '../support/themes';

const SAMPLE: LineageState = { lineage: sampleLineage(), depth: 2 };
const NOTHING: LineageState = { lineage: { nodes: [], edges: [] }, depth: 2, message: 'There is no dbt project here.' };
const NARROW = { width: 420, height: 760 };
const WIDE = { width: 1200, height: 420 };

describe('the lineage view', () => {
  let browser: Browser;
  let shown: SurfacePage<LineageNews>;
  let host: FakeLineage;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(shown.complaints, []);
    await shown.close();
  });

  async function show(state: LineageState, options: Partial<SurfaceOptions> = NARROW): Promise<void> {
    host = new FakeLineage(state);
    shown = await SurfacePage.open(browser, { surface: 'lineage', ...options }, host.handlers);
  }

  /** Waits until the host was asked so often: what is asked is on its way for a moment. */
  async function asked(times: number): Promise<FakeLineage['asked']> {
    while (host.asked.length < times) await shown.page.evaluate(() => new Promise(requestAnimationFrame));
    return host.asked;
  }

  const node = (name: string): Locator => shown.page.getByRole('treeitem', { name: new RegExp(`^${name}\\b`) });
  const card = (name: string): Locator => node(name).locator('.card');

  async function boxOf(name: string): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
    const box = await card(name).boundingBox();
    assert.ok(box !== null, name);
    return box;
  }

  it('shows the model of the editor with what it is made of and what is made of it', async () => {
    await show(SAMPLE);
    for (const { name } of SAMPLE.lineage.nodes) await shown.page.getByText(name, { exact: true }).waitFor();
    assert.equal(await node('int_customer_orders').getAttribute('aria-selected'), 'true');
    assert.equal(await shown.page.locator('.edge').count(), SAMPLE.lineage.edges.length);
  });

  it('flows down in a narrow view and to the right in a wide one', async () => {
    await show(SAMPLE, NARROW);
    assert.ok((await boxOf('raw_orders')).y < (await boxOf('stg_orders')).y);
    await shown.page.setViewportSize(WIDE);
    await shown.page.waitForFunction(() => {
      const at = (id: string): number =>
        document.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect().x ?? Number.NaN;
      return at('source.lakehouse.raw_orders') < at('model.lakehouse.stg_orders') - 50;
    });
  });

  it('opens the file of a node by click and by Enter', async () => {
    await show(SAMPLE);
    await node('stg_orders').click();
    await node('fct_daily_revenue').focus();
    await shown.page.keyboard.press('Enter');
    assert.deepEqual(await asked(2), [
      { method: 'lineage/open', params: { uniqueId: 'model.lakehouse.stg_orders' } },
      { method: 'lineage/open', params: { uniqueId: 'model.lakehouse.fct_daily_revenue' } },
    ]);
  });

  it('opens nothing when the graph was only dragged', async () => {
    await show(SAMPLE);
    const before = await boxOf('stg_orders');
    await shown.page.mouse.move(before.x + 20, before.y + 10);
    await shown.page.mouse.down();
    await shown.page.mouse.move(before.x + 90, before.y + 60, { steps: 4 });
    await shown.page.mouse.up();
    const after = await boxOf('stg_orders');
    assert.equal(Math.round(after.x - before.x), 70);
    assert.deepEqual(host.asked, []);
  });

  it('draws a ref that names nothing as missing, with nothing to open', async () => {
    await show(SAMPLE);
    await node('int_retuns').click();
    await node('int_retuns').getByText('not found').waitFor();
    assert.deepEqual(host.asked, []);
  });

  it('walks along the edges and across the layer with the arrow keys', async () => {
    await show(SAMPLE, WIDE);
    const focused = (): Promise<string | null> =>
      shown.page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? null);
    await node('int_customer_orders').focus();
    await shown.page.keyboard.press('ArrowLeft');
    assert.match((await focused()) ?? '', /stg_|int_retuns/);
    await shown.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'model.lakehouse.int_customer_orders');
    await shown.page.keyboard.press('ArrowRight');
    const first = await focused();
    await shown.page.keyboard.press('ArrowDown');
    assert.notEqual(await focused(), first);
  });

  it('asks for more and for fewer hops', async () => {
    await show(SAMPLE);
    await shown.page.getByText('2 hops').waitFor();
    await shown.page.getByRole('button', { name: 'More Hops' }).click();
    await shown.page.getByRole('button', { name: 'Fewer Hops' }).click();
    assert.deepEqual(
      (await asked(2)).map(({ params }) => params),
      [{ depth: 3 }, { depth: 1 }],
    );
  });

  it('zooms around the pointer and shows all again', async () => {
    await show(SAMPLE);
    const before = await boxOf('int_customer_orders');
    await node('int_customer_orders').hover();
    await shown.page.keyboard.down('Control');
    await shown.page.mouse.wheel(0, -200);
    await shown.page.keyboard.up('Control');
    await shown.page.waitForFunction(
      width => (document.querySelector('.node.current .card')?.getBoundingClientRect().width ?? 0) > width * 1.2,
      before.width,
    );
    await shown.page.getByRole('button', { name: 'Show All' }).click();
    const view = shown.page.viewportSize();
    for (const { name } of SAMPLE.lineage.nodes) {
      const box = await boxOf(name);
      assert.ok(box.x >= 0 && box.x + box.width <= (view?.width ?? 0), name);
    }
  });

  it('follows the editor, and leaves the place alone on an edit of the same model', async () => {
    await show(SAMPLE, WIDE);
    const before = await boxOf('stg_orders');
    await shown.page.mouse.move(5, 5);
    await shown.page.mouse.wheel(0, 40);
    await shown.page.waitForFunction(
      y => (document.querySelector('[data-id$=stg_orders] .card')?.getBoundingClientRect().y ?? y) < y - 30,
      before.y,
    );
    await shown.tell('lineage/changed', { ...SAMPLE, lineage: { ...SAMPLE.lineage } });
    assert.equal(Math.round((await boxOf('stg_orders')).y - before.y), -40);
    await shown.tell('lineage/changed', {
      ...SAMPLE,
      lineage: { ...SAMPLE.lineage, focus: 'model.lakehouse.stg_orders' },
    });
    await shown.page.locator('.node.current', { hasText: 'stg_orders' }).waitFor();
    assert.ok(Math.abs((await boxOf('stg_orders')).y - before.y) < 1);
  });

  it('says why there is no graph', async () => {
    await show(NOTHING);
    await shown.page.getByText('There is no dbt project here.').waitFor();
  });

  for (const theme of ['dark', 'light', 'high contrast'] as const satisfies readonly ThemeName[])
    it(`is accessible in a ${theme} theme`, async () => {
      await show(SAMPLE, { theme, ...NARROW });
      await node('int_customer_orders').waitFor();
      assert.deepEqual(await shown.accessibilityFindings(), []);
      await shown.screenshot(`lineage narrow ${theme}`);
      await shown.close();
      await show(SAMPLE, { theme, ...WIDE });
      await node('stg_customers').hover();
      await shown.screenshot(`lineage wide ${theme}`);
      await shown.close();
      await show(NOTHING, { theme, ...NARROW });
      await shown.page.getByText('There is no dbt project here.').waitFor();
      assert.deepEqual(await shown.accessibilityFindings(), []);
    });
});
